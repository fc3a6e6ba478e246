//! The collector of a card's facts: it gives each fact its key, parent and path within the document, and
//! reports facts with the same id or text.

use super::tracks::Tracks;
use crate::document::{After, GateFields, HasGate, LineDoc};
use crate::field_path::{self as path, Path};
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::{self, Body, Fact, Key, Label, Point, Section, Text};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The gate of an entry that is open to everybody.
pub(super) const OPEN: GateFields<'static> =
    GateFields { id: None, after: &After::OPEN, teaser: None, replaces: None };

/// Returns a gate of points alone.
pub(super) fn gated_by(after: &After) -> GateFields<'_> {
    GateFields { id: None, after, teaser: None, replaces: None }
}

/// An entry of the document whose gate is resolved, before it has a key and a parent.
#[derive(Clone, Debug)]
pub(super) struct Draft<'a> {
    path: Path<'a>,
    section: Section,
    id: Option<String>,
    after: card::After,
    teaser: Option<Text>,
    replaces: Option<String>,
    body: Body,
}

impl<'a> Draft<'a> {
    /// Resolves the gate of the entry at `path`, and reports what is wrong with it.
    pub(super) fn new(
        path: Path<'a>,
        (section, body): (Section, Body),
        gate: &GateFields,
        tracks: Tracks,
        problems: &mut Problems,
    ) -> Self {
        let before = problems.mark();
        let mut after = tracks.points(&path, gate.after, problems);
        if after.is_open() && problems.any_since(before) {
            // A gate with a problem is unknown. Whatever wants one is not told that there is none.
            after = card::After::any_of(vec![Point { track: 0, at: 1 }]);
        }
        if let Some(teaser) = gate.teaser
            && after.is_open()
        {
            let found = format!("\"{}\" on something that is open", shorten(teaser));
            problems.report(&path::join(&path, ["teaser".into()]), found, "\"after\" beside it");
        }
        Self {
            path,
            section,
            id: gate.id.map(str::to_owned),
            after,
            teaser: gate.teaser.map(Text::new),
            replaces: gate.replaces.map(str::to_owned),
            body,
        }
    }

    /// Returns the condition under which it is safe.
    pub(super) fn after(&self) -> &card::After {
        &self.after
    }

    /// Resolves a line: a plain text, or one with a language and a gate.
    pub(super) fn line(
        path: Path<'a>,
        (section, label): (Section, Option<Label>),
        line: &LineDoc,
        tracks: Tracks,
        problems: &mut Problems,
    ) -> Self {
        let (gate, text) = match line {
            LineDoc::Plain(text) => (OPEN, Text::new(text.as_str())),
            LineDoc::Full(full) => {
                let text = Text { text: full.text.clone(), lang: full.lang.clone() };
                (full.gate(), text)
            }
        };
        Self::new(path, (section, Body { label, text, ..Body::default() }), &gate, tracks, problems)
    }
}

/// A fact, and the entry of the document that it comes from.
#[derive(Debug)]
pub(super) struct PlacedFact<'a> {
    pub(super) fact: Fact,
    pub(super) path: Path<'a>,
    /// The author's id of the fact that this one replaces.
    pub(super) replaces: Option<String>,
}

/// The facts collected so far, with the keys of those that have an id.
#[derive(Debug)]
pub(super) struct FactList<'a> {
    card_id: &'a str,
    pub(super) facts: Vec<PlacedFact<'a>>,
    pub(super) keys_by_id: BTreeMap<String, Key>,
    /// Keys of ids that are reported as duplicates.
    reported_duplicates: Vec<Key>,
}

impl<'a> FactList<'a> {
    pub(super) fn new(card_id: &'a str) -> Self {
        Self {
            card_id,
            facts: Vec::new(),
            keys_by_id: BTreeMap::new(),
            reported_duplicates: Vec::new(),
        }
    }

    /// Returns the collector of the facts that belong to no other fact.
    pub(super) fn top(&mut self) -> Facts<'_, 'a> {
        Facts { list: self, parent: None }
    }

    /// Reports facts that share a key without sharing an id: each would open the other.
    pub(super) fn check_keys(&self, problems: &mut Problems) {
        let mut first_by_key: HashMap<Key, &PlacedFact> = HashMap::new();
        for placed in &self.facts {
            let key = placed.fact.key;
            if first_by_key.insert(key, placed).is_some()
                && !self.reported_duplicates.contains(&key)
            {
                let text = shorten(&placed.fact.body.text.text).replace('"', "'");
                let found = format!("\"{text}\" a second time in its section");
                problems.report(&placed.path, found, "each text once, or an \"id\" on each");
            }
        }
    }
}

/// Adds facts to a list, all under the same parent.
#[derive(Debug)]
pub(super) struct Facts<'l, 'a> {
    list: &'l mut FactList<'a>,
    parent: Option<Key>,
}

impl<'a> Facts<'_, 'a> {
    /// Adds a fact and returns its key. An id that another fact has is reported.
    pub(super) fn add(&mut self, draft: Draft<'a>, problems: &mut Problems) -> Key {
        let Draft { path, section, id, after, teaser, replaces, body } = draft;
        // The key of a fact without an id is made of its text, so that a changed text is covered again, while
        // a fact that moved stays uncovered.
        let content_name =
            format!("{section:?} {:?} {} {:?}", body.label, body.text.text, self.parent);
        let key = Key::new(self.list.card_id, id.as_ref().unwrap_or(&content_name));
        if let Some(id) = id {
            let found = format!("a second fact \"{id}\"");
            if self.list.keys_by_id.insert(id, key).is_some() {
                problems.report(&path::join(&path, ["id".into()]), found, "each id once");
                self.list.reported_duplicates.push(key);
            }
        }
        let body = Rc::new(body);
        let parent = self.parent;
        let fact = Fact { key, section, after, teaser, replaces: None, parent, body };
        self.list.facts.push(PlacedFact { fact, path, replaces });
        key
    }

    /// Resolves the entry at `path` and adds it as a fact; returns its key.
    pub(super) fn add_entry(
        &mut self,
        path: Path<'a>,
        content: (Section, Body),
        gate: &GateFields,
        tracks: Tracks,
        problems: &mut Problems,
    ) -> Key {
        self.add(Draft::new(path, content, gate, tracks, problems), problems)
    }

    /// Resolves the line at `path` and adds it as a fact.
    pub(super) fn add_line(
        &mut self,
        path: Path<'a>,
        heading: (Section, Option<Label>),
        line: &LineDoc,
        tracks: Tracks,
        problems: &mut Problems,
    ) {
        self.add(Draft::line(path, heading, line, tracks, problems), problems);
    }

    /// Adds the facts that belong to the fact `parent`, which has just been added.
    pub(super) fn under(&mut self, parent: Key, add: impl FnOnce(&mut Facts<'_, 'a>)) {
        add(&mut Facts { list: self.list, parent: Some(parent) });
    }
}
