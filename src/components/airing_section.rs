//! Airing section of a card: the state of the run with its countdown, the progress form, outlets with their pins, run
//! strip, schedule changes.

use super::airing_texts::AiringTexts;
use super::card_context::CardContext;
use super::fact_list::list;
use super::outlet_text::OutletText;
use super::run_strip::run_strip;
use super::text::{changing, text};
use crate::shared::SharedMessages;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Schedule, Section};
use curtain_core::gate::CardView;
use curtain_core::i18n::Message;
use curtain_core::reader::Action;
use curtain_core::routes;
use yew::prelude::*;

/// The button that pauses the countdown.
#[derive(Clone, Debug)]
pub struct PauseButton {
    /// Whether the countdown is paused.
    pub is_paused: bool,
    /// Called when the reader pauses or resumes it.
    pub on_pause: Callback<MouseEvent>,
}

/// What [`airing_section`] takes beside the texts.
#[derive(Clone, Debug)]
pub struct AiringProps<'a> {
    /// What the reader may see.
    pub view: &'a CardView,
    /// The texts of the interface.
    pub messages: &'a SharedMessages,
    /// The relative URL from the page to the site's root, such as `../../`.
    pub root: &'a str,
    /// Called with each action of the reader.
    pub on_action: &'a Callback<Action>,
    /// The instant for which the times are written, if it is not the current one.
    pub as_of_time: Option<Timestamp>,
    /// The pause button, if the countdown can tick.
    pub pause: Option<PauseButton>,
    /// The progress form.
    pub form: Html,
    /// Set to the section's element.
    pub element: NodeRef,
}

/// Draws the countdown, the reader's local time, the times of each outlet and the run strip.
pub fn airing_section(texts: &AiringTexts, props: AiringProps) -> Html {
    let AiringProps { view, messages, root, on_action, .. } = props;
    let context = CardContext { view, messages, on_action };
    let pause = props.pause.filter(|_| texts.is_counting).map(|pause| {
        let label = messages.message(if pause.is_paused { Message::Resume } else { Message::Pause });
        html! {
            <button key="pause" type="button" part="pause" class="pause" onclick={pause.on_pause}>{ changing(label.to_owned()) }</button>
        }
    });
    let as_of_time = props.as_of_time.map(|at| {
        html! { <p key="as-at" class="as-at">{ changing(messages.as_at(at)) }</p> }
    });
    let note = texts.note.clone().map(|note| {
        html! { <p key="note" class="note">{ changing(note) }</p> }
    });
    let strip = texts.strip.as_ref().map(|strip| {
        html! { <div key="strip" class="wide">{ run_strip(strip, messages.message(Message::StripKey)) }</div> }
    });
    let has_several = texts.outlets.len() > 1;
    let outlets = texts.outlets.iter();
    let outlets = outlets.map(|outlet| outlet_line(context, root, outlet, has_several));
    let outlet = texts.outlet.as_ref().map(|name| {
        html! { <span key={name.text.clone()}>{ " · " }{ text(name, Some("outlet"), context.own_lang()) }</span> }
    });
    html! {
        <section class={classes!("airing", texts.is_over.then_some("over"))} aria-label={messages.message(Message::Airing).to_owned()} ref={props.element}>
            <div key="state" class="state">
                { for as_of_time }
                <div key="now" class="now">
                    <p key="countdown" part="countdown" class="count" role="timer">{ changing(texts.state.clone()) }</p>
                    { for pause }
                </div>
                <p key="milestone" class="sr" role="status">{ texts.milestone.clone() }</p>
                { for note }
                <p key="local" part="local-time" class="local">
                    <time datetime={texts.datetime.clone()}>{ changing(texts.local.clone()) }</time>
                    { for outlet }
                </p>
            </div>
            <div key="form" class="form">{ props.form }</div>
            <ul key="outlets" class="outlets wide">{ for outlets }</ul>
            { for strip }
            <div key="changes" class="wide">{ changes(context) }</div>
        </section>
    }
}

/// Draws the line of an outlet: its name, its calendar file, its pin, its next airing, and that in the reader's time.
fn outlet_line(context: CardContext, root: &str, outlet: &OutletText, has_pin: bool) -> Html {
    let CardContext { view, messages, .. } = context;
    let named = |message| {
        let name = outlet.name.text.clone();
        html! { <>{ messages.message(message).to_owned() }<span class="sr">{ ": " }{ name }</span></> }
    };
    let calendar = outlet.has_calendar.then(|| {
        let name = Schedule::calendar_name(&view.schedules, outlet.index);
        let href = [root, &routes::calendar(&view.id, &name)].concat();
        html! { <a class="calendar" {href} download="">{ named(Message::Calendar) }</a> }
    });
    let pin = has_pin.then(|| {
        let pinned = (!outlet.is_pinned).then(|| outlet.id.clone());
        let onclick = context.on_action.reform(move |_| Action::Pin(pinned.clone()));
        let pressed = if outlet.is_pinned { "true" } else { "false" };
        let id = format!("pin-{}", outlet.id);
        html! { <button type="button" part="pin" class="pin" {id} aria-pressed={pressed} {onclick}>{ named(Message::Pin) }</button> }
    });
    let is_both = !outlet.state.is_empty() && !outlet.local.is_empty();
    let dot = if is_both { " · " } else { "" };
    let own = [&*outlet.state, dot, &outlet.local].concat();
    html! {
        <li key={outlet.id.clone()} class={outlet.is_headline.then_some("headline")}>
            { text(&outlet.name, Some("outlet"), context.own_lang()) }
            <span class="controls">{ for calendar }{ " " }{ for pin }</span>
            { " " }
            <span part="station-time" class="station">{ changing(outlet.time.clone()) }</span>
            { " " }
            <span part="outlet-time" class="own">{ changing(own) }</span>
        </li>
    }
}

/// Draws the changes of the schedule, in a disclosure that is closed at first.
fn changes(context: CardContext) -> Html {
    let items = context.view.section(Section::Airing);
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <details class="changes" id="changes">
            <summary>{ context.messages.section(Section::Airing, context.view.activity()).to_owned() }</summary>
            { list(context, items, "lines") }
        </details>
    }
}
