//! The program that readers load: mounts a live card into an element.

use curtain_card::browser;
use curtain_card::bundle::{self, Error};
use curtain_card::components::{Address, LiveCard, LiveCardProps};
use curtain_card::reader::Action;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// Mounts the card of a bundle into `host`. `root` is the way from the page to the site's root.
///
/// A card that is `alone` on its page follows the page's address; another one follows the attribute
/// `data-address` of its host, and the event `curtain-address` there.
///
/// `ready` is called when the card stands, `failed` with a message if the program panics later, and
/// `acted` with `"open"` and the key of a fact, or with `"progress"`, a track and a number, when the reader does that.
///
/// # Errors
///
/// Throws a message where the bundle cannot be read.
#[wasm_bindgen]
pub fn mount(
    host: web_sys::Element,
    bundle: &str,
    root: String,
    alone: bool,
    ready: js_sys::Function,
    failed: js_sys::Function,
    acted: js_sys::Function,
) -> Result<Mounted, JsValue> {
    let card = bundle::decode(bundle).map_err(|error| match error {
        Error::Broken => "the card's data is damaged",
        Error::Version(_) => "the card's data is of another version",
    });
    let card = Rc::new(card?);
    browser::on_panic(failed);
    let on_ready = Callback::from(move |()| {
        let _ = ready.call0(&JsValue::NULL);
    });
    let tracks = card.tracks.clone();
    let on_act = Callback::from(move |action| {
        let (kind, what, at) = match action {
            Action::Open(key) => ("open", key.to_string(), JsValue::UNDEFINED),
            Action::Progress { track, at } if track < tracks.len() => {
                ("progress", tracks[track].id.clone(), at.into())
            }
            _ => return,
        };
        let _ = acted.call3(&JsValue::NULL, &kind.into(), &what.into(), &at);
    });
    let address = if alone { Address::Page } else { Address::Host(host.clone()) };
    let props = LiveCardProps { card, root: root.into(), address, on_ready, on_act };
    Ok(Mounted(yew::Renderer::<LiveCard>::with_root_and_props(host, props).render()))
}

/// A card that stands.
#[wasm_bindgen]
pub struct Mounted(yew::AppHandle<LiveCard>);

#[wasm_bindgen]
impl Mounted {
    /// Takes the card away, with its timers and listeners.
    pub fn unmount(self) {
        self.0.destroy();
    }
}

/// Ends the program after a failure that it could not notice itself, such as a trap.
#[wasm_bindgen]
pub fn stop() {
    browser::stop();
}

fn main() {}
