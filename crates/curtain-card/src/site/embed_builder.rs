//! The front page's panel that makes snippets: the same templates as the command's, filled in by
//! `web/scripts/gallery/embed_builder.ts`.

use super::gallery::Entry;
use super::snippet::{EmbedOptions, Kind, Size, Theme};
use crate::translations::{Language, Languages};
use clap::ValueEnum;
use curtain_core::card::Track;
use curtain_core::gate::CardView;
use serde_json::{Value, json};
use yew::prelude::*;

/// Says what the panel asks for of a card: how far in each of its tracks.
pub(super) fn tracks(view: &CardView) -> Value {
    let track = |(track, _): &(Track, u16)| json!({ "id": track.id, "name": track.name.text, "count": track.count });
    view.tracks.iter().map(track).collect()
}

/// Writes the panel; it is shown once its script is there.
pub(super) fn embed_builder(entries: &[Entry], languages: Languages, language: &Language) -> Html {
    let say = |key| language.site(key).to_owned();
    let tongues = languages.all().iter().map(|language| {
        html! { <option value={language.tag()} lang={language.tag()}>{ language.name().to_owned() }</option> }
    });
    let options = entries.iter().map(|entry| {
        html! {
            <option value={entry.id().to_owned()} data-tracks={entry.tracks.to_string()}>{ entry.title().to_owned() }</option>
        }
    });
    html! {
        <section class="panel" data-panel="" data-progress={say("panel-progress")} hidden=true aria-labelledby="panel-title">
            <h2 id="panel-title">{ say("panel") }</h2>
            <p>{ say("panel-intro") }</p>
            <label>{ say("panel-card") }<select name="card">{ for options }</select></label>
            <label>{ say("panel-kind") }<select name="kind">{ choices::<Kind>("kind", language) }</select></label>
            <label>{ say("panel-size") }<select name="size">{ choices::<Size>("size", language) }</select></label>
            <label>{ say("panel-theme") }<select name="theme">{ choices::<Theme>("theme", language) }</select></label>
            <label>{ say("panel-lang") }<select name="lang"><option value="">{ say("lang-auto") }</option>{ for tongues }</select></label>
            <div data-tracks=""></div>
            <p data-needs=""></p>
            <label class="snippet">{ say("panel-snippet") }<textarea readonly=true rows="5" spellcheck="false" /></label>
            <p><button type="button" data-done={say("copied")}>{ say("copy") }</button>{ " " }<output></output></p>
            <div data-preview=""></div>
            <script type="application/json">{ data() }</script>
        </section>
    }
}

/// Lists the values of a choice, by their names on the command line.
fn choices<T: ValueEnum>(kind: &str, language: &Language) -> Html {
    let options =
        T::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|value| {
            let value = value.get_name().to_owned();
            html! { <option value={value.clone()}>{ language.site(&format!("{kind}-{value}")).to_owned() }</option> }
        });
    html! { <>{ for options }</> }
}

/// Writes the templates and the sizes for the script.
fn data() -> String {
    let names = |value: Option<clap::builder::PossibleValue>| {
        value.map(|value| value.get_name().to_owned()).unwrap_or_default()
    };
    let kinds = Kind::value_variants().iter().map(|kind| {
        let template = kind.template();
        let fits = |look: EmbedOptions| kind.ignores(&look).is_empty();
        let usual =
            EmbedOptions { theme: Theme::Auto, size: Size::Full, lang: None, progress: None };
        let sizes = Size::value_variants().iter().copied();
        // No picture is of the whole card.
        let is_picture = template.text.contains("{picture}");
        let sizes = sizes.filter(|size| !(is_picture && *size == Size::Full));
        let sizes = sizes.filter(|size| fits(EmbedOptions { size: *size, ..usual.clone() }));
        let shown = json!({
            "needs": template.needs,
            "text": template.text,
            "sizes": sizes.map(|size| names(size.to_possible_value())).collect::<Vec<_>>(),
            "themed": fits(EmbedOptions { theme: Theme::Dark, ..usual.clone() }),
        });
        (names(kind.to_possible_value()), shown)
    });
    let sizes = Size::value_variants().iter().map(|size| {
        let (width, height) = size.pixels();
        let shown = json!({
            "width": width, "height": height, "parameter": size.parameter(), "picture": size.picture(),
        });
        (names(size.to_possible_value()), shown)
    });
    let data = json!({
        "kinds": kinds.collect::<serde_json::Map<_, _>>(),
        "sizes": sizes.collect::<serde_json::Map<_, _>>(),
    });
    data.to_string().replace('<', "\\u003c")
}
