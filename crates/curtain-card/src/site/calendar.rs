//! iCalendar files (RFC 5545) of what is open to everybody: one of each outlet of a card, and those of all cards of a
//! site.

use crate::translations::{Language, SiteText};
use curtain_core::card::time::{Duration, Plan, StationTime, Timestamp};
use curtain_core::card::{Key, Program, Schedule, Slot};
use curtain_core::gate::CardView;
use curtain_core::i18n::{Messages, Told};
use curtain_core::schedule::Airing;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// How often a subscribed calendar is to be read again.
const REFRESH: &str = "PT12H";

/// The lines between which an event of a calendar stands.
const EVENT: [&str; 2] = ["BEGIN:VEVENT\r\n", "END:VEVENT\r\n"];

/// An entry of a calendar: episodes at one time, or a special.
struct Entry {
    /// The number of the first episode; 0 for a special.
    first: u16,
    /// The number of the last one, included.
    last: u16,
    /// The key of the fact that names a special.
    special: Option<Key>,
    time: StationTime,
    is_day: bool,
    /// How long it is on air; `None` for a release and for a full day.
    length: Option<Duration>,
    status: EventStatus,
}

/// Returns the calendar of one outlet, or of one feed of it.
///
/// The UID of an event has the ids of the card and the outlet and the number of the episode, so it stays when the
/// episode moves or the outlet is spelled otherwise, and its SEQUENCE rises with each move. Calendars that have the event
/// update it. Its summary names the series and the number alone, or a special by its name where everybody may know that.
pub(super) fn calendar(view: &CardView, schedule: &Schedule, messages: &Messages) -> String {
    let is_feed = |other: &&Schedule| other.id == schedule.id;
    let has_feeds = view.schedules.iter().filter(is_feed).count() > 1;
    let zone = schedule.zones.first().filter(|_| has_feeds);
    let zone = zone.map(|(_, zone)| format!(" ({zone})")).unwrap_or_default();
    let mut calendar = empty(&format!("{} – {}{zone}", view.title.text, schedule.outlet.text));
    for entry in entries(schedule, view.as_of) {
        calendar.push(event(view, schedule, messages, &entry));
    }
    calendar.to_string()
}

/// The line behind the events of a calendar.
pub(super) const CALENDAR_END: &str = "END:VCALENDAR\r\n";

/// Returns the lines before the events of a calendar.
pub(super) fn calendar_start(name: &str) -> String {
    let mut start = empty(name).to_string();
    let end = start.rfind(CALENDAR_END).unwrap_or(start.len());
    start.truncate(end);
    start
}

/// Returns the events of a calendar as they are written in it, one after another.
pub(super) fn events_of(calendar: &str) -> &str {
    let [begin, last] = EVENT;
    let events = calendar.find(begin).zip(calendar.rfind(last));
    events.map(|(from, to)| &calendar[from..to + last.len()]).unwrap_or_default()
}

/// Returns the name of a calendar of a site in its language.
pub(super) fn site_calendar_name(language: &Language, text: SiteText) -> String {
    format!("Curtain – {}", language.site(text))
}

/// Returns a calendar without events.
fn empty(name: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Curtain//curtain-card//EN"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(name, value));
    }
    for key in ["NAME", "X-WR-CALNAME"] {
        // The crate escapes these two by their value type alone.
        calendar.append_property(Property::new(key, name).add_parameter("VALUE", "TEXT").done());
    }
    let refresh =
        Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done();
    calendar.append_property(refresh);
    calendar.append_property(Property::new("X-PUBLISHED-TTL", REFRESH));
    calendar
}

/// Lists what a schedule has at a time or on a day, and the episodes that had a time once and have none now.
fn entries(schedule: &Schedule, as_of: Timestamp) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for slot in &schedule.slots {
        let Some(entry) = entry(schedule, slot, as_of) else { continue };
        match entries.last_mut() {
            Some(before) if before.is_continued_by(&entry) => {
                before.last = entry.last;
                before.length = before.length.zip(entry.length).map(|(a, b)| sum(a, b));
            }
            _ => entries.push(entry),
        }
    }
    entries
}

fn sum(a: Duration, b: Duration) -> Duration {
    Duration::from_millis(a.millis().saturating_add(b.millis()))
}

