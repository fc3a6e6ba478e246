//! The list of a site's pages for search engines: `sitemap.xml` (<https://www.sitemaps.org/protocol.html>).

use super::base_url::BaseUrl;
use html_escape::encode_text;

/// The file of the list.
pub(super) const FILE: &str = "sitemap.xml";

/// The most pages that search engines read in one list.
pub(super) const MOST: usize = 50_000;

/// The beginning of the list.
pub(super) const START: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    "\n",
    r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
    "\n"
);

/// The end of the list.
pub(super) const END: &str = "</urlset>\n";

/// Returns the entry of a page.
pub(super) fn entry(base: &BaseUrl, route: &str) -> String {
    format!("<url><loc>{}</loc></url>\n", encode_text(&format!("{base}{route}")))
}

/// Returns the file `robots.txt`, which tells where the list is. Search engines read it at the root of a host alone, so
/// that another site has none.
pub(super) fn robots(base: &BaseUrl) -> Option<String> {
    (base.path() == "/").then(|| format!("User-agent: *\nAllow: /\nSitemap: {base}{FILE}\n"))
}
