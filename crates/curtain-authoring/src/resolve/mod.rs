//! From a document of the right shape to a card, with the checks of meaning on the way.

mod facts;
mod links;
mod outlet;
mod runs;
mod schedules;
mod skips;
mod timeline;
mod times;
mod tracks;
mod translations;
mod versions;

pub(super) use translations::path_of;
pub use translations::{is_tag, untranslated};

use super::check::Checked;
use super::document::{CardDocument, GateFields, TextDoc, TrackDoc, Units};
use super::link;
use super::lint;
use super::problem::Problem;
use super::source::{Source, Step};
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Body, Card, Fact, Key, Point, Section, Text};
use std::collections::HashMap;
use std::rc::Rc;

/// Turns a document into a card.
pub(super) fn resolve(
    id: &str,
    source: &Source,
    document: &CardDocument,
    has_file: &dyn Fn(&str) -> bool,
) -> Result<Checked, Vec<Problem>> {
    let mut builder = Builder {
        id,
        source,
        has_file,
        tracks: &document.tracks,
        facts: Vec::new(),
        places: Vec::new(),
        names: HashMap::new(),
        twins: Vec::new(),
        replaces: Vec::new(),
        assets: Vec::new(),
        problems: Vec::new(),
        parent: None,
    };
    builder.check_id();
    let tracks = builder.tracks();
    let as_of = builder.day(&["as_of".into()], &document.as_of);
    builder.facts(document);
    let schedules = builder.schedules(&document.schedules);
    builder.link_versions();
    builder.check_keys();
    let mut card = Card {
        id: id.to_owned(),
        lang: document.lang.clone(),
        title: text(&document.title),
        as_of: as_of.unwrap_or(Timestamp::from_millis(0)),
        tracks,
        schedules,
        facts: std::mem::take(&mut builder.facts),
    };
    translations::normalize_langs(&mut card);
    let mut translations = builder.translations(&document.translations, &card);
    if !builder.problems.is_empty() {
        return Err(builder.problems);
    }
    let warnings = lint::lint(source, document, &card, &translations, &builder.places);
    translations.iter_mut().for_each(|there| translations::dedupe_foreign_names(there, &card));
    Ok(Checked {
        warnings,
        card,
        translations,
        accent: document.accent.clone(),
        format: document.format,
        assets: builder.assets,
    })
}

/// Collects the facts of a card and the problems of its document.
struct Builder<'a> {
    id: &'a str,
    source: &'a Source<'a>,
    has_file: &'a dyn Fn(&str) -> bool,
    tracks: &'a [TrackDoc],
    facts: Vec<Fact>,
    /// Where each fact stands in the document.
    places: Vec<Path<'a>>,
    /// The author's names of facts, where they have one.
    names: HashMap<String, Key>,
    /// Keys that stand for several facts, and have been told.
    twins: Vec<Key>,
    /// Facts that replace another one by name.
    replaces: Vec<(usize, String, Vec<Step<'a>>)>,
    assets: Vec<String>,
    problems: Vec<Problem>,
    /// The fact that those added now belong to.
    parent: Option<Key>,
}

type Path<'a> = Vec<Step<'a>>;

