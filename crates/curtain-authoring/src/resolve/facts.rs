//! Everything that a document says, as facts.

use super::{Builder, path, text};
use crate::document::{
    After, CardDocument, FactSection, GateFields, HasGate, LineDoc, SongKind, Units,
};
use crate::source::Step;
use curtain_core::card::{Body, Label, Section, Text, Unit};
use std::collections::BTreeMap;

pub(super) fn own(label: &str) -> Option<Label> {
    Some(Label::Own(Text::new(label)))
}

/// What a plain line is: open to everybody.
const OPEN: GateFields<'static> =
    GateFields { id: None, after: &After(BTreeMap::new()), teaser: None, replaces: None };

impl<'a> Builder<'a> {
    pub(super) fn facts(&mut self, document: &'a CardDocument) {
        self.lines("titles", Section::Titles, None, &document.titles);
        if let Some(art) = &document.art {
            self.asset(&["art".into(), "file".into()], &art.file, &OPEN);
            let body = Body {
                text: Text::new(art.credit.as_deref().unwrap_or_default()),
                href: Some(art.file.clone()),
                ..Body::default()
            };
            self.add(&["art".into()], Section::Art, &OPEN, body);
        }
        self.lines("tags", Section::Tags, None, &document.tags);
        self.lines("content_notes", Section::Notes, None, &document.content_notes);
        self.making(document);
        self.people(document);
        self.staff_and_songs(document);
        self.source_work(document);
        for (index, fact) in document.facts.iter().enumerate() {
            let section = match fact.section {
                FactSection::Story => Section::Story,
                FactSection::World => Section::World,
                FactSection::Making => Section::Making,
                FactSection::Source => Section::Source,
            };
            let body = Body {
                label: fact.label.as_deref().and_then(own),
                text: text(&fact.text),
                ..Body::default()
            };
            self.add(&["facts".into(), index.into()], section, &fact.gate(), body);
        }
        for (index, trailer) in document.trailers.iter().enumerate() {
            self.trailer(&["trailers".into(), index.into()], trailer);
        }
        self.episodes(document);
        for (index, watch) in document.watch.iter().enumerate() {
            self.watch(&["watch".into(), index.into()], watch);
        }
        self.links(document);
    }

    fn making(&mut self, document: &CardDocument) {
        let body = Body {
            label: Some(Label::Format),
            remarks: vec![Label::Kind(document.format)],
            ..Body::default()
        };
        self.add(&["format".into()], Section::Making, &OPEN, body);
        self.lines("studios", Section::Making, Some(&Label::Studio), &document.studios);
    }

