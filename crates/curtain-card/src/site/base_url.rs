//! The address at which a site is served.

use std::fmt;
use std::str::FromStr;
use url::Url;

/// The address of a site's root: http or https, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

/// A reason why a text is not the address of a site's root.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found {found}, wanted the address of the site's root, such as https://cards.example/")]
pub struct BaseUrlError {
    /// The part of the text that does not fit.
    found: String,
}

impl BaseUrl {
    /// Returns the path of the site's root on its host: `/`, or `/sub/`.
    pub fn path(&self) -> &str {
        self.0.path()
    }
}

impl FromStr for BaseUrl {
    type Err = BaseUrlError;

    fn from_str(text: &str) -> Result<Self, BaseUrlError> {
        let refuse = |found: &str| BaseUrlError { found: found.to_owned() };
        let url = Url::parse(text).map_err(|error| refuse(&format!("\"{text}\" ({error})")))?;
        match url.scheme() {
            "http" | "https" => {}
            scheme => return Err(refuse(&format!("the scheme \"{scheme}\""))),
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("an address with ? or #"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("an address with a user name or password"));
        }
        if !url.path().ends_with('/') {
            return Err(refuse("an address without a slash at its end"));
        }
        Ok(Self(url))
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_root_of_a_site_alone() {
        for good in ["https://cards.example/", "http://localhost:8086/sub/"] {
            assert_eq!(good.parse::<BaseUrl>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "cards.example",
            "ftp://cards.example/",
            "https://cards.example/x",
            "https://a@b.example/",
            "https://b.example/?x",
            "https://b.example/#x",
        ] {
            let told = bad.parse::<BaseUrl>().unwrap_err().to_string();
            assert!(told.starts_with("found ") && told.contains("wanted "), "{told}");
        }
    }
}
