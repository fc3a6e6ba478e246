//! The time slider of the gallery: a control that shows a card as of any moment of its run.

use super::entry::Entry;
use crate::translations::{Language, SiteText};
use yew::prelude::*;

/// Returns the time slider, hidden until its script runs; nothing where no card has a dated run.
pub(super) fn time_slider(entries: &[Entry], language: &Language) -> Html {
    let text = |text| language.site(text).to_owned();
    let options = entries.iter().filter_map(|entry| {
        let moments = entry.moments.clone()?;
        Some(html! {
            <option value={entry.id().to_owned()} data-moments={moments}>{ entry.title().to_owned() }</option>
        })
    });
    let options: Vec<Html> = options.collect();
    if options.is_empty() {
        return Html::default();
    }
    html! {
        <section class="time-slider" data-time-slider="" hidden=true aria-labelledby="time-slider-title">
            <h2 id="time-slider-title">{ text(SiteText::TimeSlider) }</h2>
            <p>{ text(SiteText::TimeSliderIntro) }</p>
            <label>{ text(SiteText::TimeSliderCard) }<select>{ for options }</select></label>
            <label>{ text(SiteText::TimeSliderMoment) }<input type="range" min="0" value="0" /></label>
            <p><output></output>{ " " }<a href="" hidden=true>{ text(SiteText::TimeSliderLink) }</a></p>
            <iframe title={text(SiteText::TimeSlider)} hidden=true></iframe>
        </section>
    }
}
