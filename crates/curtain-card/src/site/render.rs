//! HTML from components.

use std::future::Future;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct Props {
    html: Html,
}

#[component]
fn Whole(props: &Props) -> Html {
    props.html.clone()
}

/// Writes HTML as text. Texts and attribute values are escaped on the way, by Yew.
///
/// # Errors
///
/// Returns why there is no runtime to render in.
pub(super) fn to_text(html: Html) -> std::io::Result<String> {
    let renderer = yew::LocalServerRenderer::<Whole>::with_props(Props { html }).hydratable(false);
    block_on(renderer.render())
}

fn block_on<F: Future>(future: F) -> std::io::Result<F::Output> {
    let runtime = Builder::new_current_thread().build()?;
    Ok(LocalSet::new().block_on(&runtime, future))
}
