//! The languages of the interface, where pages are written: `assets/i18n/`, checked.

use curtain_core::i18n::{Category, Count, Locale, Message, Messages};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The languages, each under its BCP 47 tag. What every text needs is told by English.
const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("../assets/i18n/ar.json")),
    ("de", include_str!("../assets/i18n/de.json")),
    (ENGLISH, include_str!("../assets/i18n/en.json")),
    ("es", include_str!("../assets/i18n/es.json")),
    ("fr", include_str!("../assets/i18n/fr.json")),
    ("ja", include_str!("../assets/i18n/ja.json")),
    ("pt-BR", include_str!("../assets/i18n/pt-BR.json")),
    ("zh-Hans", include_str!("../assets/i18n/zh-Hans.json")),
];

/// What is spoken where nothing else is known.
const ENGLISH: &str = "en";

static ALL: LazyLock<Result<Vec<Language>, String>> = LazyLock::new(|| {
    let english = File::read(ENGLISH, FILES.iter().find(|(tag, _)| *tag == ENGLISH))?;
    FILES
        .iter()
        .map(|file| Language::new(file.0, File::read(file.0, Some(file))?, &english))
        .collect()
});

/// A language of the interface.
pub struct Language {
    tag: &'static str,
    lines: String,
    site: BTreeMap<String, String>,
}

/// The form of the files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What cards say.
    card: BTreeMap<String, Entry>,
    /// What only pages say.
    site: BTreeMap<String, String>,
}

/// A text, a list of names, or the forms of a text by the category of its number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    List(Vec<String>),
    Forms(BTreeMap<String, String>),
}

impl File {
    fn read(tag: &str, file: Option<&(&str, &str)>) -> Result<Self, String> {
        let text = file.map_or("", |(_, text)| text);
        serde_json::from_str(text).map_err(|error| format!("assets/i18n/{tag}.json: {error}"))
    }
}

/// All languages.
#[derive(Clone, Copy)]
pub struct Languages {
    all: &'static [Language],
    english: &'static Language,
}

/// Returns all languages.
///
/// # Errors
///
/// Returns a sentence about the first text that is missing, unknown or not filled like the English one.
///
/// # Examples
///
/// ```
/// use curtain_card::translations;
/// use curtain_core::card::time::{Duration, StationTime, Timestamp};
///
/// let premiere = StationTime {
///     at: Timestamp::from_seconds(1_618_066_800),
///     offset: Duration::from_seconds(9 * 3_600),
///     late: true,
/// };
/// let messages = translations::load().unwrap().messages("en");
/// let written = messages.station_time(premiere, "JST");
/// assert_eq!(written, "Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
/// ```
pub fn load() -> Result<Languages, String> {
    let all = ALL.as_ref().map(Vec::as_slice).map_err(Clone::clone)?;
    let english = all.iter().find(|language| language.tag == ENGLISH);
    Ok(Languages { all, english: english.ok_or("found no English texts")? })
}

impl Languages {
    /// Returns the languages, by their tags.
    pub fn all(self) -> &'static [Language] {
        self.all
    }

    /// Returns the language that is nearest to a tag, or English.
    pub fn nearest(self, tag: &str) -> &'static Language {
        let primary = |tag: &str| tag.split('-').next().map(str::to_owned);
        (self.all.iter().find(|language| language.tag == tag))
            .or_else(|| self.all.iter().find(|language| primary(language.tag) == primary(tag)))
            .unwrap_or(self.english)
    }

    /// Returns the words of the language that is nearest to a tag, or English ones.
    pub fn messages(self, tag: &str) -> Messages {
        self.nearest(tag).messages()
    }
}

