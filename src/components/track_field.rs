//! Track field: how many units of a track a reader has finished, as a number or a text such as "S2E3", with buttons for
//! one less and one more.

use super::card_context::CardContext;
use super::text::{changing, text};
use crate::hooks::{Delay, select_text, text_of, use_delay};
use crate::shared::SharedMessages;
use curtain_core::card::TrackView;
use curtain_core::gate::CardView;
use curtain_core::i18n::Message;
use curtain_core::reader::Action;
use std::rc::Rc;
use yew::prelude::*;

/// How long a typed text must stand before it counts, in milliseconds.
const PAUSE: u32 = 1_200;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The index of the track.
    pub(super) index: usize,
    pub(super) view: Rc<CardView>,
    pub(super) messages: SharedMessages,
    pub(super) on_action: Callback<Action>,
}

/// What the events of a field change.
struct Field {
    /// The index of the track.
    index: usize,
    view: Rc<CardView>,
    on_action: Callback<Action>,
    /// What stands in the field and does not count, and whether it is refused.
    typed: UseStateHandle<Option<(String, bool)>>,
    delay: Rc<Delay>,
}

impl Field {
    fn track(&self) -> &TrackView {
        &self.view.tracks[self.index]
    }

    fn set(&self, at: u16) {
        if at != self.track().finished {
            self.on_action.emit(Action::Progress { track: self.index, at });
        }
    }

    /// Lets a typed text count, if it is a progress.
    fn commit(&self, text: &str) {
        self.delay.cancel();
        let at = read_progress(self.track(), text);
        // An empty field says nothing: the number that counts is in it again.
        let is_refused = at.is_none() && !text.trim().is_empty();
        self.typed.set(is_refused.then(|| (text.to_owned(), true)));
        if let Some(at) = at {
            self.set(at);
        }
    }

    /// Changes the progress by one unit.
    fn step(&self, is_more: bool) {
        self.delay.cancel();
        self.typed.set(None);
        let finished = self.track().finished;
        self.set(if is_more {
            finished.saturating_add(1).min(end(self.track()))
        } else {
            finished.saturating_sub(1)
        });
    }

    /// Returns a callback for an event of the field.
    fn on<E: 'static>(self: &Rc<Self>, react: fn(&Rc<Self>, &E)) -> Callback<E> {
        let field = Rc::clone(self);
        Callback::from(move |event| react(&field, &event))
    }
}

/// Draws the field of a track. A typed text counts with the Enter key, when the reader leaves the field, or after a pause,
/// so that the 1 of a 12 opens nothing. A text that is no progress on the track changes nothing, and the field says so.
#[component]
pub(super) fn TrackField(props: &Props) -> Html {
    let Props { index, view: card_view, messages, on_action } = props;
    let typed = use_state_eq(|| None::<(String, bool)>);
    let delay = use_delay();
    let Some(view) = card_view.tracks.get(*index) else { return Html::default() };
    let TrackView { track, finished, .. } = view;
    let field = Rc::new(Field {
        index: *index,
        view: card_view.clone(),
        on_action: on_action.clone(),
        typed: typed.clone(),
        delay,
    });
    let oninput = field.on(|field, event: &InputEvent| {
        let (text, later) = (text_of(event).unwrap_or_default(), Rc::clone(field));
        field.typed.set(Some((text.clone(), false)));
        field.delay.start(PAUSE, move || later.commit(&text));
    });
    let onchange =
        field.on(|field, event: &Event| field.commit(&text_of(event).unwrap_or_default()));
    let onkeydown = field.on(|field, event: &KeyboardEvent| {
        match event.key().as_str() {
            "ArrowUp" => field.step(true),
            "ArrowDown" => field.step(false),
            "Enter" => field.commit(&text_of(event).unwrap_or_default()),
            _ => return,
        }
        event.prevent_default();
    });
    let onfocus = Callback::from(|event: FocusEvent| select_text(&event));
    let less = field.on(|field, _: &MouseEvent| field.step(false));
    let more = field.on(|field, _: &MouseEvent| field.step(true));
    let end = end(view);
    let named = |message| [messages.message(message), ": ", &track.name.text].concat();
    let off = |is_off: bool| is_off.then_some("true");
    let id = format!("progress-{}", track.id);
    let error_id = format!("{id}-error");
    let is_refused = typed.as_ref().is_some_and(|(_, is_refused)| *is_refused);
    let error = is_refused.then(|| {
        let bounds = [("from", &*written(view, 0)), ("to", &*written(view, end))];
        messages.fill(Message::OutOfRange, &bounds)
    });
    let value = typed.as_ref().map_or_else(|| written(view, *finished), |(text, _)| text.clone());
    let (before, after) = messages.progress(view);
    let context = CardContext { view: card_view, messages, on_action };
    let is_number = view.picked.is_none();
    html! {
        <div class="track">
            <label for={id.clone()}>{ before }{ text(&track.name, None, context.own_lang()) }{ after }</label>
            { " " }
            <button type="button" part="less" class="step" id={format!("less-{}", track.id)} aria-label={named(Message::Less)} aria-disabled={off(*finished == 0)} onclick={less}>{ "−" }</button>
            <input
                type="text" inputmode={is_number.then_some("numeric")} role="spinbutton"
                aria-valuemin="0" aria-valuemax={track.count.map(|count| count.to_string())}
                aria-valuenow={finished.to_string()} aria-valuetext={(!is_number).then(|| written(view, *finished))}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={error.is_some().then(|| error_id.clone())}
                part="progress" class="number" autocomplete="off"
                data-track={track.id.clone()} {id} {value} {oninput} {onchange} {onkeydown} {onfocus}
            />
            <button type="button" part="more" class="step" id={format!("more-{}", track.id)} aria-label={named(Message::More)} aria-disabled={off(*finished == end)} onclick={more}>{ "+" }</button>
            { " " }
            <span class="of">{ changing(messages.progress_of(view)) }</span>
            <span class="error" id={error_id} role="status">{ for error.map(changing) }</span>
        </div>
    }
}

