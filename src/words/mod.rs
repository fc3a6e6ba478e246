//! What Curtain itself says on a card, in English.
//!
//! Another language is another file of these. What `catalog` writes into a card beside the author's
//! words, such as "TV series", belongs to the card and is in its language.

mod times;

pub use times::*;

use crate::card::{Label, Part, Point, Section, Track, Unit};
use crate::schedule::{Civil, Timestamp};

/// Returns the heading of a section.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Titles => "Also known as",
        Section::Art => "Art",
        Section::Tags => "Genres",
        Section::Notes => "Content notes",
        Section::Airing => "Changes and specials",
        Section::Story => "The story",
        Section::World => "The world",
        Section::Trailer => "Trailer",
        Section::People => "Cast",
        Section::Staff => "Staff",
        Section::Making => "Production",
        Section::Music => "Music",
        Section::Source => "Original work",
        Section::Episodes => "Episodes",
        Section::Watch => "Where to watch",
        Section::Links => "Links",
        Section::Sources => "Sources",
    }
}

/// Returns the words of a label that Curtain brings, and the author's own as they are.
pub fn label(label: &Label) -> String {
    match label {
        Label::Format => "Format".into(),
        Label::Studio => "Studio".into(),
        Label::Opening => "Opening".into(),
        Label::Ending => "Ending".into(),
        Label::Insert => "Insert song".into(),
        Label::Work => "Adapted from".into(),
        Label::Author => "By".into(),
        Label::Publisher => "Publisher".into(),
        Label::Voice(tag) => match language(tag) {
            Some(name) => name.into(),
            None => tag.clone(),
        },
        Label::Episode(number) => number.to_string(),
        Label::Moved(unit, number, from, to) => {
            format!(
                "{}: {} → {}",
                times::episode(*unit, *number),
                times::plan(*from),
                times::plan(*to)
            )
        }
        Label::Break(at) => format!("{}: no episode", times::plan(*at)),
        Label::Special(at) => times::plan(*at),
        Label::Own(text) => text.text.clone(),
    }
}

fn language(tag: &str) -> Option<&'static str> {
    Some(match tag.split('-').next()? {
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "pt" => "Portuguese",
        "zh" => "Chinese",
        _ => return None,
    })
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Episode => "episode",
        Unit::Volume => "volume",
        Unit::Chapter => "chapter",
        Unit::Film => "film",
    }
}

/// Says from where on a cover's fact is safe: "safe after episode 1 or volume 1".
pub fn reach(reach: &[Point], tracks: &[(Track, u16)]) -> String {
    let mut words = String::from("safe after");
    for (index, point) in reach.iter().enumerate() {
        let Some((track, _)) = tracks.get(point.track) else {
            continue;
        };
        words.push_str(if index == 0 { " " } else { " or " });
        words.push_str(unit(track.unit));
        words.push(' ');
        words.push_str(&point.at.to_string());
    }
    words
}

/// What precedes the name of a cover for those who hear the card.
pub const SPOILER: &str = "Spoiler: ";
/// The heading of the control that opens the card by progress.
pub const PROGRESS: &str = "How far are you?";
/// The button that opens every cover.
pub const OPEN_ALL: &str = "Open everything";
/// The same button while it asks.
pub const OPEN_ALL_SURE: &str = "Sure? It shows the ending";
/// The button that closes every cover.
pub const CLOSE_ALL: &str = "Close everything";
/// The button that stops the countdown.
pub const PAUSE: &str = "Pause";
/// The same button while it is stopped.
pub const RESUME: &str = "Resume";
/// The link to a calendar.
pub const CALENDAR: &str = "Calendar";
/// The heading of the times.
pub const AIRING: &str = "When it airs";
/// The button that frees the player.
pub const CLOSE_TRAILER: &str = "Close trailer";
/// What link previews say of a card with closed covers, behind what it is about.
pub const LOCKED: &str = " Some of the card stays closed until you say how far you are.";
/// What a picture says of its age, and of itself.
pub fn picture_age(at: Timestamp) -> String {
    format!("Spoiler-safe card, as of {}", times::day(&Civil::from_timestamp(at), true))
}

/// The link to a card's own page, where only a part of it is shown.
pub const WHOLE: &str = "The whole card";
/// What static pages say where scripts are off.
pub const NO_SCRIPT: &str =
    "Covers open by script, and scripts are off here. What you read is safe.";
/// What a page says where the program could not start.
pub const NOT_LOADED: &str = "Covers cannot be opened here: the card's program did not load.";
/// What a page says while the program has not come for long.
pub const LATE: &str = "The card's program has not come yet. Covers open once it is here.";
/// What a page says after the program broke.
pub const BROKEN: &str =
    "Covers cannot be opened any more: the card's program stopped. Reload to try again.";

