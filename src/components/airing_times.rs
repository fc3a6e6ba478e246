//! When it airs.

use super::fact_list::Places;
use super::run_strip::run_strip;
use super::text::{changing, own, text};
use curtain_core::card::Schedule;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Part, Section, Text, Track};
use curtain_core::gate::CardView;
use curtain_core::i18n::{Message, Messages};
use curtain_core::reader::Action;
use curtain_core::routes;
use curtain_core::schedule::{Airing, State, Strip};
use yew::prelude::*;

/// The times of a card, in words. The static page writes them without a clock, the live card with
/// one; they take the same lines.
#[derive(Clone, PartialEq, Eq)]
pub struct Times {
    /// Where the first outlet stands: a countdown, "aired 4 years ago", or the stretch of the run.
    pub state: String,
    /// What is out of the ordinary about that; `None` for a schedule of which nothing ever is.
    pub note: Option<String>,
    /// The instant that is talked of, in the reader's zone or in UTC.
    pub local: String,
    /// That instant for machines, as RFC 3339 in UTC.
    pub datetime: Option<String>,
    /// What those hear who do not see the countdown, at few moments.
    pub milestone: String,
    /// Each outlet with its own notation.
    pub outlets: Vec<Outlet>,
    /// The first outlet's run at a glance, and in words.
    pub strip: Option<(Strip, String)>,
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
    /// Whether there is a calendar of it.
    pub calendar: bool,
}

/// How instants are worded.
pub struct TimeFormat<'a> {
    /// What the interface says.
    pub messages: &'a Messages,
    /// How long ago an instant was; the reader's browser may not know.
    pub ago: &'a dyn Fn(Timestamp) -> Option<String>,
    /// An instant in the reader's zone.
    pub local: &'a dyn Fn(Timestamp) -> Option<String>,
}

impl Times {
    /// Writes the times of a card without a clock: each outlet's whole run and its first airing.
    pub fn without_clock(
        messages: &Messages,
        schedules: &[Schedule],
        tracks: &[(Track, u16)],
    ) -> Option<Self> {
        let first = schedules.first()?;
        let premiere = first.airings().next().map(|airing| airing.time.at);
        Some(Self {
            state: messages.run(first),
            note: first.is_eventful().then(String::new),
            local: premiere.map_or_else(String::new, |at| messages.utc_time(at)),
            datetime: premiere.map(|at| at.to_string()),
            milestone: String::new(),
            outlets: schedules
                .iter()
                .map(|schedule| {
                    outlet(schedule, time(messages, schedule, schedule.airings().next()))
                })
                .collect(),
            strip: strip(messages, first, None, tracks),
            counting: false,
        })
    }

    /// Writes the times of a card at an instant.
    pub fn at(
        now: Timestamp,
        schedules: &[Schedule],
        tracks: &[(Track, u16)],
        wording: &TimeFormat,
    ) -> Option<Self> {
        let TimeFormat { messages, .. } = wording;
        let first = schedules.first()?;
        let state = first.state(now);
        let airing = state.airing();
        let past = match state {
            State::Finished { last } | State::Stale { last: Some(last) } => {
                let at = last.time.at;
                (wording.ago)(at).unwrap_or_else(|| messages.on_day(at))
            }
            _ => String::new(),
        };
        let local = |at| {
            (wording.local)(at)
                .map_or_else(|| messages.utc_time(at), |time| messages.your_time(&time))
        };
        let stands = |schedule: &Schedule| match schedule.state(now) {
            state @ (State::Cancelled { .. }
            | State::RoughDate { .. }
            | State::Delayed { next: None, .. }
            | State::OnBreak { next: None, .. }) => messages.state(schedule.unit, state, now, ""),
            state => time(messages, schedule, state.airing()),
        };
        Some(Self {
            state: messages.state(first.unit, state, now, &past),
            note: first.is_eventful().then(|| messages.note(state)),
            local: airing.map_or_else(String::new, |airing| local(airing.time.at)),
            datetime: airing.map(|airing| airing.time.at.to_string()),
            milestone: messages.milestone(first.unit, state, now),
            outlets: (schedules.iter())
                .map(|schedule| outlet(schedule, stands(schedule)))
                .collect(),
            strip: strip(messages, first, Some(now), tracks),
            counting: state.next().is_some(),
        })
    }
}

fn outlet(schedule: &Schedule, time: String) -> Outlet {
    let calendar = schedule.has_calendar();
    Outlet { name: schedule.outlet.clone(), time, calendar }
}

