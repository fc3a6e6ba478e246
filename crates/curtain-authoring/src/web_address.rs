//! Web addresses that a card may name: absolute, http or https, without credentials.

use crate::problem::shorten;
use thiserror::Error;
use url::Url;

/// Why an address is refused. The message follows the word "found".
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum AddressError {
    /// The slashes behind `http:` or `https:` are missing.
    #[error("\"{0}\"")]
    NoSlashes(String),
    /// It has white space or control characters in it.
    #[error("an address with blanks or control characters in it")]
    Blanks,
    /// It is no absolute address.
    #[error("\"{0}\" ({1})")]
    Malformed(String, url::ParseError),
    /// It has another scheme than http and https.
    #[error("an address of the scheme \"{0}\"")]
    Scheme(String),
    /// It has a user name or a password in it.
    #[error("an address with a user name or password")]
    Credentials,
}

/// Checks that an address is absolute and of http or https.
///
/// # Errors
///
/// Returns why the address is refused.
pub(crate) fn check_web_address(address: &str) -> Result<(), AddressError> {
    // Browsers read "https:example.com" as a path of the page, so the slashes have to be there.
    let (scheme, rest) = address.split_once(':').unwrap_or_default();
    let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    if is_web && !rest.starts_with("//") {
        return Err(AddressError::NoSlashes(shorten(address)));
    }
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(AddressError::Blanks);
    }
    let url =
        Url::parse(address).map_err(|error| AddressError::Malformed(shorten(address), error))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(AddressError::Scheme(shorten(url.scheme())));
    }
    // An address such as "https://:@host" has neither, and still the sign of them.
    let authority = rest.trim_start_matches('/').split(['/', '?', '#', '\\']).next();
    let has_sign = authority.is_some_and(|authority| authority.contains('@'));
    if has_sign || !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::Credentials);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_http_and_https_alone() {
        for good in [
            "https://anime-86.com/",
            "http://example.com/a?b#c",
            "https://example.com/@me?a=@b",
            "HTTPS://EXAMPLE.COM",
        ] {
            assert_eq!(check_web_address(good), Ok(()), "{good}");
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
            "https://:@example.com/",
            "https://@example.com",
            "java\nscript:alert(1)",
            " https://example.com",
            "https://example.com/\n",
            "mailto:a@b.c",
            "https:example.com",
            "http:/example.com",
            "https://example.com/a b",
            "file:///etc/passwd",
        ] {
            assert!(check_web_address(bad).is_err(), "{bad}");
        }
    }
}
