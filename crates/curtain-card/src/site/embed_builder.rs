//! The embed builder of the gallery: a form in which readers make the snippet of a card. The script
//! `web/scripts/gallery/embed_builder.ts` fills in the same templates as the command.

use super::embed_options::{Choice, EmbedOptions, Kind, Size, Theme};
use super::entry::Entry;
use super::render::json_for_script;
use crate::translations::{Language, Languages, SiteText};
use serde_json::json;
use yew::prelude::*;

/// Returns the embed builder, hidden until its script runs.
pub(super) fn embed_builder(entries: &[Entry], languages: Languages, language: &Language) -> Html {
    let text = |text| language.site(text).to_owned();
    let languages = languages.all().iter().map(|language| {
        html! { <option value={language.tag()} lang={language.tag()}>{ language.name().to_owned() }</option> }
    });
    let options = entries.iter().map(|entry| {
        html! {
            <option value={entry.id().to_owned()} data-tracks={entry.tracks.to_string()}>{ entry.title().to_owned() }</option>
        }
    });
    html! {
        <section class="embed-builder" data-embed-builder="" data-progress={text(SiteText::EmbedBuilderProgress)} hidden=true aria-labelledby="embed-builder-title">
            <h2 id="embed-builder-title">{ text(SiteText::EmbedBuilder) }</h2>
            <p>{ text(SiteText::EmbedBuilderIntro) }</p>
            <label>{ text(SiteText::EmbedBuilderCard) }<select name="card">{ for options }</select></label>
            <label>{ text(SiteText::EmbedBuilderKind) }<select name="kind">{ choices(Kind::ALL, Kind::label, language) }</select></label>
            <label>{ text(SiteText::EmbedBuilderSize) }<select name="size">{ choices(Size::ALL, Size::label, language) }</select></label>
            <label>{ text(SiteText::EmbedBuilderTheme) }<select name="theme">{ choices(Theme::ALL, Theme::label, language) }</select></label>
            <label>{ text(SiteText::EmbedBuilderLang) }<select name="lang"><option value="">{ text(SiteText::LangAuto) }</option>{ for languages }</select></label>
            <div data-tracks=""></div>
            <p data-needs=""></p>
            <label class="snippet">{ text(SiteText::EmbedBuilderSnippet) }<textarea readonly=true rows="5" spellcheck="false" /></label>
            <p><button type="button" data-done={text(SiteText::Copied)}>{ text(SiteText::Copy) }</button>{ " " }<output></output></p>
            <div data-preview=""></div>
            <script type="application/json">{ data() }</script>
        </section>
    }
}

/// Returns an option for each value of a choice, by its name on the command line.
fn choices<T: Choice>(all: &[T], label: fn(T) -> SiteText, language: &Language) -> Html {
    let options = all.iter().map(|value| {
        html! { <option value={value.name()}>{ language.site(label(*value)).to_owned() }</option> }
    });
    html! { <>{ for options }</> }
}

impl Kind {
    fn label(self) -> SiteText {
        match self {
            Self::Html => SiteText::KindHtml,
            Self::Element => SiteText::KindElement,
            Self::Wordpress => SiteText::KindWordpress,
            Self::Discourse => SiteText::KindDiscourse,
            Self::Bbcode => SiteText::KindBbcode,
            Self::Markdown => SiteText::KindMarkdown,
            Self::Phpbb => SiteText::KindPhpbb,
            Self::Xenforo => SiteText::KindXenforo,
        }
    }
}

impl Size {
    fn label(self) -> SiteText {
        match self {
            Self::Full => SiteText::SizeFull,
            Self::Compact => SiteText::SizeCompact,
            Self::Signature => SiteText::SizeSignature,
            Self::SignatureTall => SiteText::SizeSignatureTall,
            Self::SignatureSmall => SiteText::SizeSignatureSmall,
        }
    }
}

impl Theme {
    fn label(self) -> SiteText {
        match self {
            Self::Auto => SiteText::ThemeAuto,
            Self::Light => SiteText::ThemeLight,
            Self::Dark => SiteText::ThemeDark,
            Self::Transparent => SiteText::ThemeTransparent,
        }
    }
}

/// Returns the templates and the sizes as JSON for the gallery's script.
fn data() -> String {
    let kinds = Kind::ALL.iter().map(|kind| {
        let template = kind.template();
        let fits = |options: &EmbedOptions| kind.ignores(options).is_empty();
        // No picture is of the whole card.
        let is_picture = template.text.contains("{picture}");
        let sizes = Size::ALL.iter().copied();
        let sizes = sizes.filter(|size| !(is_picture && *size == Size::Full));
        let sizes = sizes.filter(|size| fits(&EmbedOptions::of_size(*size)));
        let dark = EmbedOptions { theme: Theme::Dark, ..EmbedOptions::of_size(Size::Full) };
        let shown = json!({
            "needs": template.needs,
            "text": template.text,
            "sizes": sizes.map(Choice::name).collect::<Vec<_>>(),
            "themed": fits(&dark),
        });
        (kind.name().to_owned(), shown)
    });
    let sizes = Size::ALL.iter().map(|size| {
        let (width, height) = size.pixels();
        let shown = json!({
            "width": width, "height": height, "parameter": size.parameter(), "picture": size.picture(),
        });
        (size.name().to_owned(), shown)
    });
    json_for_script(&json!({
        "kinds": kinds.collect::<serde_json::Map<_, _>>(),
        "sizes": sizes.collect::<serde_json::Map<_, _>>(),
    }))
}
