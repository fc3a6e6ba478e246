//! Which addresses a card may link to.

use url::Url;

/// Tells why an address may not stand in a card: it wants to be http or https, and whole.
///
/// # Errors
///
/// Returns what was found, in words that follow "found".
pub(super) fn check(address: &str) -> Result<(), String> {
    // Browsers read "https:example.com" as a path of the page, so the slashes have to be there.
    let (scheme, rest) = address.split_once(':').unwrap_or_default();
    let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    match Url::parse(address) {
        _ if is_web && !rest.starts_with("//") => Err(format!("\"{}\"", shorten(address))),
        _ if address.chars().any(|c| c.is_control() || c.is_whitespace()) => {
            Err("an address with blanks or control characters in it".to_owned())
        }
        Err(error) => Err(format!("\"{}\" ({error})", shorten(address))),
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            Err(format!("an address of the scheme \"{}\"", shorten(url.scheme())))
        }
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            Err("an address with a user name or password".to_owned())
        }
        Ok(_) => Ok(()),
    }
}

/// Cuts what was found to a length that fits a report.
pub(super) fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_http_and_https_alone() {
        for good in ["https://anime-86.com/", "http://example.com/a?b#c", "HTTPS://EXAMPLE.COM"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "anime-86.com",
            "//anime-86.com",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "https://",
            "https://user@example.com/",
            "java\nscript:alert(1)",
            " https://example.com",
            "https://example.com/\n",
            "mailto:a@b.c",
            "https:example.com",
            "http:/example.com",
            "https://example.com/a b",
            "file:///etc/passwd",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
