//! Routes: the addresses of a site's pages and files, relative to the site's root.
//!
//! Each route is a constant, a pattern with places such as `{id}`; [`PATTERNS`] lists them for scripts. The
//! functions fill the places in.
//!
//! # Examples
//!
//! ```
//! use curtain_core::routes;
//!
//! let page = routes::card_page("86-eighty-six");
//! assert_eq!(page, "c/86-eighty-six/");
//! assert_eq!(routes::index_file(&page), "c/86-eighty-six/index.html");
//! assert_eq!(routes::to_root(&page), "../../");
//! ```

use crate::template::fill;

/// Writes the constants of the routes, and the list of them.
macro_rules! routes {
    ($($(#[$meta:meta])* $name:ident = $pattern:literal,)*) => {
        $($(#[$meta])* pub const $name: &str = $pattern;)*

        /// All routes: the name of the constant, and the pattern.
        pub const PATTERNS: &[(&str, &str)] = &[$((stringify!($name), $pattern)),*];
    };
}

routes! {
    /// The page of a card.
    CARD_PAGE = "c/{id}/",
    /// The page of a card for frames on other sites.
    FRAME_PAGE = "embed/{id}/",
    /// The picture of a card. `{size}` is empty for the standard size, else a hyphen with the width and the
    /// height, such as `-600x160`; `{format}` is `svg` or `png`.
    PICTURE = "sig/{id}{size}.{format}",
    /// The shipped form of a card.
    BUNDLE = "cards/{id}.txt",
    /// The shipped form of a card's translation. `{lang}` is a BCP 47 tag.
    TRANSLATED_BUNDLE = "cards/{id}.{lang}.txt",
    /// The static card for cards inline, with what its covers open.
    STATIC_CARD = "cards/{id}.static.json",
    /// The calendar of a schedule, by the name of `Schedule::calendar_name`.
    CALENDAR = "cards/{id}.{name}.ics",
    /// A calendar of all cards of a site. `{name}` is [`ALL`], or the kind of an outlet, such as `stream`.
    SITE_CALENDAR = "calendars/{name}.ics",
    /// The oEmbed response of a card (<https://oembed.com>).
    OEMBED = "oembed/{id}.json",
    /// A page of the gallery, from the second on; the first is the front page.
    GALLERY_PAGE = "shelf/{number}/",
    /// A page of the documentation.
    DOCS_PAGE = "docs/{name}/",
    /// The script that defines the custom element.
    ELEMENT_SCRIPT = "curtain.js",
    /// The index that the gallery's search reads.
    SEARCH_INDEX = "search.json",
}

/// Returns the page of a card: `c/86-eighty-six/`.
pub fn card_page(id: &str) -> String {
    fill(CARD_PAGE, &[("id", id)])
}

/// Returns the page of a card for frames: `embed/86-eighty-six/`.
pub fn frame_page(id: &str) -> String {
    fill(FRAME_PAGE, &[("id", id)])
}

/// Returns the picture of a card in a size and a format as in [`PICTURE`]: `sig/86-eighty-six-600x160.png`.
pub fn picture(id: &str, size: &str, format: &str) -> String {
    fill(PICTURE, &[("id", id), ("size", size), ("format", format)])
}

/// Returns the shipped form of a card: `cards/86-eighty-six.txt`.
pub fn bundle(id: &str) -> String {
    fill(BUNDLE, &[("id", id)])
}

/// Returns the shipped form of a card's translation: `cards/86-eighty-six.de.txt`.
pub fn translated_bundle(id: &str, lang: &str) -> String {
    fill(TRANSLATED_BUNDLE, &[("id", id), ("lang", lang)])
}

/// Returns the static card for cards inline: `cards/86-eighty-six.static.json`.
pub fn static_card(id: &str) -> String {
    fill(STATIC_CARD, &[("id", id)])
}

/// The name of the calendar of all outlets in [`SITE_CALENDAR`].
pub const ALL: &str = "all";

/// Returns the calendar of a card's schedule, by its name: `cards/86-eighty-six.tokyo-mx.ics`.
pub fn calendar(id: &str, name: &str) -> String {
    fill(CALENDAR, &[("id", id), ("name", name)])
}

/// Returns a calendar of all cards of a site: `calendars/all.ics`, `calendars/stream.ics`.
pub fn site_calendar(name: &str) -> String {
    fill(SITE_CALENDAR, &[("name", name)])
}

/// Returns the oEmbed response of a card: `oembed/86-eighty-six.json`.
pub fn oembed(id: &str) -> String {
    fill(OEMBED, &[("id", id)])
}

/// Returns a page of the gallery, counted from 1: nothing for the first, which is the front page, else such
/// as `shelf/2/`.
pub fn gallery_page(number: usize) -> String {
    match number {
        0 | 1 => String::new(),
        _ => fill(GALLERY_PAGE, &[("number", &number.to_string())]),
    }
}

/// Returns a page of the documentation: `docs/format/`.
pub fn docs_page(name: &str) -> String {
    fill(DOCS_PAGE, &[("name", name)])
}

/// Returns the file that a page is served from.
pub fn index_file(page: &str) -> String {
    format!("{page}index.html")
}

/// Returns the way from a page to the site's root: `../../` from `c/86-eighty-six/`, nothing from the front
/// page.
pub fn to_root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of other sites hold these addresses.
    #[test]
    fn every_route_keeps_its_address() {
        let filled = [
            card_page("x"),
            frame_page("x"),
            picture("x", "", "svg"),
            picture("x", "-320x100", "png"),
            bundle("x"),
            translated_bundle("x", "pt-BR"),
            static_card("x"),
            calendar("x", "tokyo-mx"),
            site_calendar(ALL),
            oembed("x"),
            gallery_page(1),
            gallery_page(2),
            docs_page("format"),
            ELEMENT_SCRIPT.to_owned(),
            SEARCH_INDEX.to_owned(),
        ];
        let addresses = [
            "c/x/",
            "embed/x/",
            "sig/x.svg",
            "sig/x-320x100.png",
            "cards/x.txt",
            "cards/x.pt-BR.txt",
            "cards/x.static.json",
            "cards/x.tokyo-mx.ics",
            "calendars/all.ics",
            "oembed/x.json",
            "",
            "shelf/2/",
            "docs/format/",
            "curtain.js",
            "search.json",
        ];
        assert_eq!(filled, addresses);
        assert!(filled.iter().all(|address| !address.contains('{')));
    }

    #[test]
    fn the_list_has_every_route_once() {
        assert!(PATTERNS.contains(&("CARD_PAGE", CARD_PAGE)));
        for (index, (name, pattern)) in PATTERNS.iter().enumerate() {
            let others = &PATTERNS[..index];
            assert!(!others.iter().any(|(_, other)| other == pattern), "{name}");
        }
    }

    #[test]
    fn the_root_is_as_far_as_the_page_is_deep() {
        assert_eq!(to_root(&gallery_page(1)), "");
        assert_eq!(to_root(&gallery_page(2)), "../../");
        assert_eq!(to_root(&frame_page("x")), "../../");
    }
}
