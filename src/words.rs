//! What Curtain itself says on a card, in English.
//!
//! Another language is another file of these. What `catalog` writes into a card beside the author's
//! words, such as "TV series", belongs to the card and is in its language.

use crate::card::{Label, Part, Point, Section, Track, Unit};
use crate::schedule::{Airing, Civil, Countdown, Schedule, State, Timestamp, Weekday, Window};

/// Returns the heading of a section.
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Titles => "Also known as",
        Section::Art => "Art",
        Section::Tags => "Genres",
        Section::Notes => "Content notes",
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
/// The heading of the times.
pub const AIRING: &str = "When it airs";
/// The button that frees the player.
pub const CLOSE_TRAILER: &str = "Close trailer";
/// What static pages say where scripts are off.
pub const NO_SCRIPT: &str =
    "Covers open by script, and scripts are off here. What you read is safe.";
/// What a page says where the program could not start.
pub const NOT_LOADED: &str = "Covers cannot be opened here: the card's program did not load.";
/// What a page says after the program broke.
pub const BROKEN: &str =
    "Covers cannot be opened any more: the card's program stopped. Reload to try again.";

/// What the front page says of the site.
pub const GALLERY_INTRO: &str = "What a series is, when it airs and where to see it. Every card keeps its secrets until you say how far you are.";

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

/// Says up to which day the facts were looked up.
pub fn as_of(at: Timestamp) -> String {
    format!("Facts as of {}", day(&Civil::from_timestamp(at), true))
}

/// Writes a day: "Sat 10 Apr", or "Sat 10 Apr 2021".
fn weekday_day(civil: &Civil, year: bool) -> String {
    let weekday = match civil.weekday {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    format!("{weekday} {}", day(civil, year))
}

fn day(civil: &Civil, year: bool) -> String {
    if year {
        format!("{} {} {}", civil.day, month(civil.month), civil.year)
    } else {
        format!("{} {}", civil.day, month(civil.month))
    }
}

fn month(month: u8) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS[usize::from(month.clamp(1, 12)) - 1]
}

/// Writes a clock time with two digits each: "24:00".
fn clock(hour: u8, minute: u8) -> String {
    format!("{hour:02}:{minute:02}")
}

/// Writes an airing as its station does, with what that means:
/// "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00".
///
/// # Examples
///
/// ```
/// use curtain_card::schedule::{Airing, Duration, Timestamp};
/// use curtain_card::words;
///
/// let premiere = Airing {
///     episode: 1,
///     at: Timestamp::from_seconds(1_618_066_800),
///     offset: Duration::from_seconds(9 * 3_600),
///     late: true,
/// };
/// let written = words::station_time(&premiere, "JST");
/// assert_eq!(written, "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
/// ```
pub fn station_time(airing: &Airing, zone: &str) -> String {
    let (evening, hour) = airing.broadcast();
    let written = weekday_day(&evening, true) + ", " + &clock(hour, evening.minute) + " " + zone;
    if !airing.late {
        return written;
    }
    let local = airing.local();
    written + " = " + &weekday_day(&local, false) + ", " + &clock(local.hour, local.minute)
}

/// Puts the episode before its time: "Episode 1: Sat 10 Apr 2021, …".
pub fn episode_time(airing: &Airing, time: &str) -> String {
    format!("Episode {}: {time}", airing.episode)
}

/// Writes an instant for readers whose zone is not known: "Sat 10 Apr 2021, 15:00 UTC".
pub fn utc_time(at: Timestamp) -> String {
    let civil = Civil::from_timestamp(at);
    weekday_day(&civil, true) + ", " + &clock(civil.hour, civil.minute) + " UTC"
}

/// Says when an instant was, where nobody can say how long ago that is.
pub fn on_day(at: Timestamp) -> String {
    format!("on {}", utc_time(at))
}

/// Says what is known of a date.
pub fn window(window: Window) -> String {
    match window {
        Window::Year(year) => year.to_string(),
        Window::Month(year, at) => format!("{} {year}", month(at)),
        Window::Day(year, at, day) => format!("{day} {} {year}", month(at)),
    }
}

/// Says the stretch of a whole run, without a clock: "Episodes 1–23, 10 Apr 2021 – 19 Mar 2022".
pub fn run(schedule: &Schedule) -> String {
    match (schedule.airings.as_slice(), schedule.window) {
        ([], None) => "No date announced".into(),
        ([], Some(known)) => window(known),
        ([only], _) => day(&only.broadcast().0, true),
        ([first, .., last], _) => format!(
            "Episodes {}–{}, {} – {}",
            first.episode,
            last.episode,
            day(&first.broadcast().0, true),
            day(&last.broadcast().0, true),
        ),
    }
}

/// Says where a schedule stands. `ago` is how long ago its last airing was, in words.
pub fn state(state: State, now: Timestamp, ago: &str) -> String {
    match state {
        State::Unscheduled => "No date announced".into(),
        State::Window(known) => window(known),
        State::AiringNow { current } => format!("Episode {} is on air now", current.episode),
        State::Upcoming { next } | State::Between { next } => {
            let left = Countdown::until(next.at, now);
            let left = left.map_or_else(String::new, |left| countdown(&left));
            format!("Episode {} in {left}", next.episode)
        }
        State::Finished { last } => format!("Episode {} aired {ago}", last.episode),
    }
}

/// Writes time left: "2 d 3 h 12 min", or "59 min 59 s" in the last hour. No number is ever parted
/// from its unit.
pub fn countdown(left: &Countdown) -> String {
    let mut words = String::new();
    if left.days > 0 {
        words = format!("{}\u{a0}d ", left.days);
    }
    if left.shows_seconds() {
        return format!("{}\u{a0}min {:02}\u{a0}s", left.minutes, left.seconds);
    }
    words + &format!("{}\u{a0}h {:02}\u{a0}min", left.hours, left.minutes)
}

/// Marks a time as the reader's own.
pub fn your_time(time: &str) -> String {
    format!("Your time: {time}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::Duration;

    #[test]
    fn writes_the_late_clock_with_its_meaning() {
        let mut premiere = Airing {
            episode: 1,
            at: Timestamp::from_seconds(1_618_066_800),
            offset: Duration::from_seconds(9 * 3_600),
            late: true,
        };
        assert_eq!(
            station_time(&premiere, "JST"),
            "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00"
        );
        premiere.late = false;
        assert_eq!(station_time(&premiere, "JST"), "Sun 11 Apr 2021, 00:00 JST");
        assert_eq!(utc_time(premiere.at), "Sat 10 Apr 2021, 15:00 UTC");
    }
}
