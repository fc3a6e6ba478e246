//! When it airs.

use super::text::{changing, text};
use crate::card::Text;
use crate::schedule::{Airing, Schedule, State, Timestamp};
use crate::words;
use yew::prelude::*;

/// The times of a card, in words. The static page writes them without a clock, the live card with
/// one; they take the same lines.
#[derive(Clone, PartialEq, Eq)]
pub struct Times {
    /// Where the first outlet stands: a countdown, "aired 4 years ago", or the stretch of the run.
    pub state: String,
    /// The instant that is talked of, in the reader's zone or in UTC.
    pub local: String,
    /// That instant for machines, as RFC 3339 in UTC.
    pub datetime: Option<String>,
    /// Each outlet with its own notation.
    pub outlets: Vec<Outlet>,
    /// Whether the state is a countdown that ticks.
    pub counting: bool,
}

/// One outlet's line.
#[derive(Clone, PartialEq, Eq)]
pub struct Outlet {
    /// The outlet's name.
    pub name: Text,
    /// Its episode and time, as the station writes them.
    pub time: String,
}

impl Times {
    /// Writes the times of a card without a clock: each outlet's whole run and its first airing.
    pub fn without_clock(schedules: &[Schedule]) -> Option<Self> {
        let first = schedules.first()?;
        let premiere = first.airings.first();
        Some(Self {
            state: words::run(first),
            local: premiere.map_or_else(String::new, |airing| words::utc_time(airing.at)),
            datetime: premiere.map(|airing| airing.at.to_string()),
            outlets: schedules
                .iter()
                .map(|schedule| outlet(schedule, schedule.airings.first()))
                .collect(),
            counting: false,
        })
    }

    /// Writes the times of a card at an instant. `ago` words a past instant as seen from now, and
    /// `local` words one in the reader's zone; both may know no words.
    pub fn at(
        now: Timestamp,
        schedules: &[Schedule],
        ago: impl Fn(Timestamp) -> Option<String>,
        local: impl Fn(Timestamp) -> Option<String>,
    ) -> Option<Self> {
        let first = schedules.first()?;
        let state = first.state(now);
        let airing = state.airing();
        let past = match state {
            State::Finished { last } => ago(last.at).unwrap_or_else(|| words::on_day(last.at)),
            _ => String::new(),
        };
        let time =
            |at| local(at).map_or_else(|| words::utc_time(at), |time| words::your_time(&time));
        Some(Self {
            state: words::state(state, now, &past),
            local: airing.map_or_else(String::new, |airing| time(airing.at)),
            datetime: airing.map(|airing| airing.at.to_string()),
            outlets: (schedules.iter())
                .map(|schedule| outlet(schedule, schedule.state(now).airing().as_ref()))
                .collect(),
            counting: matches!(state, State::Upcoming { .. } | State::Between { .. }),
        })
    }
}

fn outlet(schedule: &Schedule, airing: Option<&Airing>) -> Outlet {
    let time = airing.map_or_else(
        || words::run(schedule),
        |airing| words::episode_time(airing, &words::station_time(airing, &schedule.zone)),
    );
    Outlet { name: schedule.outlet.clone(), time }
}

/// The control that stops the countdown.
pub struct Pause {
    /// Whether the reader has stopped it.
    pub paused: bool,
    /// Told when the reader stops it or lets it go on.
    pub on_pause: Callback<MouseEvent>,
}

/// Shows the countdown, the reader's time and each station's own notation.
pub fn airing_times(times: &Times, pause: Option<Pause>) -> Html {
    let pause = pause.filter(|_| times.counting).map(|Pause { paused, on_pause }| {
        let label = if paused { words::RESUME } else { words::PAUSE };
        html! {
            <button key="pause" type="button" part="pause" class="pause" onclick={on_pause}>{ changing(label.to_owned()) }</button>
        }
    });
    let outlets = times.outlets.iter().enumerate().map(|(index, outlet)| {
        html! {
            <li key={index}>
                { text(&outlet.name, Some("outlet")) }
                { " " }
                <span part="station-time" class="station">{ changing(outlet.time.clone()) }</span>
            </li>
        }
    });
    html! {
        <section class="airing" aria-label={words::AIRING}>
            <div class="now">
                <p key="countdown" part="countdown" class="count" role="timer">{ changing(times.state.clone()) }</p>
                { for pause }
            </div>
            <p part="local-time" class="local">
                <time datetime={times.datetime.clone()}>{ changing(times.local.clone()) }</time>
            </p>
            <ul class="outlets">{ for outlets }</ul>
        </section>
    }
}