    fn people(&mut self, document: &CardDocument) {
        for (index, person) in document.people.iter().enumerate() {
            let at: [Step<'a>; 2] = ["people".into(), index.into()];
            let body = Body {
                text: text(&person.name),
                asides: person.native.iter().map(text).collect(),
                ..Body::default()
            };
            let key = self.add(&at, Section::People, &person.gate(), body);
            self.parent = Some(key);
            if let Some(role) = &person.role {
                self.line(&path(&at, &["role".into()]), Section::People, None, role);
            }
            for (index, fact) in person.facts.iter().enumerate() {
                let at = path(&at, &["facts".into(), index.into()]);
                self.line(&at, Section::People, None, fact);
            }
            for (index, voice) in person.voices.iter().enumerate() {
                let at = path(&at, &["voices".into(), index.into()]);
                let body = Body {
                    label: Some(Label::Voice(voice.lang.clone())),
                    text: text(&voice.name),
                    ..Body::default()
                };
                self.add(&at, Section::People, &voice.gate(), body);
            }
            self.parent = None;
        }
    }

    fn staff_and_songs(&mut self, document: &CardDocument) {
        for (index, staff) in document.staff.iter().enumerate() {
            let known_for = staff.known_for.iter().map(|work| Text::new(work.as_str()));
            let body = Body {
                label: own(&staff.role),
                text: text(&staff.name),
                asides: staff.native.iter().map(text).chain(known_for).collect(),
                ..Body::default()
            };
            self.add(&["staff".into(), index.into()], Section::Staff, &staff.gate(), body);
        }
        for (index, song) in document.songs.iter().enumerate() {
            let label = match song.kind {
                SongKind::Opening => Label::Opening,
                SongKind::Ending => Label::Ending,
                SongKind::Insert => Label::Insert,
            };
            let native = song.native.iter().map(text);
            let episodes = song.episodes.iter().map(|words| Text::new(words.as_str()));
            let body = Body {
                label: Some(label),
                text: text(&song.title),
                asides: native.chain([text(&song.artist)]).chain(episodes).collect(),
                ..Body::default()
            };
            self.add(&["songs".into(), index.into()], Section::Music, &song.gate(), body);
        }
    }

    fn source_work(&mut self, document: &CardDocument) {
        let Some(work) = &document.source_work else { return };
        let at = ["source_work".into()];
        let kind = Text::new(work.kind.as_str());
        let body = Body {
            label: Some(Label::Work),
            text: text(&work.title),
            asides: work.native.iter().map(text).chain([kind]).collect(),
            ..Body::default()
        };
        let key = self.add(&at, Section::Source, &work.gate(), body);
        self.parent = Some(key);
        let authors = work.authors.iter().map(|name| (Label::Author, name));
        let publishers = work.publishers.iter().map(|name| (Label::Publisher, name));
        for (label, name) in authors.chain(publishers) {
            let body = Body { label: Some(label), text: text(name), ..Body::default() };
            self.add(&at, Section::Source, &OPEN, body);
        }
        self.parent = None;
    }

    fn episodes(&mut self, document: &CardDocument) {
        for (index, episode) in document.episodes.iter().enumerate() {
            let at: [Step<'a>; 2] = ["episodes".into(), index.into()];
            let number = episode.number;
            if document.episodes[..index].iter().any(|other| other.number == number) {
                let found = format!("a second episode {number}");
                self.problem(&path(&at, &["number".into()]), found, "each episode once");
            }
            let body = Body {
                label: Some(Label::Episode(number)),
                text: text(&episode.title),
                asides: episode.native.iter().map(text).collect(),
                ..Body::default()
            };
            let mut gate = episode.gate();
            let track = self.tracks.iter().find(|track| track.unit == Unit::Episode);
            if let Some(track) = track
                && track.count.is_some_and(|count| number > count)
            {
                let wanted = self.within(track);
                self.problem(&path(&at, &["number".into()]), number.to_string(), wanted);
                continue;
            }
            // A title is safe after its own episode, on the track that counts episodes first.
            let mut after = gate.after.clone();
            if episode.open && !after.0.is_empty() {
                self.problem(&at, "\"open\" beside \"after\"", "one of them");
            } else if after.0.is_empty() && !episode.open {
                let Some(track) = track else {
                    let found = "a title that is safe after its episode, and no track of episodes";
                    self.problem(&at, found, "such a track, or \"open\": true");
                    continue;
                };
                after.0.insert(track.id.clone(), Units(number));
            }
            gate.after = &after;
            self.add(&at, Section::Episodes, &gate, body);
        }
    }

    pub(super) fn line(
        &mut self,
        at: &[Step<'a>],
        section: Section,
        label: Option<Label>,
        line: &LineDoc,
    ) {
        let (gate, text) = match line {
            LineDoc::Plain(text) => (OPEN, Text::new(text.as_str())),
            LineDoc::Full(full) => {
                let lang = full.lang.clone();
                let text = full.text.clone();
                (full.gate(), Text { text, lang })
            }
        };
        let body = Body { label, text, ..Body::default() };
        self.add(at, section, &gate, body);
    }

    fn lines(
        &mut self,
        field: &'a str,
        section: Section,
        label: Option<&Label>,
        lines: &[LineDoc],
    ) {
        for (index, line) in lines.iter().enumerate() {
            self.line(&[field.into(), index.into()], section, label.cloned(), line);
        }
    }
}
