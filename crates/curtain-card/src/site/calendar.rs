//! iCalendar files of schedules, with the open airings alone.

use curtain_core::card::Key;
use curtain_core::card::time::{Plan, StationTime, Timestamp};
use curtain_core::card::{Program, Schedule, Slot};
use curtain_core::gate::CardView;
use curtain_core::i18n::{Messages, Told};
use curtain_core::schedule::Airing;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// Returns the calendar of one outlet, as iCalendar (RFC 5545).
///
/// The UID of an event stays when its episode moves, and its SEQUENCE rises with each move, so that calendars that
/// have the event update it. Its summary names the series and the episode's number alone.
pub(super) fn calendar(view: &CardView, schedule: &Schedule, messages: &Messages) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Curtain//curtain-card//EN"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&format!("{} – {}", view.title.text, schedule.outlet.text));
    for airing in schedule.airings().filter(|airing| airing.special().is_none() && !airing.is_day) {
        calendar
            .push(event(view, schedule, messages, &airing).status(EventStatus::Confirmed).done());
    }
    for airing in called_off(schedule) {
        calendar
            .push(event(view, schedule, messages, &airing).status(EventStatus::Cancelled).done());
    }
    calendar.to_string()
}

/// Lists the episodes that had a time once and have none now, at that time.
fn called_off(schedule: &Schedule) -> Vec<Airing> {
    let undated = (schedule.slots.iter())
        .filter(|slot| !matches!(slot.plan, Plan::At(_)))
        .filter_map(|slot| match slot.program {
            Program::Episode(episode) => Some((episode, slot.length)),
            _ => None,
        });
    let last_time = |episode: u16| -> Option<StationTime> {
        schedule.changes.iter().rev().find_map(|change| match change.plan {
            Plan::At(time) if change.episode == episode => Some(time),
            _ => None,
        })
    };
    undated
        .filter_map(|(episode, length)| {
            let time = last_time(episode)?;
            let end = length.map(|length| time.at + length);
            let program = Program::Episode(episode);
            Some(Airing { first: episode, last: episode, time, end, is_day: false, program })
        })
        .collect()
}

fn event(view: &CardView, schedule: &Schedule, messages: &Messages, airing: &Airing) -> Event {
    // By its name and not by its index, which may change when outlets are added.
    let outlet = Key::new(&view.id, &schedule.outlet.text);
    let station = messages.station_time(airing.time, schedule.zone(airing.time));
    let told = Told {
        schedule,
        tracks: &view.tracks,
        specials: &view.specials,
        as_of: view.as_of,
        now: view.as_of,
    };
    Event::new()
        .uid(&format!("{}-{outlet}-{}@curtain", view.id, airing.first))
        .sequence(moves(schedule, airing) as u32)
        .add_property("DTSTAMP", utc(view.as_of))
        .add_property("DTSTART", utc(airing.time.at))
        .add_property("DTEND", utc(airing.end.unwrap_or(airing.time.at)))
        .add_property("TRANSP", "TRANSPARENT")
        .summary(&messages.event(&view.title.text, &told, airing))
        .location(&schedule.outlet.text)
        .description(&station)
        .done()
}

/// Counts how often an episode moved: by itself, or behind a slot that was taken from a run after it had
/// been announced.
fn moves(schedule: &Schedule, airing: &Airing) -> usize {
    let plan_of = |slot: &Slot| schedule.changes.iter().find(|change| change.plan == slot.plan);
    let behind = (schedule.slots.iter())
        .filter(|slot| slot.program == Program::Break && slot.plan.order() < airing.time.at)
        .filter_map(plan_of)
        .filter(|change| change.episode != airing.first);
    let own = schedule.changes.iter().filter(|change| change.episode == airing.first);
    behind.chain(own).count()
}

/// Formats an instant as iCalendar does, in UTC: `20210410T150000Z`.
fn utc(at: Timestamp) -> String {
    at.to_string().replace(['-', ':'], "")
}
