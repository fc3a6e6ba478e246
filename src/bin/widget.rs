//! The program that readers load: mounts a live card into an element.

use curtain_card::browser;
use curtain_card::bundle::{self, Error};
use curtain_card::components::{LiveCard, LiveCardProps};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// Mounts the card of a bundle into `host`. `root` is the way from the page to the site's root;
/// `ready` is called when the card stands, `failed` with a message if the program panics later.
///
/// # Errors
///
/// Throws a message where the bundle cannot be read.
#[wasm_bindgen]
pub fn mount(
    host: web_sys::Element,
    bundle: &str,
    root: String,
    ready: js_sys::Function,
    failed: js_sys::Function,
) -> Result<(), JsValue> {
    let card = bundle::decode(bundle).map_err(|error| match error {
        Error::Broken => JsValue::from_str("the card's data is damaged"),
        Error::Version(_) => JsValue::from_str("the card's data is of another version"),
    })?;
    browser::on_panic(failed);
    let on_ready = Callback::from(move |()| {
        let _ = ready.call0(&JsValue::NULL);
    });
    let props = LiveCardProps { card: Rc::new(card), root: root.into(), on_ready };
    yew::Renderer::<LiveCard>::with_root_and_props(host, props).render();
    Ok(())
}

/// Ends the program after a failure that it could not notice itself, such as a trap.
#[wasm_bindgen]
pub fn stop() {
    browser::stop();
}

fn main() {}
