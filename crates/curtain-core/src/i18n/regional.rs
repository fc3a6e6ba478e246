//! Tags of regions: the reader's country, and the locale whose dates a reader expects in a language.

/// Returns the region of a BCP 47 tag, such as `US` or `419`.
pub fn region_of(tag: &str) -> Option<&str> {
    let mut parts = tag.split('-').skip(1).take_while(|part| part.len() > 1);
    let is_region = |part: &&str| {
        part.len() == 2 || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.find(is_region)
}

/// Returns the tag of a language in the region of a reader with these languages, the best first; `None` where that is the
/// region of the messages, or where the language is none of the reader's.
pub fn own_tag(lang: &str, languages: &[String]) -> Option<String> {
    fn language(tag: &str) -> Option<&str> {
        tag.split('-').next()
    }
    let own = languages.iter().find(|tag| language(tag) == language(lang))?;
    let region = region_of(own)?;
    let (base, usual, calendar) = match lang {
        "ar" => (lang, "", "-u-ca-gregory-nu-latn"),
        "de" => (lang, "DE", ""),
        "en" => (lang, "GB", ""),
        "es" => (lang, "ES", ""),
        "fr" => (lang, "FR", ""),
        "ja" => (lang, "JP", ""),
        "pt-BR" => ("pt", "BR", ""),
        "zh-Hans" => (lang, "CN", ""),
        _ => (lang, "", ""),
    };
    (region != usual).then(|| [base, "-", region, calendar].concat())
}

/// Returns the tag of the dates of a reader in a language: that of the reader's region, else that whose dates look like
/// those of the messages, English with the day first and 24 hours, and Arabic with European digits.
pub fn date_tag(lang: &str, languages: &[String]) -> String {
    own_tag(lang, languages).unwrap_or_else(|| match lang {
        "en" => "en-GB".to_owned(),
        "ar" => "ar-u-nu-latn".to_owned(),
        _ => lang.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_region_of_the_language_that_is_read() {
        #[track_caller]
        fn case(lang: &str, languages: &[&str], expected: &str) {
            let languages: Vec<String> = languages.iter().map(|tag| (*tag).to_owned()).collect();
            assert_eq!(date_tag(lang, &languages), expected);
        }
        case("en", &["en-US"], "en-US");
        case("en", &["en-GB", "en-US"], "en-GB");
        case("en", &["de-AT", "en-US"], "en-US");
        case("en", &["de-AT"], "en-GB");
        case("en", &["en"], "en-GB");
        case("de", &["de-AT"], "de-AT");
        case("pt-BR", &["pt-PT"], "pt-PT");
        case("zh-Hans", &["zh-Hans-SG"], "zh-Hans-SG");
        case("ar", &["ar-EG"], "ar-EG-u-ca-gregory-nu-latn");
        case("ar", &[], "ar-u-nu-latn");
        case("es", &["es-419"], "es-419");
        assert_eq!(region_of("de-u-co-phonebk"), None);
    }
}