/// What the front page says of the site.
pub const GALLERY_INTRO: &str = "What a series is, when it airs and where to see it. Every card keeps its secrets until you say how far you are.";

/// The label of the gallery's search.
pub const SEARCH: &str = "Find a series";
/// What it says where nothing is found.
pub const FOUND_NONE: &str = "No card of that name.";
/// What it says where more is found than it lists.
pub const FOUND_MORE: &str = "The first {n} of {all}.";
/// What it says where it cannot look.
pub const FOUND_FAILED: &str = "The list of cards did not come. Type again to try again.";
/// The link of what is found to the panel that embeds it.
pub const EMBED: &str = "Embed";
/// The name of the ways to the other pages of the gallery.
pub const SHELVES: &str = "Pages of the gallery";
/// The heading of the control that walks a card through its run.
pub const WALK: &str = "Any day of a run";
/// What that control is for.
pub const WALK_INTRO: &str = "Move the slider, and the card below is shown as of that moment: before, between, on air, delayed, over.";
/// The label of its choice of cards.
pub const WALK_CARD: &str = "Card";
/// The label of its slider.
pub const WALK_MOMENT: &str = "Moment";
/// The link to the page that it shows.
pub const WALK_LINK: &str = "A link to this";

/// The heading of the panel that makes snippets.
pub const PANEL: &str = "Embed a card";
/// What that panel is for.
pub const PANEL_INTRO: &str = "Choose a card and where it is to stand, and paste what comes out. Below is what readers will see.";
/// The label of its choice of cards.
pub const PANEL_CARD: &str = "Card";
/// The label of its choice of hosts.
pub const PANEL_KIND: &str = "Where";
/// The label of its choice of sizes.
pub const PANEL_SIZE: &str = "Size";
/// The label of its choice of themes.
pub const PANEL_THEME: &str = "Theme";
/// The label of what is to be pasted.
pub const PANEL_SNIPPET: &str = "Paste this";
/// Copies it.
pub const COPY: &str = "Copy";
/// Says that it was copied.
pub const COPIED: &str = "Copied";

/// Names a kind of host, by its name on the command line.
pub fn kind(name: &str) -> &'static str {
    match name {
        "html" => "A page of HTML, as a frame",
        "element" => "A page of HTML, as tall as the card",
        "wordpress" => "WordPress",
        "discourse" => "Discourse",
        "bbcode" => "A forum, as a picture (BBCode)",
        "markdown" => "Markdown, as a picture",
        "phpbb" => "phpBB, for its admin",
        "xenforo" => "XenForo, for its admin",
        _ => "Other",
    }
}

/// Names a size, by its name on the command line.
pub fn size(name: &str) -> &'static str {
    match name {
        "full" => "The whole card",
        "compact" => "Compact",
        "signature" => "Signature, 500 × 120",
        "signature-tall" => "Signature, 600 × 160",
        "signature-small" => "Signature, 320 × 100",
        _ => "Other",
    }
}

/// Names a theme, by its name on the command line.
pub fn theme(name: &str) -> &'static str {
    match name {
        "auto" => "As the reader has it",
        "light" => "Light",
        "dark" => "Dark",
        "transparent" => "Without a ground",
        _ => "Other",
    }
}

/// Asks how far a reader is on a track: "Anime: seen up to episode".
pub fn progress(track: &Track) -> String {
    let done = match track.unit {
        Unit::Episode | Unit::Film => "seen",
        Unit::Volume | Unit::Chapter => "read",
    };
    format!("{}: {done} up to {}", track.name.text, unit(track.unit))
}

/// Says how long a track is, and in which of its parts a reader is: "of 23, Part 2".
pub fn progress_of(track: &Track, at: u16) -> String {
    let here = |part: &&Part| (part.from..=part.to).contains(&at);
    let part = track.parts.iter().find(here);
    match (track.count, part) {
        (Some(count), Some(part)) => format!("of {count}, {}", part.name.text),
        (Some(count), None) => format!("of {count}"),
        (None, Some(part)) => part.name.text.clone(),
        (None, None) => String::new(),
    }
}

/// Names the button that starts a trailer, and whom it asks.
pub fn play(name: &str, host: Option<&str>) -> String {
    match host {
        Some(host) => format!("Play {name} (loads {host})"),
        None => format!("Play {name}"),
    }
}

/// Names the link to a video that cannot play in the card.
pub fn watch(name: &str, host: Option<&str>) -> String {
    match host {
        Some(host) => format!("Watch {name} on {host}"),
        None => format!("Watch {name}"),
    }
}

/// Says up to which day the facts were looked up, and how long ago that was, where it is known.
pub fn as_of(at: Timestamp, age: Option<&str>) -> String {
    let day = times::day(&Civil::from_timestamp(at), true);
    match age {
        Some(age) => format!("Facts as of {day}, {age}"),
        None => format!("Facts as of {day}"),
    }
}
