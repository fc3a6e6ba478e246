//! Mount point of the widget: one live card after another in one element of a page.

use super::chunks::render_steps;
use super::live_card::{LiveCard, Props as LiveCardProps};
use std::rc::Rc;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp};

/// The content of a [`CardRoot`]: a card or nothing.
///
/// Each card that is shown gets a number of its own. It is the key of the card's component, so the state and
/// listeners of a component belong to one card for as long as it lives.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct Props {
    /// The number of the card that is shown, or was shown last.
    number: u32,
    shown: Option<Rc<LiveCardProps>>,
}

impl Props {
    /// Shows a card, as a new component.
    pub fn show(&mut self, card: LiveCardProps) {
        self.number += 1;
        self.shown = Some(Rc::new(card));
    }

    /// Shows nothing.
    pub fn clear(&mut self) {
        self.shown = None;
    }

    /// Renders one more step of the card. Returns whether there are more; there are none without a card.
    pub fn render_step(&mut self) -> bool {
        let Some(shown) = &mut self.shown else { return false };
        let shown = Rc::make_mut(shown);
        shown.rendered_steps = shown.rendered_steps.saturating_add(1);
        let is_left = shown.rendered_steps < render_steps(shown.card.facts.len());
        if !is_left {
            shown.rendered_steps = usize::MAX;
        }
        is_left
    }
}

/// Shows a card or nothing.
#[component]
pub fn CardRoot(props: &Props) -> Html {
    props.shown.as_ref().map_or_else(Html::default, |card| {
        VComp::new::<LiveCard>(Rc::clone(card), Some(Key::from(props.number))).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Shared;
    use crate::hooks::AddressSource;
    use curtain_core::card::time::Timestamp;
    use curtain_core::card::{Card, Text};
    use curtain_core::i18n::{Category, Locale, Messages};

    struct NoLocale;

    impl Locale for NoLocale {
        fn category(&self, _: u64) -> Category {
            Category::Other
        }

        fn any_of(&self, texts: &[String]) -> String {
            texts.join(", ")
        }

        fn all_of(&self, texts: &[String]) -> String {
            texts.join(", ")
        }
    }

    fn card() -> LiveCardProps {
        let card = Card {
            id: "x".to_owned(),
            lang: "en".to_owned(),
            title: Text::new("X"),
            as_of: Timestamp::from_date(2021, 4, 9),
            tracks: Vec::new(),
            schedules: Vec::new(),
            facts: Vec::new(),
        };
        let lines = "\n".repeat(Messages::LINES - 1);
        LiveCardProps {
            card: Shared::new(card),
            messages: Shared::new(
                Messages::new("en".to_owned(), &lines, Box::new(NoLocale)).unwrap(),
            ),
            root: AttrValue::default(),
            address: AddressSource::Page,
            opened: AttrValue::default(),
            on_event: Callback::noop(),
            rendered_steps: 0,
        }
    }

    /// Returns the key of the component, or `None` if nothing is shown.
    fn key(content: &Props) -> Option<Key> {
        content.shown.as_ref().map(|_| Key::from(content.number))
    }

    #[test]
    fn each_card_that_is_shown_is_a_component_of_its_own() {
        let (mut content, card) = (Props::default(), card());
        content.show(card.clone());
        let first = key(&content);
        content.render_step();
        assert!(first.is_some() && key(&content) == first, "a render step is no new card");
        content.show(card.clone());
        let second = key(&content);
        assert_ne!(second, first, "the same card, shown again");
        content.clear();
        assert_eq!(key(&content), None);
        content.show(card);
        assert!(key(&content).is_some() && ![first, second].contains(&key(&content)));
    }

    #[test]
    fn a_card_is_drawn_in_steps_until_none_is_left() {
        let mut content = Props::default();
        assert!(!content.render_step(), "no card");
        content.show(card());
        let steps = std::iter::from_fn(|| content.render_step().then_some(())).count();
        assert_eq!(steps + 1, render_steps(0));
        assert_eq!(content.shown.map(|card| card.rendered_steps), Some(usize::MAX));
    }
}
