//! Times in words.

use crate::card::Unit;
use crate::schedule::{
    Airing, Civil, Countdown, Plan, Schedule, State, Strip, Time, Timestamp, Weekday, Window,
};

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

pub(super) fn day(civil: &Civil, year: bool) -> String {
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

/// Writes a time as its station does, with what that means:
/// "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00".
///
/// # Examples
///
/// ```
/// use curtain_card::schedule::{Duration, Time, Timestamp};
/// use curtain_card::words;
///
/// let premiere = Time {
///     at: Timestamp::from_seconds(1_618_066_800),
///     offset: Duration::from_seconds(9 * 3_600),
///     late: true,
/// };
/// let written = words::station_time(premiere, "JST");
/// assert_eq!(written, "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
/// ```
pub fn station_time(time: Time, zone: &str) -> String {
    let written = broadcast_time(time) + " " + zone;
    if !time.late {
        return written;
    }
    let local = time.local();
    written + " = " + &weekday_day(&local, false) + ", " + &clock(local.hour, local.minute)
}

/// Writes a time on its station's clock: "Sat 10 Apr 2021, 24:00".
fn broadcast_time(time: Time) -> String {
    let (evening, hour) = time.broadcast();
    weekday_day(&evening, true) + ", " + &clock(hour, evening.minute)
}

/// Puts the episode before its time: "Episode 1: Sat 10 Apr 2021, …".
pub fn episode_time(unit: Unit, airing: &Airing, time: &str) -> String {
    match (unit, airing.first) {
        // There is but one.
        (Unit::Film, 1) => time.to_owned(),
        _ => format!("{}: {time}", episodes(unit, airing)),
    }
}

/// Names what airs: "Episode 1", "Episodes 1–2", "The film".
fn episodes(unit: Unit, airing: &Airing) -> String {
    if airing.first == airing.last {
        return episode(unit, airing.first);
    }
    format!("{}s {}–{}", unit_name(unit), airing.first, airing.last)
}

pub(super) fn episode(unit: Unit, number: u16) -> String {
    match (unit, number) {
        (Unit::Film, 1) => "The film".into(),
        _ => format!("{} {number}", unit_name(unit)),
    }
}

/// Names an airing in a calendar: "86 EIGHTY-SIX – episode 22".
pub fn event(title: &str, unit: Unit, airing: &Airing) -> String {
    match (unit, airing.first) {
        (Unit::Film, 1) => title.to_owned(),
        _ => format!("{title} – {}", lower(unit, airing)),
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Episode => "Episode",
        Unit::Volume => "Volume",
        Unit::Chapter => "Chapter",
        Unit::Film => "Film",
    }
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
        Window::Quarter(year, part) => format!("Q{part} {year}"),
        Window::Season(year, part) => {
            const SEASONS: [&str; 4] = ["winter", "spring", "summer", "fall"];
            format!("{} {year}", SEASONS[usize::from(part.clamp(1, 4)) - 1])
        }
        Window::Month(year, at) => format!("{} {year}", month(at)),
        Window::Day(year, at, day) => format!("{day} {} {year}", month(at)),
    }
}

/// Says what is known of a time, on its station's clock.
pub(super) fn plan(plan: Plan) -> String {
    match plan {
        Plan::At(time) => broadcast_time(time),
        Plan::Within(known) => window(known),
        Plan::Unknown => "no date yet".into(),
    }
}

/// Says the stretch of a whole run, without a clock: "Episodes 1–23, 10 Apr 2021 – 19 Mar 2022".
pub fn run(schedule: &Schedule) -> String {
    let first = schedule.airings().next();
    let date = |airing: &Airing| day(&airing.time.broadcast().0, true);
    match (first, schedule.airings().last()) {
        (Some(first), Some(last)) if first != last => {
            // Not every run is in the order of its numbers.
            let numbers = |(least, most): (u16, u16), airing: Airing| {
                (least.min(airing.first), most.max(airing.last))
            };
            let (least, most) = schedule.airings().fold((first.first, first.last), numbers);
            let unit = unit_name(schedule.unit);
            format!("{unit}s {least}–{most}, {} – {}", date(&first), date(&last))
        }
        (Some(only), _) => date(&only),
        _ => match schedule.slots.first().map(|slot| slot.plan) {
            Some(Plan::Within(known)) => window(known),
            _ => NO_DATE.into(),
        },
    }
}

/// What a schedule without any date says.
const NO_DATE: &str = "No date announced";