impl Entry {
    /// Tells whether the episodes of another entry belong to this one: the next numbers at the same time.
    fn is_continued_by(&self, next: &Self) -> bool {
        self.special.is_none()
            && next.special.is_none()
            && (self.time, self.is_day, self.status_is_confirmed())
                == (next.time, next.is_day, next.status_is_confirmed())
            && self.last.checked_add(1) == Some(next.first)
    }

    fn status_is_confirmed(&self) -> bool {
        matches!(self.status, EventStatus::Confirmed)
    }
}

/// Returns the entry of a slot: at its time, or at the last one that it had; `None` for a slot that never had a time, and
/// for a break. What an open run is only expected to have is tentative.
fn entry(schedule: &Schedule, slot: &Slot, as_of: Timestamp) -> Option<Entry> {
    let (first, special) = match slot.program {
        Program::Episode(number) => (number, None),
        Program::Special(key) => (0, Some(key)),
        Program::Break => return None,
    };
    let timed = |plan| match plan {
        Plan::At(time) => Some((time, false)),
        Plan::Day(time) => Some((time, true)),
        Plan::Within(_) | Plan::Unknown => None,
    };
    let given_up = || {
        let own = schedule.changes.iter().rev().filter(|change| change.episode == first);
        own.filter(|_| special.is_none()).find_map(|change| timed(change.plan))
    };
    let (found, status) = match timed(slot.plan) {
        Some(found) => (found, EventStatus::Confirmed),
        None => (given_up()?, EventStatus::Cancelled),
    };
    let status = match status {
        EventStatus::Confirmed if schedule.is_expected(found.0.at, as_of) => EventStatus::Tentative,
        status => status,
    };
    let (time, is_day) = found;
    let length = slot.length.filter(|_| !is_day);
    Some(Entry { first, last: first, special, time, is_day, length, status })
}

fn event(view: &CardView, schedule: &Schedule, messages: &Messages, entry: &Entry) -> Event {
    let Entry { first, time, .. } = *entry;
    let uid = entry.special.map_or_else(|| first.to_string(), |key| format!("special-{key}"));
    let told = Told {
        schedule,
        tracks: &view.tracks,
        specials: &view.specials,
        as_of: view.as_of,
        now: view.as_of,
    };
    let airing = Airing {
        first,
        last: entry.last,
        time,
        end: entry.length.map(|length| time.at + length),
        is_day: entry.is_day,
        program: entry.special.map_or(Program::Episode(first), Program::Special),
    };
    let summary = messages.event(&view.title.text, &told, &airing);
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}-{uid}@curtain", view.id, schedule.id))
        .sequence(u32::try_from(moves(schedule, entry)).unwrap_or(u32::MAX))
        .add_property("DTSTAMP", utc(view.as_of))
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&summary)
        .location(&schedule.outlet.text)
        .status(entry.status);
    // The times of every reader's own clock are shipped as if that were at UTC.
    let written = |at| if schedule.is_local { utc(at).replace('Z', "") } else { utc(at) };
    if entry.is_day {
        let day = time.local();
        let start = format!("{:04}{:02}{:02}", day.year, day.month, day.day);
        event
            .append_property(Property::new("DTSTART", start).add_parameter("VALUE", "DATE").done());
    } else {
        event.add_property("DTSTART", written(time.at));
        event.description(&messages.station_time(time, schedule.zone(time)));
    }
    // Without an end, an event is an instant, or lasts its full day.
    if let Some(length) = entry.length {
        event.add_property("DTEND", written(time.at + length));
    }
    event.done()
}

/// Counts how often an episode moved: by itself, or behind a slot that was taken from a run after it had
/// been announced.
fn moves(schedule: &Schedule, entry: &Entry) -> usize {
    if entry.special.is_some() {
        return 0;
    }
    let plan_of = |slot: &Slot| schedule.changes.iter().find(|change| change.plan == slot.plan);
    let behind = (schedule.slots.iter())
        .filter(|slot| slot.program == Program::Break && slot.plan.order() < entry.time.at)
        .filter_map(plan_of)
        .filter(|change| change.episode != entry.first);
    let own = schedule.changes.iter().filter(|change| change.episode == entry.first);
    behind.chain(own).count()
}

/// Formats an instant as iCalendar does, in UTC: `20210410T150000Z`.
fn utc(at: Timestamp) -> String {
    at.to_string().replace(['-', ':'], "")
}