impl Language {
    fn new(tag: &'static str, mut file: File, english: &File) -> Result<Self, String> {
        let fail = |what: String| format!("assets/i18n/{tag}.json: {what}");
        let locale = Native::new(tag).ok_or_else(|| fail("found a tag of no language".into()))?;
        let mut lines = Vec::with_capacity(Messages::LINES);
        let mut take = |key: &str| {
            let wanted =
                english.card.get(key).ok_or_else(|| format!("found no \"{key}\" in English"))?;
            let found = file.card.remove(key).ok_or_else(|| fail(format!("found no \"{key}\"")))?;
            let fits = |text: &str, wanted: &str| {
                let (has, wants) = (args(text), args(wanted));
                if has == wants && !text.is_empty() && !text.contains('\n') {
                    return Ok(text.to_owned());
                }
                Err(fail(format!(
                    "found {has:?} as the places of \"{key}\", wanted {wants:?} and a line"
                )))
            };
            match (found, wanted) {
                (Entry::Text(text), Entry::Text(wanted)) => Ok(vec![fits(&text, wanted)?]),
                (Entry::List(list), Entry::List(wanted)) if list.len() == wanted.len() => {
                    list.iter().map(|text| fits(text, "")).collect()
                }
                (Entry::Forms(forms), Entry::Forms(wanted)) => {
                    let wants = locale.categories();
                    let has: Vec<&str> = Category::NAMES
                        .into_iter()
                        .filter(|name| forms.contains_key(*name))
                        .collect();
                    if has != wants || forms.len() != has.len() {
                        return Err(fail(format!(
                            "found the forms {has:?} of \"{key}\", wanted {wants:?}"
                        )));
                    }
                    let wanted = wanted.get("other").map_or("", String::as_str);
                    let form = |name: &str| {
                        forms.get(name).map_or(Ok(String::new()), |text| fits(text, wanted))
                    };
                    Category::NAMES.into_iter().map(form).collect()
                }
                _ => Err(fail(format!("found another form of \"{key}\" than English has"))),
            }
        };
        for key in Message::KEYS.iter().chain(&["weekdays", "months"]).chain(Count::KEYS) {
            lines.extend(take(key)?);
        }
        if let Some(key) = file.card.keys().next() {
            return Err(fail(format!("found \"{key}\", which nothing says")));
        }
        for (key, wanted) in &english.site {
            let text = file.site.get(key).ok_or_else(|| fail(format!("found no \"{key}\"")))?;
            if args(text) != args(wanted) || text.is_empty() {
                return Err(fail(format!(
                    "found {:?} as the places of \"{key}\", wanted {:?}",
                    args(text),
                    args(wanted)
                )));
            }
        }
        if let Some(key) = file.site.keys().find(|key| !english.site.contains_key(*key)) {
            return Err(fail(format!("found \"{key}\", which nothing says")));
        }
        Ok(Self { tag, lines: lines.join("\n"), site: file.site })
    }

    /// Returns its BCP 47 tag.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// Returns its own name for itself.
    pub fn name(&self) -> &str {
        self.site("name")
    }

    /// Returns its lines, as [`Messages::new`] reads them.
    pub fn lines(&self) -> &str {
        &self.lines
    }

    /// Returns its words.
    pub fn messages(&self) -> Messages {
        let locale = Native::new(self.tag).unwrap_or(Native { plurals: None, either: None });
        match Messages::new(self.tag.to_owned(), &self.lines, Box::new(locale)) {
            Some(messages) => messages,
            // As many as there are names, which was looked at.
            None => unreachable!("found other lines than wanted in {}", self.tag),
        }
    }

    /// Returns a text that only pages say; nothing for one that there is not.
    pub fn site(&self, key: &str) -> &str {
        self.site.get(key).map_or("", String::as_str)
    }

    /// Returns a text that only pages say, with its place filled.
    pub fn site_with(&self, key: &str, arg: &str, with: &str) -> String {
        self.site(key).replace(&format!("{{{arg}}}"), with)
    }
}

/// Returns the places of a text, sorted.
fn args(text: &str) -> Vec<&str> {
    let mut args: Vec<&str> =
        text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    args.sort_unstable();
    args
}

/// What ICU4X knows of a language.
struct Native {
    plurals: Option<PluralRules>,
    either: Option<ListFormatter>,
}

impl Native {
    fn new(tag: &str) -> Option<Self> {
        let tag: Tag = tag.parse().ok()?;
        Some(Self {
            plurals: PluralRules::try_new_cardinal((&tag).into()).ok(),
            either: ListFormatter::try_new_or((&tag).into(), ListFormatterOptions::default()).ok(),
        })
    }

    /// Returns the names of the categories of its numbers, in the order of [`Category::NAMES`].
    fn categories(&self) -> Vec<&'static str> {
        let has: Vec<Category> =
            self.plurals.iter().flat_map(PluralRules::categories).map(category).collect();
        Category::NAMES.into_iter().filter(|name| has.contains(&Category::of(name))).collect()
    }
}

fn category(category: PluralCategory) -> Category {
    match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

impl Locale for Native {
    fn category(&self, n: u64) -> Category {
        self.plurals.as_ref().map_or(Category::Other, |rules| category(rules.category_for(n)))
    }

    fn any_of(&self, texts: &[String]) -> String {
        match &self.either {
            Some(list) => list.format(texts.iter().map(String::as_str)).to_string(),
            None => texts.join(", "),
        }
    }
}
