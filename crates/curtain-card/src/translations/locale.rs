//! Plural forms and lists of a language, by ICU.

use curtain_core::i18n::{Category, Locale};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale::Locale as LanguageTag;
use icu_plurals::{PluralCategory, PluralRules};

/// The rules of one language. A rule that ICU does not have falls back to the general plural form and to commas.
#[derive(Default)]
pub(super) struct IcuLocale {
    plurals: Option<PluralRules>,
    either: Option<ListFormatter>,
    both: Option<ListFormatter>,
}

impl IcuLocale {
    /// Reads the rules; `None` for text that is not a language tag.
    pub(super) fn new(tag: &str) -> Option<Self> {
        let tag: LanguageTag = tag.parse().ok()?;
        Some(Self {
            plurals: PluralRules::try_new_cardinal((&tag).into()).ok(),
            either: ListFormatter::try_new_or((&tag).into(), ListFormatterOptions::default()).ok(),
            both: ListFormatter::try_new_and((&tag).into(), ListFormatterOptions::default()).ok(),
        })
    }

    /// Returns the names of the categories of its numbers, in the order of [`Category::NAMES`].
    pub(super) fn categories(&self) -> Vec<&'static str> {
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

impl Locale for IcuLocale {
    fn category(&self, n: u64) -> Category {
        self.plurals.as_ref().map_or(Category::Other, |rules| category(rules.category_for(n)))
    }

    fn any_of(&self, texts: &[String]) -> String {
        list(self.either.as_ref(), texts)
    }

    fn all_of(&self, texts: &[String]) -> String {
        list(self.both.as_ref(), texts)
    }
}

fn list(format: Option<&ListFormatter>, texts: &[String]) -> String {
    match format {
        Some(format) => format.format(texts.iter().map(String::as_str)).to_string(),
        None => texts.join(", "),
    }
}
