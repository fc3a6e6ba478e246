//! Subscriptions to calendars: links that calendar programs open, on the pages of cards and of the gallery, and the
//! calendars of all cards.

use super::base_url::BaseUrl;
use super::context::SiteContext;
use super::entry::Entry;
use super::usage::kind_name;
use crate::translations::{Language, SiteText};
use curtain_core::card::OutletKind;
use curtain_core::gate::CardView;
use curtain_core::routes;
use yew::prelude::*;

/// The calendars of all cards, by the kind of their outlets, with their names; the first is of all kinds.
pub(super) const SITE_CALENDARS: [(Option<OutletKind>, SiteText); 9] = [
    (None, SiteText::CalendarAll),
    (Some(OutletKind::Broadcast), SiteText::CalendarBroadcast),
    (Some(OutletKind::Stream), SiteText::CalendarStream),
    (Some(OutletKind::Dub), SiteText::CalendarDub),
    (Some(OutletKind::Cinema), SiteText::CalendarCinema),
    (Some(OutletKind::Disc), SiteText::CalendarDisc),
    (Some(OutletKind::Print), SiteText::CalendarPrint),
    (Some(OutletKind::Store), SiteText::CalendarStore),
    (Some(OutletKind::Stage), SiteText::CalendarStage),
];

/// Returns the address of a calendar of all cards.
pub(super) fn site_calendar_route(kind: Option<OutletKind>) -> String {
    kind.map_or_else(
        || routes::site_calendar(routes::ALL),
        |kind| routes::site_calendar(&kind_name(kind)),
    )
}

/// Returns the address of a file of the site for programs that subscribe to calendars.
fn webcal(base: &BaseUrl, route: &str) -> String {
    let base = base.to_string();
    let rest = base.split_once(':').map_or("", |(_, rest)| rest);
    format!("webcal:{rest}{route}")
}

/// Returns links to the calendars of the outlets of one card; nothing where the site's address is not known.
pub(super) fn of_card(
    entry: &Entry,
    view: &CardView,
    site: &SiteContext,
    language: &Language,
) -> Html {
    let Some(base) = site.base.filter(|_| !entry.calendars.is_empty()) else {
        return Html::default();
    };
    let links = entry.calendars.iter().map(|(outlet, file, _)| {
        let schedule = view.schedules.iter().find(|schedule| schedule.id == *outlet);
        let name = schedule.map(|schedule| schedule.outlet.text.clone());
        html! { <>{ " " }<a href={webcal(base, file)}>{ for name }</a></> }
    });
    html! {
        <p class="subscriptions">{ language.site(SiteText::Subscribe).to_owned() }{ for links }</p>
    }
}

/// Returns the calendars of all cards: each as a file, and as a subscription where the site's address is known; nothing
/// for a site without a calendar.
pub(super) fn of_site(root: &str, site: &SiteContext, language: &Language) -> Html {
    if !site.usage.has_calendars() {
        return Html::default();
    }
    let text = |text| language.site(text).to_owned();
    let calendars = SITE_CALENDARS
        .iter()
        .filter(|(kind, _)| kind.is_none_or(|kind| site.usage.has_calendar(kind)));
    let items = calendars.map(|(kind, name)| {
        let route = site_calendar_route(*kind);
        let subscription = site.base.map(|base| {
            html! { <>{ " " }<a href={webcal(base, &route)}>{ text(SiteText::Subscribe) }<span class="sr">{ ": " }{ text(*name) }</span></a></> }
        });
        html! {
            <li><a href={format!("{root}{route}")} download="">{ text(*name) }</a>{ for subscription }</li>
        }
    });
    html! {
        <section class="calendars" aria-labelledby="calendars-title">
            <h2 id="calendars-title">{ text(SiteText::Calendars) }</h2>
            <p>{ text(SiteText::CalendarsIntro) }</p>
            <ul>{ for items }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subscription_has_the_address_of_the_site() {
        let base: BaseUrl = "https://cards.example/shows/".parse().unwrap();
        let address = webcal(&base, &site_calendar_route(Some(OutletKind::Stream)));
        assert_eq!(address, "webcal://cards.example/shows/calendars/stream.ics");
        assert_eq!(site_calendar_route(None), "calendars/all.ics");
    }
}
