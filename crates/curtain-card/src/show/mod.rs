//! A card as text: the lines that one reader would see at one instant, in the order of the drawn card.
//!
//! - `intl`: dates, times and ages in the words of browsers.
//! - `lines`: facts, covers and sections as lines.
//!
//! The texts are those of the widget: [`gate::view`](curtain_core::gate::view) decides what is shown,
//! [`AiringTexts`] words the times, and [`Messages`] the rest.

mod intl;
mod lines;

pub use intl::{Intl, zone};

use curtain_core::card::Section;
use curtain_core::card::time::Timestamp;
use curtain_core::gate::CardView;
use curtain_core::i18n::{Message, Messages};
use curtain_core::schedule::Preference;
use curtain_widget::components::{AiringInput, AiringTexts, StripText, TimeFormat};
use lines::Lines;

/// The reader for whom a card is shown, beside what the gate knows.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// The instant.
    pub now: Timestamp,
    /// The texts of the interface.
    pub messages: &'a Messages,
    /// The reader's locale and time zone.
    pub intl: &'a Intl,
}

/// The sections below the progress form, in the order of the drawn card.
const SECTIONS: [Section; 12] = [
    Section::Story,
    Section::Trailer,
    Section::World,
    Section::People,
    Section::Staff,
    Section::Making,
    Section::Music,
    Section::Source,
    Section::Episodes,
    Section::Watch,
    Section::Links,
    Section::Sources,
];

/// Returns a card as the lines that its reader would see.
#[must_use]
pub fn card_text(view: &CardView, viewer: Viewer) -> String {
    let Viewer { now, messages, intl } = viewer;
    let mut lines = Lines::new(view, messages);
    lines.push(0, &view.title.text);
    for section in [Section::Titles, Section::Tags, Section::Notes] {
        lines.head(section);
    }
    airing(&mut lines, viewer, view);
    lines.items_of(Section::Airing);
    progress_form(&mut lines, messages, view);
    for section in SECTIONS {
        lines.items_of(section);
    }
    lines.blank();
    let credit = view.shown(Section::Art).find(|body| !body.text.text.is_empty());
    if let Some(credit) = credit {
        lines.push(0, &messages.fill(Message::Picture, &[("credit", &credit.text.text)]));
    }
    let age = (view.as_of <= now).then(|| intl.relative_time(view.as_of, now)).flatten();
    lines.push(0, &messages.as_of(view.as_of, age.as_deref()));
    lines.text
}

/// Adds the headline, the rows of the outlets and the strip.
fn airing(lines: &mut Lines, viewer: Viewer, view: &CardView) {
    let Viewer { now, messages, intl } = viewer;
    let texts = AiringTexts::at(&AiringInput {
        now,
        view,
        messages,
        format: TimeFormat {
            relative_time: &|at| intl.relative_time(at, now),
            local_time: &|at| intl.local_time(at),
        },
        preference: Preference {
            pinned: view.preferences.outlet.as_deref(),
            region: intl.region(),
            offset: &|at| intl.offset(at),
        },
    });
    let Some(texts) = texts else { return };
    lines.blank();
    lines.push(0, &texts.state);
    for line in [texts.note.as_deref().unwrap_or_default(), &texts.local] {
        lines.push(1, line);
    }
    if !texts.milestone.is_empty() {
        lines.push(1, &format!("(({}))", texts.milestone));
    }
    for outlet in &texts.outlets {
        let marks = [
            (outlet.is_headline && texts.outlet.is_some(), "*"),
            (outlet.is_pinned, "(pinned)"),
            (outlet.has_calendar, "[.ics]"),
        ];
        let marks = marks.into_iter().filter(|(has, _)| *has).map(|(_, mark)| mark);
        let texts = [outlet.time.as_str(), &outlet.state, &outlet.local];
        let texts = texts.into_iter().filter(|text| !text.is_empty());
        let name: Vec<&str> = std::iter::once(outlet.name.text.as_str()).chain(marks).collect();
        let name = name.join(" ");
        lines.push(1, &format!("- {name}: {}", texts.collect::<Vec<_>>().join(" · ")));
    }
    if let Some(StripText { strip, in_words, not_drawn, .. }) = &texts.strip {
        lines.push(1, &lines::marks(strip));
        lines.push(1, in_words);
        lines.push(1, not_drawn.as_deref().unwrap_or_default());
    }
}

/// Adds the question for the progress on each track.
fn progress_form(lines: &mut Lines, messages: &Messages, view: &CardView) {
    if view.tracks.is_empty() {
        return;
    }
    lines.blank();
    lines.push(0, messages.message(Message::HowFar));
    for track in &view.tracks {
        let (before, after) = messages.progress(track);
        let (name, at) = (&track.track.name.text, track.finished);
        let at = track.numbering().map_or_else(|| at.to_string(), |numbering| numbering.write(at));
        let of = messages.progress_of(track);
        lines.push(1, &format!("{before}{name}{after} [{at}] {of}"));
    }
}
