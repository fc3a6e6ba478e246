//! Places where cards are shown, as scripts of a page hold them.

use super::card::Card;
use super::events::notify_host;
use super::messages::Messages;
use curtain_widget::browser;
use curtain_widget::components::{self, Address, CardSlotProps, LiveCardProps};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A place in a page for one card after another. Yew keeps the listeners of a root for good, so a root
/// that is done with one card takes the next.
#[wasm_bindgen]
pub struct CardSlot {
    host: web_sys::Element,
    app: yew::AppHandle<components::CardSlot>,
    /// The number of the card that is shown, or was last.
    card: u32,
    shown: Option<LiveCardProps>,
}

#[wasm_bindgen]
impl CardSlot {
    /// Makes an empty stage of an element, which is nobody else's from then on.
    #[wasm_bindgen(constructor)]
    pub fn new(host: web_sys::Element) -> Self {
        let app = yew::Renderer::<components::CardSlot>::with_root(host.clone()).render();
        Self { host, app, card: 0, shown: None }
    }

    /// Shows a card, in the language of `messages`; [`Self::render_step`] then draws the rest of it. `root` is the way
    /// from the page to the site's root.
    ///
    /// A card that is `alone` on its page follows the page's address; another one follows the attribute
    /// `data-address` of the stage, and the event `curtain-address` there.
    ///
    /// `failed` is called with a message if the program panics later, and `acted` with `"open"` and the key
    /// of a fact, or with `"progress"`, a track and a number, when the reader does that.
    ///
    /// # Errors
    ///
    /// Throws a message for a card that was not read to its end.
    pub fn show(
        &mut self,
        card: &Card,
        messages: &Messages,
        root: String,
        alone: bool,
        failed: js_sys::Function,
        acted: js_sys::Function,
    ) -> Result<(), JsValue> {
        let card = card.card.clone().ok_or("the card's data is damaged")?;
        browser::on_panic(failed);
        let on_act = notify_host(acted, &card);
        let address = if alone { Address::Page } else { Address::Host(self.host.clone()) };
        self.card += 1;
        self.shown = Some(LiveCardProps {
            card,
            messages: Rc::clone(&messages.messages).into(),
            root: root.into(),
            address,
            on_act,
            rendered_steps: 0,
        });
        self.update();
        Ok(())
    }

    /// Draws the next piece of the card; returns whether another one is left. What is drawn stands in the
    /// stage a task later.
    pub fn render_step(&mut self) -> bool {
        let Some(shown) = &mut self.shown else { return false };
        shown.rendered_steps = shown.rendered_steps.saturating_add(1);
        let is_left = shown.rendered_steps < components::steps(shown.card.facts.len());
        if !is_left {
            shown.rendered_steps = usize::MAX;
        }
        self.update();
        is_left
    }

    fn update(&mut self) {
        let shown = self.shown.clone().map(Rc::new);
        self.app.update(CardSlotProps { shown: shown.map(|shown| (self.card, shown)) });
    }

    /// Takes the card away, with its timers and listeners.
    pub fn clear(&mut self) {
        self.shown = None;
        self.update();
    }
}
