//! JavaScript class `CardSlot`: an element of a page in which a script shows cards.

use super::card::Card;
use super::events::notify_host;
use super::messages::Messages;
use curtain_widget::browser::panics;
use curtain_widget::components::{AddressSource, CardRoot, CardRootProps, LiveCardProps};
use wasm_bindgen::prelude::*;

/// An element of a page that shows one card after another. Yew keeps the listeners of a root for good, so a
/// page uses a slot again for its next card.
#[derive(Debug)]
#[wasm_bindgen]
pub struct CardSlot {
    host: web_sys::Element,
    app: yew::AppHandle<CardRoot>,
    content: CardRootProps,
}

#[wasm_bindgen]
impl CardSlot {
    /// Makes an empty slot of an element, whose content belongs to the slot from then on. Calls `on_failure` with a
    /// message if the program panics later.
    #[wasm_bindgen(constructor)]
    pub fn new(host: web_sys::Element, on_failure: js_sys::Function) -> Self {
        panics::on_panic(on_failure);
        let app = yew::Renderer::<CardRoot>::with_root(host.clone()).render();
        Self { host, app, content: CardRootProps::default() }
    }

    /// Shows a card, in the language of `messages`; [`Self::render_step`] then draws the rest of it. `root` is
    /// the relative URL from the page to the site's root.
    ///
    /// `place` says which address the card follows: for `"page"`, a card's own page, and `"frame"` the fragment of the
    /// page's URL; for any other text the attribute `data-address` of the slot's element, and the event
    /// `curtain-address` on it. On a card's own page, progress that the address says beyond the reader's own waits for
    /// an answer.
    ///
    /// `opened` are the keys of covers that are open from the first drawing on, with dots between them: `1f.2e`.
    /// Those of which the card has no cover are ignored. Nothing is stored of them.
    ///
    /// Calls `on_event` with `"open"` and the key of a fact, or with `"progress"`, a track and a number, when the
    /// reader does that.
    ///
    /// # Errors
    ///
    /// Throws a message for a card that was not read to its end.
    pub fn show(
        &mut self,
        card: &Card,
        messages: &Messages,
        root: String,
        place: &str,
        opened: String,
        on_event: js_sys::Function,
    ) -> Result<(), JsValue> {
        let card = card.card.clone().ok_or("the card's data is damaged")?;
        let on_event = notify_host(on_event, &card);
        let address = match place {
            "page" => AddressSource::Page,
            "frame" => AddressSource::Frame,
            _ => AddressSource::Host(self.host.clone()),
        };
        let messages = messages.messages.clone();
        let (root, opened) = (root.into(), opened.into());
        let rendered_steps = 0;
        self.content.show(LiveCardProps {
            card,
            messages,
            root,
            address,
            opened,
            on_event,
            rendered_steps,
        });
        self.update();
        Ok(())
    }

    /// Draws the next chunk of the card. Returns whether there are more. The chunk is in the page one task
    /// later.
    pub fn render_step(&mut self) -> bool {
        let is_left = self.content.render_step();
        self.update();
        is_left
    }

    fn update(&mut self) {
        self.app.update(self.content.clone());
    }

    /// Removes the card, with its timers and listeners.
    pub fn clear(&mut self) {
        self.content.clear();
        self.update();
    }
}