fn path<'a>(steps: &[Step<'a>], more: &[Step<'a>]) -> Path<'a> {
    steps.iter().chain(more).cloned().collect()
}

fn text(doc: &TextDoc) -> Text {
    match doc {
        TextDoc::Plain(text) => Text::new(text.as_str()),
        TextDoc::Foreign(foreign) => {
            Text { text: foreign.text.clone(), lang: Some(foreign.lang.clone()) }
        }
    }
}

impl<'a> Builder<'a> {
    fn problem(&mut self, path: &[Step], found: impl Into<String>, wanted: impl Into<String>) {
        self.problems.push(Problem::at(self.source, path, found, wanted));
    }

    /// The file's stem becomes a folder and an address, so it has to be plain.
    fn check_id(&mut self) {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let edges = self.id.starts_with('-') || self.id.ends_with('-');
        if self.id.is_empty() || self.id.len() > 64 || edges || !self.id.bytes().all(plain) {
            self.problem(
                &[],
                format!("the file name \"{}\"", link::shorten(self.id)),
                "small letters, digits and hyphens before .json, at most 64",
            );
        }
    }

    /// Says which units a track has.
    fn within(&self, track: &TrackDoc) -> String {
        let count = track.count.unwrap_or(10_000);
        format!("1 to {count}, the length of the track \"{}\"", track.id)
    }

    fn track(&mut self, path: &[Step], id: &str) -> Option<usize> {
        let found = self.tracks.iter().position(|track| track.id == id);
        if found.is_none() {
            let ids: Vec<&str> = self.tracks.iter().map(|track| track.id.as_str()).collect();
            let wanted = match ids.as_slice() {
                [] => {
                    "a track that the card's \"tracks\" declare, of which there is none".to_owned()
                }
                ids => format!("one of the card's tracks: {}", ids.join(", ")),
            };
            let found = format!("the track \"{}\"", link::shorten(id));
            let problem = Problem::at_name(self.source, path, found, wanted);
            self.problems.push(problem.suggest(id, ids));
        }
        found
    }

    fn link(&mut self, path: &[Step], url: &str) -> String {
        if let Err(found) = link::check(url) {
            self.problem(path, found, "a whole http or https address");
        }
        url.to_owned()
    }

    /// Takes a file along. Whoever knows or guesses the name of a file can read it, so none is gated.
    fn asset(&mut self, path: &[Step], file: &str, gate: &GateFields) {
        if !(self.has_file)(file) {
            let wanted = "a file in art/, beside the folder of the cards";
            self.problem(path, format!("\"{file}\", which is not there"), wanted);
        }
        if !gate.after.0.is_empty() {
            let wanted = "a file that everybody may see: files cannot be sealed";
            self.problem(path, format!("\"{file}\" behind a gate"), wanted);
        }
        if !self.assets.iter().any(|asset| asset == file) {
            self.assets.push(file.to_owned());
        }
    }

    /// Adds a fact.
    fn add(&mut self, at: &[Step<'a>], section: Section, gate: &GateFields, body: Body) -> Key {
        // A fact without a name of its own is named by what it says: a changed text then closes
        // again, and moved facts stay open.
        let spoken = format!("{section:?} {:?} {} {:?}", body.label, body.text.text, self.parent);
        let name = gate.id.map_or(spoken, str::to_owned);
        let key = Key::new(self.id, &name);
        if let Some(id) = gate.id
            && self.names.insert(id.to_owned(), key).is_some()
        {
            let found = format!("a second fact \"{id}\"");
            self.problem(&path(at, &["id".into()]), found, "each id once");
            self.twins.push(key);
        }
        let after = self.points(at, gate);
        if let Some(teaser) = gate.teaser
            && after.is_empty()
        {
            let found = format!("\"{}\" on something that is open", link::shorten(teaser));
            self.problem(&path(at, &["teaser".into()]), found, "\"after\" beside it");
        }
        if let Some(name) = gate.replaces {
            let at = path(at, &["replaces".into()]);
            self.replaces.push((self.facts.len(), name.to_owned(), at));
        }
        self.places.push(at.to_vec());
        self.facts.push(Fact {
            key,
            section,
            after,
            teaser: gate.teaser.map(Text::new),
            replaces: None,
            parent: self.parent,
            body: Rc::new(body),
        });
        key
    }

    fn points(&mut self, at: &[Step<'a>], gate: &GateFields) -> Vec<Point> {
        let mut points = Vec::new();
        for (id, Units(unit)) in &gate.after.0 {
            let step = Step::Name(std::borrow::Cow::Owned(id.clone()));
            let at = path(at, &["after".into(), step]);
            let Some(track) = self.track(&at, id) else { continue };
            let doc = &self.tracks[track];
            if doc.count.is_some_and(|count| *unit > count) {
                let wanted = self.within(doc);
                self.problem(&at, unit.to_string(), wanted);
            }
            points.push(Point { track, at: *unit });
        }
        points.sort_unstable_by_key(|point| point.track);
        points
    }

    /// Two facts of one key would open each other.
    fn check_keys(&mut self) {
        let mut keys: Vec<(Key, usize)> =
            self.facts.iter().enumerate().map(|(index, fact)| (fact.key, index)).collect();
        keys.sort_unstable();
        let twins = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        for (key, index) in twins.map(|pair| pair[1]).collect::<Vec<_>>() {
            // Facts that share an id have been told already.
            if self.twins.contains(&key) {
                continue;
            }
            let text = link::shorten(&self.facts[index].body.text.text).replace('"', "'");
            let at = self.places[index].clone();
            let found = format!("\"{text}\" a second time in its section");
            self.problem(&at, found, "each text once, or an \"id\" on each");
        }
    }
}