/// Says where a schedule stands. `ago` is how long ago its last airing was, in words.
pub fn state(unit: Unit, state: State, now: Timestamp, ago: &str) -> String {
    let left = |next: Airing| {
        let left = Countdown::until(next.time.at, now);
        let left = left.map_or_else(String::new, |left| countdown(&left));
        format!("{} in {left}", episodes(unit, &next))
    };
    match state {
        State::Unscheduled => NO_DATE.into(),
        State::Window { episode: 1, window: known } => window(known),
        State::Window { episode: number, window: known } => {
            format!("{}: {}", episode(unit, number), window(known))
        }
        State::AiringNow { current } => on_air(unit, &current),
        State::Upcoming { next }
        | State::Between { next }
        | State::Delayed { next: Some(next), .. }
        | State::OnBreak { next: Some(next), .. } => left(next),
        State::Delayed { episode: number, to: Plan::Within(known), .. } => {
            format!("{} is delayed: {}", episode(unit, number), window(known))
        }
        State::Delayed { episode: number, .. } => {
            format!("{} is delayed, without a new date", episode(unit, number))
        }
        State::OnBreak { last, next: None } => format!("On hiatus after {}", lower(unit, &last)),
        State::Finished { last } | State::Stale { last: Some(last) } => {
            format!("{} {} {ago}", episodes(unit, &last), aired(unit))
        }
        State::Cancelled { last: Some(last) } => format!("Cancelled after {}", lower(unit, &last)),
        State::Cancelled { last: None } => "Cancelled".into(),
        State::Stale { last: None } => "The date that was planned has passed".into(),
    }
}

/// Says that something is on: "Episode 1 is on air now", "Volume 1 is out now".
fn on_air(unit: Unit, airing: &Airing) -> String {
    let verb = if airing.first == airing.last { "is" } else { "are" };
    let on = if unit == Unit::Episode { "on air" } else { "out" };
    format!("{} {verb} {on} now", episodes(unit, airing))
}

/// Says that something was on.
fn aired(unit: Unit) -> &'static str {
    if unit == Unit::Episode { "aired" } else { "came out" }
}

/// Names what aired within a sentence: "episode 9".
fn lower(unit: Unit, airing: &Airing) -> String {
    episodes(unit, airing).to_lowercase()
}

/// Says why a schedule stands where it does, where that is out of the ordinary: "Delayed from Sat
/// 13 Nov 2021, 24:00".
pub fn note(state: State) -> String {
    match state {
        State::Delayed { from, .. } => format!("Delayed from {}", plan(from)),
        State::OnBreak { next: Some(_), .. } => "On a break".into(),
        State::Stale { .. } => "Nothing later is known".into(),
        _ => String::new(),
    }
}

/// Says that a card is shown as of another instant than now.
pub fn as_at(at: Timestamp) -> String {
    format!("Shown as of {}, not as of now", utc_time(at))
}

/// What a page that waits for an airing tells those who hear it, once each time the words change.
pub fn milestone(unit: Unit, state: State, now: Timestamp) -> String {
    let Some(next) = state.next() else {
        return match state {
            State::AiringNow { current } => on_air(unit, &current),
            _ => String::new(),
        };
    };
    // The countdown's own seconds: the words change when its do.
    let left = (next.time.at - now).millis().saturating_add(999) / 1_000;
    let within = match left {
        86_400.. => return String::new(),
        3_600.. => "less than a day",
        600.. => "less than an hour",
        60.. => "less than ten minutes",
        _ => "less than a minute",
    };
    format!("{} in {within}", episodes(unit, &next))
}

/// Says what the marks of a strip mean; each has a shape of its own.
pub const STRIP_KEY: &str = "■ aired  ▮ next  □ to come  • break  ◆ special";

/// Says what a strip shows.
pub fn strip(strip: &Strip, unit: Unit, knows_now: bool) -> String {
    let count =
        |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    let episodes = count(strip.episodes, &unit_name(unit).to_lowercase());
    let mut words = if knows_now && strip.aired < strip.episodes {
        format!("{} of {episodes} {}", strip.aired, aired(unit))
    } else {
        episodes
    };
    if strip.breaks > 0 {
        words += &format!(", {}", count(strip.breaks, "break"));
    }
    if strip.moved > 0 {
        words += &format!(", {} moved", strip.moved);
    }
    words
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
        let mut premiere = Time {
            at: Timestamp::from_seconds(1_618_066_800),
            offset: Duration::from_seconds(9 * 3_600),
            late: true,
        };
        assert_eq!(station_time(premiere, "JST"), "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
        premiere.late = false;
        assert_eq!(station_time(premiere, "JST"), "Sun 11 Apr 2021, 00:00 JST");
        assert_eq!(utc_time(premiere.at), "Sat 10 Apr 2021, 15:00 UTC");
    }
}
