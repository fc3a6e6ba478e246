//! The names of the asset files of an authoring file, found without checking the file, for the build cache.

use serde_json::Value;

/// Lists the files `art/NAME` that an authoring file names, each once, in the order of [`Checked::assets`].
///
/// It is cheap, since nothing is checked: a caller learns what a card is made of before it decides to check
/// it. A file that is no JSON object names none.
///
/// [`Checked::assets`]: crate::Checked::assets
pub fn named_assets(bytes: &[u8]) -> Vec<String> {
    let document: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let trailers = document["trailers"].as_array().into_iter().flatten();
    let videos = trailers.map(|trailer| &trailer["video"]["file"]);
    let files = std::iter::once(&document["art"]["file"]).chain(videos);
    let mut names: Vec<String> = Vec::new();
    for name in files.filter_map(Value::as_str) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_files_that_the_checked_card_needs() {
        let card = br##"{
            "version": 1, "lang": "en", "title": "T", "format": "tv", "as_of": "2026-11-01",
            "accent": "#b3202c", "art": { "file": "art/a.svg" },
            "trailers": [
                { "name": "1", "video": { "file": "art/b.mp4" } },
                { "name": "2", "url": "https://example.com/" },
                { "name": "3", "video": { "file": "art/b.mp4" } }
            ]
        }"##;
        let checked = crate::check("card", card, &|_| true).unwrap();
        assert_eq!(checked.assets, ["art/a.svg", "art/b.mp4"]);
        assert_eq!(named_assets(card), checked.assets);
        for damaged in [&b"{"[..], b"[]", b"{\"trailers\": [1, {\"video\": 2}]}"] {
            assert_eq!(named_assets(damaged), [""; 0]);
        }
    }
}
