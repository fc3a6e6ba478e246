//! HTML documents and parts of them from Yew components.

use curtain_core::i18n::direction;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct Props {
    html: Html,
}

#[component]
fn Whole(props: &Props) -> Html {
    props.html.clone()
}

/// Returns a whole HTML document. Yew escapes texts and attribute values.
pub(super) fn document(lang: &str, class: &str, head: Html, body: Html) -> String {
    let html = html! {
        <html lang={lang.to_owned()} dir={Some(direction(lang)).filter(|dir| *dir != "ltr")} class={class.to_owned()}>
            <head>{ head }</head>
            <body>{ body }</body>
        </html>
    };
    format!("<!doctype html>{}\n", fragment(html))
}

/// Returns a part of a document.
pub(super) fn fragment(html: Html) -> String {
    let renderer = yew::LocalServerRenderer::<Whole>::with_props(Props { html }).hydratable(false);
    // No component of a static page waits for anything, so this needs no runtime.
    pollster::block_on(renderer.render())
}

/// Returns JSON as text for a `<script>` element, which only `</` could end.
pub(super) fn json_for_script(json: &serde_json::Value) -> String {
    json.to_string().replace('<', "\\u003c")
}
