//! Outlets that follow other ones: their order, the checks of `follows`, and the shift of slots and changes.

use super::outlet::Outlet;
use super::timeline::{PlacedSlot, Timeline};
use crate::broadcast_time::{ParseError, Start, instant, station_time};
use crate::document::{FollowsDoc, ScheduleDoc};
use crate::field_path::{self as path, Path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use crate::resolve::rough_dates::move_rough_date;
use curtain_core::card::time::{Duration, Plan, StationTime};
use curtain_core::card::{Change, Program, Slot};
use jiff::civil::Date;

/// Lists the schedules with each behind the one that it follows. One that follows an unknown outlet, itself or one that
/// follows it is reported and left out.
pub(super) fn order(
    docs: &[ScheduleDoc],
    ids: &[String],
    problems: &mut Problems,
) -> Vec<(usize, Option<usize>)> {
    let mut order: Vec<(usize, Option<usize>)> = Vec::new();
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    for (index, doc) in docs.iter().enumerate() {
        let Some(follows) = &doc.follows else {
            order.push((index, None));
            continue;
        };
        let id = &follows.outlet;
        let Some(followed) = ids.iter().position(|other| other == id) else {
            let found = format!("\"{}\"", shorten(id));
            let wanted = "the id of another outlet of the card".to_owned();
            let others = ids.iter().map(String::as_str).filter(|other| *other != ids[index]);
            problems.report_unknown(&outlet_path(index), (found, wanted), id, others);
            continue;
        };
        waiting.push((index, followed));
    }
    // Each round takes those whose followed outlet is there, so that what is left goes in circles or follows one.
    loop {
        let is_ready =
            |(_, followed): &(usize, usize)| order.iter().any(|(index, _)| index == followed);
        let Some(ready) = waiting.iter().position(is_ready) else { break };
        let (index, followed) = waiting.remove(ready);
        order.push((index, Some(followed)));
    }
    for (index, followed) in &waiting {
        if leads_to(*followed, *index, &waiting) {
            let found = format!("\"{}\", which leads back to this outlet", ids[*followed]);
            problems.report(&outlet_path(*index), found, "an outlet with runs of its own");
        }
    }
    order
}

/// Tells whether following leads from one outlet to another.
fn leads_to(from: usize, to: usize, links: &[(usize, usize)]) -> bool {
    let mut current = from;
    for _ in links {
        if current == to {
            return true;
        }
        let link = links.iter().find(|(index, _)| *index == current);
        let Some((_, next)) = link else { return false };
        current = *next;
    }
    current == to
}

fn outlet_path(index: usize) -> [Step<'static>; 4] {
    ["schedules".into(), index.into(), "follows".into(), "outlet".into()]
}

/// Returns the timeline of an outlet that follows another one: all of its slots, changes and gates, shifted.
pub(super) fn follow<'a>(
    path: &[Step<'a>],
    (follows, outlet): (&'a FollowsDoc, &Outlet<'a>),
    (followed, timeline): (&Outlet<'a>, &Timeline<'a>),
    problems: &mut Problems,
) -> Option<Timeline<'a>> {
    let schedule_path = path;
    let path = path::join(path, ["follows".into()]);
    let before = problems.mark();
    check(schedule_path, &path, (follows, outlet), followed, problems);
    let shift = Shift {
        from: followed,
        to: outlet,
        minutes: follows.minutes.unwrap_or(0).into(),
        days: follows.days.unwrap_or(0).into(),
    };
    let mut shifted = Timeline {
        run_gates: timeline.run_gates.clone(),
        is_open: timeline.is_open,
        ..Timeline::default()
    };
    for placed in &timeline.slots {
        let slot = problems.parsed(&path, shift.slot(&placed.slot))?;
        shifted.slots.push(PlacedSlot { slot, path: path.clone(), special: placed.special });
    }
    for change in &timeline.changes {
        let plan = problems.parsed(&path, shift.plan(change.plan))?;
        shifted.changes.push(Change { plan, ..change.clone() });
    }
    shifted.sort();
    (!problems.any_since(before)).then_some(shifted)
}

