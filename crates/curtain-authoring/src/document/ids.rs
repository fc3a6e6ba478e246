//! The ids that a work has elsewhere, in databases and catalogues.

use super::patterns::{IMDB, WIKIDATA};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;

/// What other sites call the work, for programs that read cards. Readers never see it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(example = json!({ "anilist": [116589, 131586], "imdb": "tt13718450" }))]
pub struct IdsDoc {
    /// Its numbers on AniDB.
    pub anidb: Option<OneOrMore<Number>>,
    /// Its numbers on AniList.
    pub anilist: Option<OneOrMore<Number>>,
    /// Its numbers on Bangumi.
    pub bangumi: Option<OneOrMore<Number>>,
    /// Its ids on IMDb, such as `tt13718450`.
    pub imdb: Option<OneOrMore<ImdbId>>,
    /// Its numbers on Kitsu.
    pub kitsu: Option<OneOrMore<Number>>,
    /// Its numbers on MyAnimeList.
    pub mal: Option<OneOrMore<Number>>,
    /// Its numbers on TMDB, The Movie Database.
    pub tmdb: Option<OneOrMore<Number>>,
    /// Its numbers on TheTVDB.
    pub tvdb: Option<OneOrMore<Number>>,
    /// Its numbers on TVmaze.
    pub tvmaze: Option<OneOrMore<Number>>,
    /// Its ids on Wikidata, such as `Q107361`.
    pub wikidata: Option<OneOrMore<WikidataId>>,
}

/// One id, or one for each part of the work.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum OneOrMore<T> {
    /// The one id.
    One(T),
    /// One id for each part, such as each season.
    More(#[schemars(length(min = 1, max = 50))] Vec<T>),
}

/// A number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Number(#[schemars(range(min = 1, max = 4_294_967_295_u32))] pub u32);

/// An id on IMDb.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, example = json!("tt13718450"))]
pub struct ImdbId(#[schemars(regex(pattern = IMDB))] pub String);

/// An id on Wikidata.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline, example = json!("Q107361"))]
pub struct WikidataId(#[schemars(regex(pattern = WIKIDATA))] pub String);

impl IdsDoc {
    /// Returns the ids by the name of their site's field.
    pub(crate) fn by_site(&self) -> BTreeMap<&'static str, Vec<String>> {
        let numbers = [
            ("anidb", &self.anidb),
            ("anilist", &self.anilist),
            ("bangumi", &self.bangumi),
            ("kitsu", &self.kitsu),
            ("mal", &self.mal),
            ("tmdb", &self.tmdb),
            ("tvdb", &self.tvdb),
            ("tvmaze", &self.tvmaze),
        ];
        let numbers =
            numbers.map(|(site, ids)| (site, written(ids.as_ref(), |id| id.0.to_string())));
        let texts = [
            ("imdb", written(self.imdb.as_ref(), |id| id.0.clone())),
            ("wikidata", written(self.wikidata.as_ref(), |id| id.0.clone())),
        ];
        numbers.into_iter().chain(texts).filter(|(_, ids)| !ids.is_empty()).collect()
    }
}

fn written<T>(ids: Option<&OneOrMore<T>>, write: impl Fn(&T) -> String) -> Vec<String> {
    let ids = match ids {
        None => &[],
        Some(OneOrMore::One(id)) => std::slice::from_ref(id),
        Some(OneOrMore::More(ids)) => ids.as_slice(),
    };
    ids.iter().map(write).collect()
}
