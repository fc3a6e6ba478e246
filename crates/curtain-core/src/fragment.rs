//! Grammar of URL fragments such as `lang=de&anime=5`: separators, entries, and the names and values of
//! parameters.
//!
//! A fragment, written without its `#`, is a list of entries `name=value` with [`SEPARATOR`] between them:
//! `lang=de&theme=dark&anime=5`. An entry whose name is the id of one of the card's tracks says how many of
//! its units the reader has finished; [`Link`](crate::reader::Link) reads those. The other names are
//! [`PARAMETERS`]. What a reader's browser stores between visits is written in the same way.
//!
//! Values that are free text are percent-encoded, and this module leaves them so.
//!
//! # Examples
//!
//! ```
//! use curtain_core::fragment;
//!
//! let written = fragment::join(&[fragment::entry(fragment::LANG, "de"), fragment::entry("anime", "5")]);
//! assert_eq!(written, "lang=de&anime=5");
//! assert_eq!(fragment::parameter(&written, fragment::LANG), Some("de"));
//! // WordPress appends a fragment of its own.
//! assert_eq!(fragment::parameter("lang=de#?secret=x", fragment::LANG), Some("de"));
//! ```

/// What stands between the entries that Curtain writes.
pub const SEPARATOR: char = '&';

/// What ends an entry when it is read: WordPress appends `#?secret=…` to the fragment of a frame
/// (`wp_filter_oembed_result` in <https://developer.wordpress.org/reference/files/wp-includes/embed.php/>).
pub const SEPARATORS: [char; 3] = [SEPARATOR, '#', '?'];

/// The parameter of the interface's language, a BCP 47 tag.
pub const LANG: &str = "lang";
/// The parameter of the theme, one of [`THEMES`].
pub const THEME: &str = "theme";
/// The parameter of the size, one of [`SIZES`].
pub const SIZE: &str = "size";
/// The parameter of the level of the card's heading, 1 to 5.
pub const HEADING: &str = "heading";
/// The parameter of the instant that the card is shown at, instead of now.
pub const AT: &str = "at";

/// The parameter of a gallery page that picks the card for its forms.
pub const CARD: &str = "card";
/// The parameter that WordPress appends, by which its script knows the frame that a message comes from.
pub const SECRET: &str = "secret";

/// The parameter of the reader's outlet, the id of a schedule.
pub const OUTLET: &str = "outlet";
/// A name that is kept for the numbering of a track, which readers' browsers store.
pub const NUMBERING: &str = "numbering";

/// The parameters that Curtain reads from the fragment of a card, beside the ids of tracks.
pub const PARAMETERS: [&str; 6] = [AT, HEADING, LANG, OUTLET, SIZE, THEME];

/// The names that no track may have as its id.
pub const RESERVED: [&str; 8] = [AT, HEADING, LANG, NUMBERING, OUTLET, SIZE, THEME, SECRET];

/// The values of [`THEME`]; without one the theme is the reader's own.
pub const THEMES: [&str; 3] = ["light", "dark", "transparent"];

/// The values of [`SIZE`]; without one the whole card is shown.
pub const SIZES: [&str; 2] = ["compact", "signature"];

/// The parameters that change the looks of a frame before its program runs, with their values.
pub const LOOKS: [(&str, &[&str]); 2] = [(THEME, &THEMES), (SIZE, &SIZES)];

/// Returns the entries of a fragment: name and value. Parts without a `=` are no entries.
pub fn entries(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment.split(SEPARATORS).filter_map(|entry| entry.split_once('='))
}

/// Returns the value of the first entry of a name.
pub fn parameter<'a>(fragment: &'a str, name: &str) -> Option<&'a str> {
    entries(fragment).find(|(other, _)| *other == name).map(|(_, value)| value)
}

/// Returns the parts of a fragment as they are to be written again. [`SEPARATOR`] alone parts them, so that
/// what a host appended stays in one piece with its marks.
pub fn parts(fragment: &str) -> impl Iterator<Item = &str> {
    fragment.split(SEPARATOR).filter(|part| !part.is_empty())
}

/// Returns the name of an entry; all of a part that has no value.
pub fn name(part: &str) -> &str {
    part.split('=').next().unwrap_or(part)
}

/// Writes an entry: `anime=5`.
pub fn entry(name: &str, value: &str) -> String {
    [name, "=", value].concat()
}

/// Joins entries to a fragment.
pub fn join(entries: &[String]) -> String {
    entries.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_entries_between_all_separators() {
        #[track_caller]
        fn case(fragment: &str, expected: &[(&str, &str)]) {
            assert_eq!(entries(fragment).collect::<Vec<_>>(), expected, "{fragment}");
        }
        case("", &[]);
        case("x&&anime=5", &[("anime", "5")]);
        case("anime=5#?secret=a", &[("anime", "5"), ("secret", "a")]);
        case("?secret=a&anime=5", &[("secret", "a"), ("anime", "5")]);
        case("a=b=c&=", &[("a", "b=c"), ("", "")]);
    }

    #[test]
    fn the_first_entry_of_a_name_counts_and_no_part_of_a_name() {
        assert_eq!(parameter("lang=de&lang=fr", LANG), Some("de"));
        assert_eq!(parameter("language=de&slang=fr&lang", LANG), None);
    }

    #[test]
    fn looks_are_parameters_and_parameters_are_reserved() {
        assert!(LOOKS.iter().all(|(name, _)| PARAMETERS.contains(name)));
        assert!(PARAMETERS.iter().all(|name| RESERVED.contains(name)));
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(pairs in prop::collection::vec(("[a-z]{1,4}", "[a-z0-9%=]{0,4}"), 0..4)) {
            let written: Vec<_> = pairs.iter().map(|(name, value)| entry(name, value)).collect();
            let written = join(&written);
            let read: Vec<_> = entries(&written).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
            prop_assert_eq!(read, pairs);
            prop_assert!(parts(&written).all(|part| !name(part).contains('=')));
        }

        #[test]
        fn parts_are_written_again_as_they_were(fragment in "[a-c=#?]{1,3}(&[a-c=#?]{1,3}){0,3}") {
            let parts: Vec<_> = parts(&fragment).map(str::to_owned).collect();
            prop_assert_eq!(join(&parts), fragment);
        }
    }
}