/// Returns the number of the last unit of a track, as far as it is known.
fn end(view: &TrackView) -> u16 {
    view.track.count.unwrap_or(u16::MAX)
}

/// Writes a progress as the reader counts the track.
fn written(view: &TrackView, at: u16) -> String {
    view.numbering().map_or_else(|| at.to_string(), |by| by.write(at))
}

/// Returns how many units of a track are finished with a text that the reader has typed; `None` for a text that is no
/// progress on the track, such as a number above its end. Digits of other scripts count.
fn read_progress(view: &TrackView, typed: &str) -> Option<u16> {
    let typed: String = typed.trim().chars().map(ascii_digit).collect();
    if let Some(numbering) = view.numbering() {
        return numbering.read(&typed);
    }
    typed.parse().ok().filter(|at| *at <= end(view))
}

/// Returns the ASCII digit of a digit of full width, or of one in Arabic or Persian script.
fn ascii_digit(typed: char) -> char {
    let zeros = ['０', '٠', '۰'];
    let digit = zeros.iter().find_map(|zero| {
        let value = u32::from(typed).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    });
    digit.unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::card::{Activity, NumberRange, Numbering, Text, Track, Unit};

    fn anime(picked: Option<usize>) -> TrackView {
        let range = |from, to, prefix: &str| {
            let prefix = prefix.to_owned();
            NumberRange { from, to, prefix, first: 1, last: 12 }
        };
        let ranges = vec![range(1, 12, "S1E"), range(13, 24, "S2E")];
        let track = Track {
            id: "anime".to_owned(),
            name: Text::new("Anime"),
            unit: Unit::Episode,
            activity: Activity::Watch,
            count: Some(24),
            parts: Vec::new(),
            numberings: vec![Numbering {
                id: "parts".to_owned(),
                name: Text::new("Seasons"),
                ranges,
            }],
        };
        TrackView { track, finished: 5, picked }
    }

    #[test]
    fn a_typed_number_counts_up_to_the_end_of_the_track() {
        for (typed, units) in [
            ("", None),
            ("x", None),
            ("1e", None),
            ("-1", None),
            ("7", Some(7)),
            (" 07 ", Some(7)),
            ("２４", Some(24)),
            ("١٢", Some(12)),
            ("۱۲", Some(12)),
            ("25", None),
        ] {
            assert_eq!(read_progress(&anime(None), typed), units, "{typed}");
        }
        let endless =
            TrackView { track: Track { count: None, ..anime(None).track }, ..anime(None) };
        assert_eq!(read_progress(&endless, "65536"), None);
    }

    #[test]
    fn a_picked_numbering_reads_its_own_numbers_alone() {
        for (typed, units) in [
            ("", None),
            ("S2", None),
            ("s2e3", Some(15)),
            ("S2E13", None),
            ("7", None),
            ("0", Some(0)),
        ] {
            assert_eq!(read_progress(&anime(Some(0)), typed), units, "{typed}");
        }
    }
}