/// Reports fields that contradict `follows` at `path`.
fn check(
    schedule_path: &[Step],
    path: &Path,
    (follows, outlet): (&FollowsDoc, &Outlet),
    followed: &Outlet,
    problems: &mut Problems,
) {
    let doc = outlet.doc;
    let fields = [
        ("runs", !doc.runs.is_empty()),
        ("next", doc.next.is_some()),
        ("zones", !doc.zones.is_empty()),
    ];
    for (name, _) in fields.into_iter().filter(|(_, is_there)| *is_there) {
        let path = path::join(schedule_path, [name.into()]);
        problems.report(&path, format!("\"{name}\" beside \"follows\""), "one of them");
    }
    if follows.minutes.is_none() && follows.days.is_none() {
        problems.report(path, "no field \"minutes\"", "how many \"minutes\" or \"days\" later");
    }
    if outlet.is_local != followed.is_local {
        let is = if followed.is_local { "is" } else { "is not" };
        let found = format!("\"{}\", whose zone {is} \"local\"", followed.id);
        let path = path::join(path, ["outlet".into()]);
        problems.report(&path, found, "both outlets in the zone \"local\", or neither");
    }
    if outlet.track.map(|track| &track.id) != followed.track.map(|track| &track.id) {
        let path = path::join(schedule_path, ["track".into()]);
        let wanted = format!("the track of \"{}\", which it follows", followed.id);
        problems.report(&path, "another track", wanted);
    }
}

/// The distance of one outlet from another.
struct Shift<'o, 'a> {
    from: &'o Outlet<'a>,
    to: &'o Outlet<'a>,
    minutes: i64,
    days: i64,
}

impl Shift<'_, '_> {
    fn slot(&self, slot: &Slot) -> Result<Slot, ParseError> {
        // What is live on both outlets is as long there, unless the later one says otherwise.
        let inherited = slot.length.filter(|_| self.to.doc.minutes.is_none());
        let own = match slot.program {
            Program::Episode(number) => self.to.episode_length(number, None),
            Program::Special(_) => self.to.length(None),
            Program::Break => None,
        };
        Ok(Slot {
            plan: self.plan(slot.plan)?,
            length: own.map(|own| inherited.unwrap_or(own)),
            ..slot.clone()
        })
    }

    fn plan(&self, plan: Plan) -> Result<Plan, ParseError> {
        const MINUTES_PER_DAY: i64 = 1_440;
        let days = self.days + self.minutes / MINUTES_PER_DAY;
        match plan {
            Plan::At(time) => self.time(time).map(Plan::At),
            Plan::Day(time) => {
                let day = time.local();
                let start = (i16::try_from(day.year).ok())
                    .and_then(|year| Date::new(year, day.month as i8, day.day as i8).ok())
                    .and_then(|day| Start::Day(day).later(days));
                self.to.plan(start.ok_or_else(beyond)?)
            }
            Plan::Within(date) => {
                Ok(move_rough_date(date, days).map_or(Plan::Unknown, Plan::Within))
            }
            Plan::Unknown => Ok(plan),
        }
    }

    /// Returns a time that is minutes later in all, and days later on the clock of the outlet.
    fn time(&self, time: StationTime) -> Result<StationTime, ParseError> {
        let (zone, minutes) = (&self.to.zone, Duration::from_seconds(self.minutes * 60));
        let moved = jiff::Timestamp::from_second((time.at + minutes).seconds());
        let mut moved = moved.map_err(|_| beyond())?;
        let mut clock = moved.to_zoned_datetime(zone.clone()).datetime();
        if self.days != 0 {
            let days = jiff::Span::new().try_days(self.days).map_err(|_| beyond())?;
            clock = clock.checked_add(days).map_err(|_| beyond())?;
            let written = clock.strftime("%Y-%m-%dT%H:%M");
            moved = instant(clock, zone, self.to.doc.ambiguous, &written)?;
        }
        // The night stays that of the evening before on the same clock.
        let late = time.late && *zone == self.from.zone && clock.hour() < 6;
        Ok(station_time(zone, moved, late))
    }
}

fn beyond() -> ParseError {
    ParseError { found: "a distance beyond the year 9999".to_owned(), wanted: "a shorter one" }
}
