//! The program that readers load: shows live cards in elements.

use curtain_card::browser;
use curtain_card::bundle::{self, Error};
use curtain_card::components::{self, Address, LiveCardProps, StageProps};
use curtain_card::reader::Action;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::Callback;

/// A place in a page for one card after another. Yew keeps the listeners of a root for good, so a root
/// that is done with one card takes the next.
#[wasm_bindgen]
pub struct Stage {
    host: web_sys::Element,
    app: yew::AppHandle<components::Stage>,
    shown: u32,
}

#[wasm_bindgen]
impl Stage {
    /// Makes an empty stage of an element, which is nobody else's from then on.
    #[wasm_bindgen(constructor)]
    pub fn new(host: web_sys::Element) -> Self {
        let app = yew::Renderer::<components::Stage>::with_root(host.clone()).render();
        Self { host, app, shown: 0 }
    }

    /// Shows the card of a bundle. `root` is the way from the page to the site's root.
    ///
    /// A card that is `alone` on its page follows the page's address; another one follows the attribute
    /// `data-address` of the stage, and the event `curtain-address` there.
    ///
    /// `ready` is called when the card stands, `failed` with a message if the program panics later, and
    /// `acted` with `"open"` and the key of a fact, or with `"progress"`, a track and a number, when the
    /// reader does that.
    ///
    /// # Errors
    ///
    /// Throws a message where the bundle cannot be read.
    pub fn show(
        &mut self,
        bundle: &str,
        root: String,
        alone: bool,
        ready: js_sys::Function,
        failed: js_sys::Function,
        acted: js_sys::Function,
    ) -> Result<(), JsValue> {
        let card = bundle::decode(bundle).map_err(|error| match error {
            Error::Broken => "the card's data is damaged",
            Error::Version(_) => "the card's data is of another version",
        });
        browser::on_panic(failed);
        let on_ready = Callback::from(move |()| drop(ready.call0(&JsValue::NULL)));
        let card = Rc::new(card?);
        let tracks = card.tracks.clone();
        let on_act = Callback::from(move |action: Action| {
            if let Some((kind, what, at)) = action.told(&tracks) {
                drop(acted.call3(&JsValue::NULL, &kind.into(), &what.into(), &at.into()));
            }
        });
        let address = if alone { Address::Page } else { Address::Host(self.host.clone()) };
        let props = LiveCardProps { card, root: root.into(), address, on_ready, on_act };
        self.shown += 1;
        self.app.update(StageProps { shown: Some((self.shown, Rc::new(props))) });
        Ok(())
    }

    /// Takes the card away, with its timers and listeners.
    pub fn clear(&mut self) {
        self.app.update(StageProps::default());
    }
}

/// Ends the program after a failure that it could not notice itself, such as a trap.
#[wasm_bindgen]
pub fn stop() {
    browser::stop();
}

fn main() {}
