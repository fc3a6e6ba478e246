//! Where a site is served.

use std::fmt;
use std::str::FromStr;
use url::Url;

/// The address of a site's root: http or https, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl FromStr for BaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let odd = |found: &str| {
            format!(
                "found {found}, wanted the address of the site's root, such as https://cards.example/"
            )
        };
        let url = Url::parse(text).map_err(|error| odd(&format!("\"{text}\" ({error})")))?;
        match url.scheme() {
            "http" | "https" => {}
            scheme => return Err(odd(&format!("the scheme \"{scheme}\""))),
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(odd("an address with ? or #"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(odd("an address with a user name or password"));
        }
        if !url.path().ends_with('/') {
            return Err(odd("an address without a slash at its end"));
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
            let told = bad.parse::<BaseUrl>().unwrap_err();
            assert!(told.starts_with("found ") && told.contains("wanted "), "{told}");
        }
    }
}
