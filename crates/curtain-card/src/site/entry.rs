//! The gallery's entry of one card: open facts alone, kept from build to build.

use super::accent;
use super::public_view::public_view;
use curtain_authoring::Checked;
use curtain_core::card::time::{Duration, Plan};
use curtain_core::card::{Schedule, Section, TrackView};
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What the gallery, its search, its time slider and its embed builder show of one card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    id: String,
    title: String,
    /// The language of the title where it is not the card's.
    pub(super) title_lang: Option<String>,
    /// The language of the card.
    pub(super) lang: String,
    /// The card's colour, as `#rrggbb`.
    pub(super) accent: String,
    /// The file of the card's art, within the site.
    pub(super) art: Option<String>,
    /// The first outlet's run in words, or nothing.
    pub(super) run: String,
    /// The genres and themes.
    pub(super) tags: Vec<String>,
    /// Other titles, by which the search finds the card too.
    titles: Vec<String>,
    /// The moments of the time slider as seconds with spaces between them; `None` without dated slots.
    pub(super) moments: Option<String>,
    /// The tracks that the embed builder asks for a progress on: `[{ id, name, count }]`.
    pub(super) tracks: Value,
}

impl Entry {
    /// Collects the open facts of a card from the view of a reader who has seen nothing.
    pub(super) fn of(checked: &Checked, view: &CardView, messages: &Messages) -> Self {
        let texts = |section| view.shown(section).map(|body| body.text.text.clone());
        let translated_titles = checked.translations.iter().flat_map(|translated_card| {
            let view = public_view(translated_card);
            let titles = view.shown(Section::Titles).map(|body| body.text.clone());
            let titles: Vec<_> = std::iter::once(view.title.clone()).chain(titles).collect();
            titles.into_iter().filter(|title| title.lang.is_none()).map(|title| title.text)
        });
        let first = view.schedules.first();
        Self {
            id: view.id.clone(),
            title: view.title.text.clone(),
            title_lang: view.title.lang.clone(),
            lang: view.lang.clone(),
            accent: accent::chosen(checked).to_owned(),
            art: view.shown(Section::Art).next().and_then(|body| body.href.clone()),
            run: first.map(|first| messages.run(first, &view.tracks)).unwrap_or_default(),
            tags: texts(Section::Tags).collect(),
            titles: texts(Section::Titles).chain(translated_titles).collect(),
            moments: first.and_then(moments),
            tracks: tracks(view),
        }
    }

    /// Returns the id of the card.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the name of the series that everybody may read.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns the card's row of `search.json`: its id, its title, its page of the gallery, and its other search
    /// words.
    pub fn search_row(&self, gallery_page: usize) -> Value {
        let more: Vec<&str> = self.titles.iter().chain(&self.tags).map(String::as_str).collect();
        json!([self.id, self.title, gallery_page, more.join(" ")])
    }
}

fn tracks(view: &CardView) -> Value {
    let track = |TrackView { track, .. }: &TrackView| json!({ "id": track.id, "name": track.name.text, "count": track.count });
    view.tracks.iter().map(track).collect()
}

/// Lists the moments of a run for the time slider: a week and a day before it, ten minutes after each slot has begun,
/// so that an episode is on, a day after each slot, and a week after the run.
fn moments(schedule: &Schedule) -> Option<String> {
    const TEN_MINUTES: i64 = 10 * Duration::MINUTE.seconds();
    const DAY: i64 = Duration::DAY.seconds();
    let begins = schedule.slots.iter().filter_map(|slot| match slot.plan {
        Plan::At(time) => Some(time.at.seconds()),
        _ => None,
    });
    let begins: Vec<i64> = begins.collect();
    let (first, last) = (begins.first()?, begins.last()?);
    let within = begins.iter().flat_map(|begin| [begin + TEN_MINUTES, begin + DAY]);
    let mut moments: Vec<i64> =
        within.chain([first - 7 * DAY, first - DAY, last + 7 * DAY]).collect();
    moments.sort_unstable();
    Some(moments.iter().map(i64::to_string).collect::<Vec<_>>().join(" "))
}