/// Writes an airing as its station does; where none is known, the whole run.
fn time(messages: &Messages, schedule: &Schedule, airing: Option<Airing>) -> String {
    airing.map_or_else(
        || messages.run(schedule),
        |airing| {
            let station = messages.station_time(airing.time, schedule.zone(airing.time));
            messages.episode_time(schedule.unit, &airing, &station)
        },
    )
}

/// Draws the run of a schedule; one of a single slot needs no drawing.
fn strip(
    messages: &Messages,
    schedule: &Schedule,
    now: Option<Timestamp>,
    tracks: &[(Track, u16)],
) -> Option<(Strip, String)> {
    let track = tracks.iter().find(|(track, _)| track.unit == schedule.unit);
    let parts: &[Part] = track.map_or(&[], |(track, _)| &track.parts);
    let strip = schedule.strip(now, parts);
    let said = messages.strip(&strip, schedule.unit, now.is_some());
    (strip.episodes > 1).then_some((strip, said))
}

/// The control that stops the countdown.
pub struct Pause {
    /// Whether the reader has stopped it.
    pub paused: bool,
    /// Told when the reader stops it or lets it go on.
    pub on_pause: Callback<MouseEvent>,
}

/// What stands around the times.
pub struct AiringProps<'a> {
    /// What the reader may see.
    pub view: &'a CardView,
    /// What the interface says.
    pub messages: &'a Messages,
    /// The way from the page to the site's root: `../../`.
    pub root: &'a str,
    /// Where the reader's doings go.
    pub on_action: &'a Callback<Action>,
    /// The instant that the card is shown as of, where that is not now.
    pub as_at: Option<Timestamp>,
    /// The control of the countdown, where it can tick.
    pub pause: Option<Pause>,
    /// Put on the section, to know whether it is seen.
    pub element: NodeRef,
}

/// Shows the countdown, the reader's time, the run and each station's own notation.
pub fn airing_times(times: &Times, around: AiringProps) -> Html {
    let AiringProps { view, messages, root, on_action, .. } = around;
    let pause = around.pause.filter(|_| times.counting).map(|Pause { paused, on_pause }| {
        let label = messages.message(if paused { Message::Resume } else { Message::Pause });
        html! {
            <button key="pause" type="button" part="pause" class="pause" onclick={on_pause}>{ changing(label.to_owned()) }</button>
        }
    });
    let as_at = around.as_at.map(|at| {
        html! { <p key="as-at" class="as-at">{ changing(messages.as_at(at)) }</p> }
    });
    let note = times.note.clone().map(|note| {
        html! { <p key="note" class="note">{ changing(note) }</p> }
    });
    let strip = times.strip.as_ref().map(|(strip, said)| {
        html! { <div key="strip" class="wide">{ run_strip(strip, said, messages.message(Message::StripKey)) }</div> }
    });
    let outlets = times.outlets.iter().enumerate().map(|(index, outlet)| {
        let calendar = outlet.calendar.then(|| {
            let address = [root, &routes::calendar(&view.id, index)].concat();
            html! {
                <>{ " " }<a class="calendar" href={address} download="">{ messages.message(Message::Calendar).to_owned() }<span class="sr">{ ": " }{ outlet.name.text.clone() }</span></a></>
            }
        });
        html! {
            <li key={index}>
                { text(&outlet.name, Some("outlet"), own(view, messages)) }
                { for calendar }
                { " " }
                <span part="station-time" class="station">{ changing(outlet.time.clone()) }</span>
            </li>
        }
    });
    html! {
        <section class="airing" aria-label={messages.message(Message::Airing).to_owned()} ref={around.element}>
            <div key="state" class="state">
                { for as_at }
                <div key="now" class="now">
                    <p key="countdown" part="countdown" class="count" role="timer">{ changing(times.state.clone()) }</p>
                    { for pause }
                </div>
                <p key="milestone" class="sr" role="status">{ times.milestone.clone() }</p>
                { for note }
                <p key="local" part="local-time" class="local">
                    <time datetime={times.datetime.clone()}>{ changing(times.local.clone()) }</time>
                </p>
            </div>
            <ul key="outlets" class="outlets">{ for outlets }</ul>
            { for strip }
            <div key="changes" class="wide">{ changes(view, messages, on_action) }</div>
        </section>
    }
}

/// Shows what was out of the ordinary, for those who ask.
fn changes(view: &CardView, messages: &Messages, on_action: &Callback<Action>) -> Html {
    let items = view.section(Section::Airing);
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <details class="changes" id="changes">
            <summary>{ messages.section(Section::Airing).to_owned() }</summary>
            { Places { view, messages, on_action }.list(items, "lines") }
        </details>
    }
}
