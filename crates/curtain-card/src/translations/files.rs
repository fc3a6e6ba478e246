//! The texts of `assets/i18n/`: parsed, and compared with the English ones.

use super::error::Error;
use super::locale::IcuLocale;
use super::site_text::SiteText;
use curtain_core::i18n::{Category, Count, Message, Messages};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The files, each under its BCP 47 tag.
pub(super) const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("../../assets/i18n/ar.json")),
    ("de", include_str!("../../assets/i18n/de.json")),
    (ENGLISH, include_str!("../../assets/i18n/en.json")),
    ("es", include_str!("../../assets/i18n/es.json")),
    ("fr", include_str!("../../assets/i18n/fr.json")),
    ("ja", include_str!("../../assets/i18n/ja.json")),
    ("pt-BR", include_str!("../../assets/i18n/pt-BR.json")),
    ("zh-Hans", include_str!("../../assets/i18n/zh-Hans.json")),
];

/// The language that the others are compared with, and that stands in where none fits.
pub(super) const ENGLISH: &str = "en";

/// One file of texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Json {
    /// The texts of cards.
    card: BTreeMap<String, Entry>,
    /// The texts that only pages have.
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

/// A parsed file of texts and its language.
pub(super) struct LanguageFile {
    tag: &'static str,
    json: Json,
}

impl LanguageFile {
    pub(super) fn parse(tag: &'static str, json: &str) -> Result<Self, Error> {
        let json = serde_json::from_str(json).map_err(|source| Error::Json { tag, source })?;
        Ok(Self { tag, json })
    }

    /// Returns the lines of [`Messages`] and the texts of [`SiteText::KEYS`], each in its order.
    ///
    /// # Errors
    ///
    /// Returns the first text that is missing, unknown or not shaped like the English one.
    pub(super) fn check(
        mut self,
        english: &Self,
        locale: &IcuLocale,
    ) -> Result<(Vec<String>, Vec<String>), Error> {
        let mut lines = Vec::with_capacity(Messages::LINES);
        let names = ["weekdays", "months"];
        for key in Message::KEYS.iter().chain(&names).chain(Count::KEYS).copied() {
            let missing = |tag| Error::Missing { tag, key };
            let wanted = english.json.card.get(key).ok_or_else(|| missing(english.tag))?;
            let found = self.json.card.remove(key).ok_or_else(|| missing(self.tag))?;
            lines.extend(self.lines_of(key, found, wanted, locale)?);
        }
        let mut texts = Vec::with_capacity(SiteText::KEYS.len());
        for key in SiteText::KEYS.iter().copied() {
            let missing = |tag| Error::Missing { tag, key };
            let wanted = english.json.site.get(key).ok_or_else(|| missing(english.tag))?;
            let found = self.json.site.remove(key).ok_or_else(|| missing(self.tag))?;
            self.same_places(key, &found, wanted)?;
            texts.push(found);
        }
        let unknown = self.json.card.into_keys().chain(self.json.site.into_keys()).next();
        match unknown {
            Some(key) => Err(Error::Unknown { tag: self.tag, key }),
            None => Ok((lines, texts)),
        }
    }

    /// Returns the lines of one text: itself, the names of a list, or one line for each category of numbers.
    fn lines_of(
        &self,
        key: &'static str,
        found: Entry,
        wanted: &Entry,
        locale: &IcuLocale,
    ) -> Result<Vec<String>, Error> {
        match (found, wanted) {
            (Entry::Text(text), Entry::Text(wanted)) => {
                self.same_places(key, &text, wanted)?;
                Ok(vec![text])
            }
            (Entry::List(list), Entry::List(wanted)) if list.len() == wanted.len() => {
                list.iter().try_for_each(|text| self.same_places(key, text, ""))?;
                Ok(list)
            }
            (Entry::Forms(mut forms), Entry::Forms(wanted)) => {
                let categories = locale.categories();
                if !forms.keys().map(String::as_str).eq(sorted(categories.clone())) {
                    let found = forms.into_keys().collect();
                    return Err(Error::Forms { tag: self.tag, key, found, wanted: categories });
                }
                let wanted = wanted.get("other").map_or("", String::as_str);
                forms.values().try_for_each(|text| self.same_places(key, text, wanted))?;
                let form = |name| forms.remove(name).unwrap_or_default();
                Ok(Category::NAMES.into_iter().map(form).collect())
            }
            _ => Err(Error::Shape { tag: self.tag, key }),
        }
    }

    fn same_places(&self, key: &'static str, text: &str, english: &str) -> Result<(), Error> {
        let (found, wanted) = (places(text), places(english));
        if found == wanted && !text.is_empty() && !text.contains('\n') {
            return Ok(());
        }
        Err(Error::Places { tag: self.tag, key, found, wanted })
    }
}

fn sorted(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names
}

/// Returns the names in `{…}` of a text, sorted.
fn places(text: &str) -> Vec<String> {
    let names = text.split('{').skip(1).filter_map(|part| part.split('}').next());
    let mut places: Vec<String> = names.map(str::to_owned).collect();
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Checks German texts after a change of their JSON.
    fn check(change: impl FnOnce(&mut Value)) -> Result<(), Error> {
        let file = |tag: &str| FILES.iter().find(|(known, _)| *known == tag).unwrap().1;
        let english = LanguageFile::parse("en", file("en")).unwrap();
        let mut german: Value = serde_json::from_str(file("de")).unwrap();
        change(&mut german);
        let german = LanguageFile::parse("de", &german.to_string())?;
        german.check(&english, &IcuLocale::new("de").unwrap()).map(drop)
    }

    #[test]
    fn says_which_text_is_not_like_the_english_one() {
        type Change = fn(&mut Value);
        check(|_| ()).unwrap();
        let cases: [(Change, &str); 9] = [
            (
                |texts| drop(texts["site"].as_object_mut().unwrap().remove("late")),
                "found no \"late\"",
            ),
            (
                |texts| drop(texts["card"].as_object_mut().unwrap().remove("run")),
                "found no \"run\"",
            ),
            (
                |texts| texts["site"]["nonsense"] = "x".into(),
                "found \"nonsense\", which nothing says",
            ),
            (
                |texts| texts["card"]["nonsense"] = "x".into(),
                "found \"nonsense\", which nothing says",
            ),
            (
                |texts| texts["site"]["picture-age"] = "{tag}".into(),
                r#"found ["tag"] as the places of "picture-age", wanted ["day"]"#,
            ),
            (|texts| texts["site"]["late"] = "".into(), "as the places of \"late\""),
            (|texts| texts["card"]["weekdays"] = "x".into(), "another form of \"weekdays\""),
            (
                |texts| texts["card"]["count-episodes"] = json!({ "few": "{n}", "other": "{n}" }),
                r#"found the forms ["few", "other"] of "count-episodes", wanted ["one", "other"]"#,
            ),
            (|texts| texts["more"] = "x".into(), "unknown field `more`"),
        ];
        for (change, wanted) in cases {
            let told = check(change).unwrap_err().to_string();
            assert!(told.starts_with("assets/i18n/de.json: "), "{told}");
            assert!(told.contains(wanted), "{told}, wanted {wanted}");
        }
    }
}
