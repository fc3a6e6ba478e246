//! Live card: the series card of one reader, drawn anew when the reader, the address or the clock changes.

use super::airing_section::{AiringProps, PauseButton, airing_section};
use super::airing_texts::{AiringInput, AiringTexts, TimeFormat};
use super::chunks::{FORM_STEP, TIMES_STEP};
use super::progress_form::{Props as FormProps, form};
use super::series_card::SeriesCard;
use crate::hooks::{
    AddressSource, CardReader, local_time, offset, region, relative_time, use_as_of_time,
    use_clock, use_on_screen, use_paused, use_reader,
};
use crate::shared::{SharedCard, SharedMessages};
use curtain_core::card::Schedule;
use curtain_core::fragment;
use curtain_core::gate::{self, CardView};
use curtain_core::reader::Action;
use curtain_core::schedule::Preference;
use std::rc::Rc;
use yew::prelude::*;

/// A live card for a [`CardRoot`](super::CardRoot).
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The whole card. The gate decides here what the reader may see of it.
    pub card: SharedCard,
    /// The texts of the interface.
    pub messages: SharedMessages,
    /// The relative URL from the page to the site's root, such as `../../`.
    pub root: AttrValue,
    /// The source of the card's address.
    pub address: AddressSource,
    /// The keys of covers that are open from the first drawing on, with dots between them.
    pub opened: AttrValue,
    /// Called with each action of the reader, after the card has applied it.
    pub on_event: Callback<Action>,
    /// The number of steps that are drawn: a card is drawn in many short tasks before it is shown. See
    /// [`render_step`](super::CardRootProps::render_step).
    pub rendered_steps: usize,
}

/// The card of one reader.
#[component]
pub(super) fn LiveCard(props: &Props) -> Html {
    let CardReader { shown, act, change, offer } =
        use_reader(&props.card, &props.address, &props.opened);
    let on_action =
        use_callback((act, props.on_event.clone()), |action: Action, (act, on_event)| {
            act.emit(action.clone());
            on_event.emit(action);
        });
    let view = use_memo((props.card.clone(), shown), |(card, reader)| gate::view(card, reader));
    let schedules = use_memo(view.schedules.clone(), Clone::clone);
    let root = props.root.clone();
    let level = heading_level(&props.address);
    let form = if props.rendered_steps >= FORM_STEP {
        form(FormProps {
            view: view.clone(),
            messages: props.messages.clone(),
            level: level + 1,
            is_live: true,
            on_action: on_action.clone(),
            change,
        })
    } else {
        Html::default()
    };
    let airing = html! {
        if schedules.is_empty() {
            { form }
        } else if props.rendered_steps >= TIMES_STEP {
            <LiveAiring {form} {schedules} view={view.clone()} messages={props.messages.clone()} root={root.clone()} address={props.address.clone()} on_action={on_action.clone()} />
        }
    };
    html! { <SeriesCard {view} messages={props.messages.clone()} {root} {airing} {on_action} {offer} rendered_steps={props.rendered_steps} {level} is_live=true /> }
}

/// Returns the level of the card's heading: the parameter `heading` of its address, else 1 on a page of its
/// own and 2 on a page of another site.
fn heading_level(address: &AddressSource) -> u8 {
    let wanted = address.parameter(fragment::HEADING).and_then(|level| level.parse().ok());
    let usual = if matches!(address, AddressSource::Host(_)) { 2 } else { 1 };
    wanted.filter(|level| (1..=5).contains(level)).unwrap_or(usual)
}

#[derive(PartialEq, Properties)]
struct AiringComponentProps {
    form: Html,
    schedules: Rc<Vec<Schedule>>,
    view: Rc<CardView>,
    messages: SharedMessages,
    root: AttrValue,
    address: AddressSource,
    on_action: Callback<Action>,
}

/// The airing section, which is the one part of the card that the clock renders again.
#[component]
fn LiveAiring(props: &AiringComponentProps) -> Html {
    let view = &props.view;
    let (is_paused, on_pause) = use_paused();
    let element = use_node_ref();
    let is_seen = use_on_screen(&element, true);
    let as_of_time = use_as_of_time(&props.address);
    let is_stopped = is_paused || !is_seen || as_of_time.is_some();
    let pinned = view.preferences.outlet.clone();
    let now = use_clock(props.schedules.clone(), pinned.clone(), is_stopped);
    let now = as_of_time.unwrap_or(now);
    let messages = &props.messages;
    let lang = messages.lang();
    let region = region();
    let texts = AiringTexts::at(&AiringInput {
        now,
        view,
        messages,
        format: TimeFormat {
            relative_time: &|at| relative_time(at, now, lang),
            local_time: &|at| local_time(at, lang),
        },
        preference: Preference {
            pinned: pinned.as_deref(),
            region: region.as_deref(),
            offset: &offset,
        },
    });
    // A screen reader announces changes of the milestone; the first one is no change.
    let first = use_memo((), |()| texts.as_ref().map(|texts| texts.milestone.clone()));
    let texts = texts.map(|mut texts| {
        if (*first).as_ref() == Some(&texts.milestone) {
            texts.milestone.clear();
        }
        texts.is_counting &= as_of_time.is_none();
        texts
    });
    let airing_props = AiringProps {
        view,
        messages,
        root: &props.root,
        on_action: &props.on_action,
        as_of_time,
        pause: Some(PauseButton { is_paused, on_pause }),
        form: props.form.clone(),
        element,
    };
    texts.map_or_else(Html::default, |texts| airing_section(&texts, airing_props))
}
