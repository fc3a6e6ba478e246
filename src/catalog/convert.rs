//! From a document of the right shape to a card, with the checks of meaning on the way.

use super::broadcast_time::{BroadcastTime, WANTED, parse_day};
use super::check::Checked;
use super::document::{
    CardDocument, FactSection, Format, Gate, Gated, LineDoc, ScheduleDoc, SongKind, TextDoc,
    TrackDoc, TrailerDoc, Units, VideoDoc, WatchDoc,
};
use super::link;
use super::problem::Problem;
use super::source::{Source, Step};
use crate::card::{Body, Card, Fact, Key, Label, Part, Player, Point, Section, Text, Track};
use crate::schedule::{Airing, Duration, Schedule, Timestamp, Window};
use jiff::tz::TimeZone;
use std::rc::Rc;

/// Turns a document into a card.
pub(super) fn convert(
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
        names: Vec::new(),
        replaces: Vec::new(),
        assets: Vec::new(),
        problems: Vec::new(),
        parent: None,
    };
    builder.check_id();
    let tracks = builder.tracks();
    let as_of = builder.day(&["as_of".into()], &document.as_of);
    builder.facts(document);
    let schedules = (document.schedules.iter().enumerate())
        .map(|(index, schedule)| builder.schedule(index, schedule))
        .collect();
    builder.link_versions();
    builder.check_keys();
    if !builder.problems.is_empty() {
        return Err(builder.problems);
    }
    Ok(Checked {
        card: Card {
            id: id.to_owned(),
            lang: document.lang.clone(),
            title: text(&document.title),
            as_of: as_of.unwrap_or(Timestamp::from_millis(0)),
            tracks,
            schedules,
            facts: builder.facts,
        },
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
    /// The author's names of facts, where they have one.
    names: Vec<(String, Key)>,
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
        TextDoc::Foreign(foreign) => Text {
            text: foreign.text.clone(),
            lang: Some(foreign.lang.clone()),
        },
    }
}

fn own(label: &str) -> Option<Label> {
    Some(Label::Own(Text::new(label)))
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Tv => "TV series",
        Format::Short => "TV series of short episodes",
        Format::Film => "Film",
        Format::Special => "Special",
        Format::Ova => "Series made for disc",
        Format::Ona => "Web series",
    }
}

/// What a plain line is: open to everybody.
const OPEN: Gate<'static> = Gate {
    id: None,
    after: &super::document::After(std::collections::BTreeMap::new()),
    teaser: None,
    replaces: None,
};

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

    fn tracks(&mut self) -> Vec<Track> {
        let docs = self.tracks;
        for (index, track) in docs.iter().enumerate() {
            let at = ["tracks".into(), index.into()];
            // These names are taken in the fragment of the card's address.
            const TAKEN: [&str; 4] = ["theme", "lang", "size", "at"];
            if TAKEN.contains(&track.id.as_str()) {
                let wanted = format!("a name other than {}", TAKEN.join(", "));
                self.problem(&path(&at, &["id".into()]), format!("\"{}\"", track.id), wanted);
            }
            if docs[..index].iter().any(|other| other.id == track.id) {
                let found = format!("a second track \"{}\"", track.id);
                self.problem(&path(&at, &["id".into()]), found, "each track once");
            }
            let mut last = 0;
            for (part_index, part) in track.parts.iter().enumerate() {
                let at = path(&at, &["parts".into(), part_index.into()]);
                if part.to < part.from {
                    let found = format!("a part from {} to {}", part.from, part.to);
                    self.problem(&at, found, "an end that is not before the beginning");
                }
                if part.from <= last {
                    let wanted = format!("a beginning after {last}, where the part before ends");
                    self.problem(&path(&at, &["from".into()]), part.from.to_string(), wanted);
                }
                if track.count.is_some_and(|count| part.to > count) {
                    let wanted = self.within(track);
                    self.problem(&path(&at, &["to".into()]), part.to.to_string(), wanted);
                }
                last = part.to;
            }
        }
        docs.iter().map(convert_track).collect()
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
                [] => "a track that the card's \"tracks\" declare, of which there is none".to_owned(),
                ids => format!("one of the card's tracks: {}", ids.join(", ")),
            };
            let found = format!("the track \"{}\"", link::shorten(id));
            let problem = Problem::at_name(self.source, path, found, wanted);
            self.problems.push(problem.suggest(id, ids));
        }
        found
    }

    fn day(&mut self, path: &[Step], day: &str) -> Option<Timestamp> {
        match parse_day(day) {
            Ok(date) => {
                let midnight = date.to_zoned(TimeZone::UTC).ok()?.timestamp();
                Some(Timestamp::from_seconds(midnight.as_second()))
            }
            Err(found) => {
                self.problem(path, found, "a day of the calendar");
                None
            }
        }
    }

    /// Reads a day, a month or a year.
    fn window(&mut self, path: &[Step], when: &str) -> Option<Window> {
        // The shape is checked, so only months and days can be out of range.
        let mut parts = when.split('-').map(|part| part.parse::<i16>().unwrap_or(0));
        let (year, month, day) = (parts.next()?, parts.next(), parts.next());
        let probe = (month.unwrap_or(1), day.unwrap_or(1));
        let valid = i8::try_from(probe.0).ok().zip(i8::try_from(probe.1).ok());
        let date = valid.and_then(|(month, day)| jiff::civil::Date::new(year, month, day).ok());
        let Some(date) = date else {
            self.problem(path, format!("\"{when}\""), "a date of the calendar");
            return None;
        };
        let year = i32::from(date.year());
        Some(match (month, day) {
            (None, _) => Window::Year(year),
            (_, None) => Window::Month(year, date.month() as u8),
            _ => Window::Day(year, date.month() as u8, date.day() as u8),
        })
    }

    /// Says a date as it stands in a text: as written, once it is one.
    fn date(&mut self, path: &[Step], when: &str) -> Text {
        self.window(path, when);
        Text::new(when)
    }

    fn link(&mut self, path: &[Step], url: &str) -> String {
        if let Err(found) = link::check(url) {
            self.problem(path, found, "a whole http or https address");
        }
        url.to_owned()
    }

    fn asset(&mut self, path: &[Step], file: &str) -> String {
        if !(self.has_file)(file) {
            let wanted = "a file in art/, beside the folder of the cards";
            self.problem(path, format!("\"{file}\", which is not there"), wanted);
        }
        if !self.assets.iter().any(|asset| asset == file) {
            self.assets.push(file.to_owned());
        }
        file.to_owned()
    }

    /// Adds a fact.
    fn add(&mut self, at: &[Step<'a>], section: Section, gate: &Gate, body: Body) -> Key {
        // A fact without a name of its own is named by what it says: a changed text then closes
        // again, and moved facts stay open.
        let spoken = format!("{section:?} {:?} {} {:?}", body.label, body.text.text, self.parent);
        let name = gate.id.map_or(spoken, str::to_owned);
        let key = Key::new(self.id, &name);
        if let Some(id) = gate.id {
            if self.names.iter().any(|(name, _)| name == id) {
                let found = format!("a second fact \"{id}\"");
                self.problem(&path(at, &["id".into()]), found, "each id once");
            }
            self.names.push((id.to_owned(), key));
        }
        let after = self.points(at, gate);
        if let Some(teaser) = gate.teaser
            && after.is_empty()
        {
            let found = format!("\"{}\" on a fact that is open", link::shorten(teaser));
            self.problem(&path(at, &["teaser".into()]), found, "\"after\" beside it");
        }
        if let Some(name) = gate.replaces {
            let at = path(at, &["replaces".into()]);
            self.replaces.push((self.facts.len(), name.to_owned(), at));
        }
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

    fn points(&mut self, at: &[Step<'a>], gate: &Gate) -> Vec<Point> {
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

    fn line(&mut self, at: &[Step<'a>], section: Section, label: Option<Label>, line: &LineDoc) {
        let (gate, text) = match line {
            LineDoc::Plain(text) => (OPEN, Text::new(text.as_str())),
            LineDoc::Full(full) => {
                let lang = full.lang.clone();
                let text = full.text.clone();
                (full.gate(), Text { text, lang })
            }
        };
        let body = Body {
            label,
            text,
            ..Body::default()
        };
        self.add(at, section, &gate, body);
    }

    fn lines(&mut self, field: &'a str, section: Section, label: Option<&Label>, lines: &[LineDoc]) {
        for (index, line) in lines.iter().enumerate() {
            self.line(&[field.into(), index.into()], section, label.cloned(), line);
        }
    }

    fn facts(&mut self, document: &'a CardDocument) {
        self.lines("titles", Section::Titles, None, &document.titles);
        if let Some(art) = &document.art {
            let body = Body {
                text: Text::new(art.credit.as_deref().unwrap_or_default()),
                href: Some(self.asset(&["art".into(), "file".into()], &art.file)),
                ..Body::default()
            };
            self.add(&["art".into()], Section::Art, &art.gate(), body);
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
            text: Text::new(format_name(document.format)),
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
            let body = Body {
                label: Some(label),
                text: text(name),
                ..Body::default()
            };
            self.add(&at, Section::Source, &OPEN, body);
        }
        self.parent = None;
    }

    fn trailer(&mut self, at: &[Step<'a>], trailer: &TrailerDoc) {
        let player = trailer.video.as_ref().map(|video| match video {
            VideoDoc::Youtube(id) => Player::Youtube(id.clone()),
            VideoDoc::File(file) => {
                let at = path(at, &["video".into(), "file".into()]);
                Player::File(self.asset(&at, file))
            }
        });
        let href = match (&trailer.url, &player) {
            (Some(url), _) => Some(self.link(&path(at, &["url".into()]), url)),
            (None, Some(Player::Youtube(id))) => {
                Some(format!("https://www.youtube.com/watch?v={id}"))
            }
            (None, Some(Player::File(file))) => Some(file.clone()),
            (None, None) => {
                self.problem(at, "neither \"video\" nor \"url\"", "one of them");
                None
            }
        };
        let date = trailer.date.as_deref();
        let date = date.map(|date| self.date(&path(at, &["date".into()]), date));
        let note = trailer.note.as_deref().map(Text::new);
        let body = Body {
            text: text(&trailer.name),
            asides: date.into_iter().chain(note).collect(),
            href,
            player,
            ..Body::default()
        };
        self.add(at, Section::Trailer, &trailer.gate(), body);
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
            // A title is safe after its own episode, on the track that counts episodes first.
            let mut after = gate.after.clone();
            if episode.open && !after.0.is_empty() {
                self.problem(&at, "\"open\" beside \"after\"", "one of them");
            } else if after.0.is_empty() && !episode.open {
                let Some(track) = self.tracks.first() else {
                    let found = "a title that is safe after its episode, on a card without tracks";
                    self.problem(&at, found, "a track, or \"open\": true");
                    continue;
                };
                if track.count.is_some_and(|count| number > count) {
                    let wanted = self.within(track);
                    self.problem(&path(&at, &["number".into()]), number.to_string(), wanted);
                    continue;
                }
                after.0.insert(track.id.clone(), Units(number));
            }
            gate.after = &after;
            self.add(&at, Section::Episodes, &gate, body);
        }
    }

    fn watch(&mut self, at: &[Step<'a>], watch: &WatchDoc) {
        let languages = |kind: &str, tags: &[String]| {
            (!tags.is_empty()).then(|| Text::new(format!("{kind}: {}", tags.join(", "))))
        };
        let as_of = self.date(&path(at, &["as_of".into()]), &watch.as_of);
        let as_of = Text::new(format!("as of {}", as_of.text));
        let asides = [languages("sub", &watch.sub), languages("dub", &watch.dub), Some(as_of)];
        let url = watch.url.as_deref();
        let body = Body {
            label: own(&watch.region),
            text: text(&watch.name),
            asides: asides.into_iter().flatten().collect(),
            href: url.map(|url| self.link(&path(at, &["url".into()]), url)),
            player: None,
        };
        self.add(at, Section::Watch, &watch.gate(), body);
    }

    fn links(&mut self, document: &CardDocument) {
        for (index, link) in document.links.iter().enumerate() {
            let at: [Step<'a>; 2] = ["links".into(), index.into()];
            let body = Body {
                text: text(&link.text),
                href: Some(self.link(&path(&at, &["url".into()]), &link.url)),
                ..Body::default()
            };
            self.add(&at, Section::Links, &link.gate(), body);
        }
        for (index, source) in document.sources.iter().enumerate() {
            let at: [Step<'a>; 2] = ["sources".into(), index.into()];
            let date = source.date.as_deref();
            let date = date.map(|date| self.date(&path(&at, &["date".into()]), date));
            let url = source.url.as_deref();
            let body = Body {
                text: text(&source.name),
                asides: date.into_iter().collect(),
                href: url.map(|url| self.link(&path(&at, &["url".into()]), url)),
                ..Body::default()
            };
            self.add(&at, Section::Sources, &source.gate(), body);
        }
    }

    /// Resolves `replaces`, now that every fact has its key.
    fn link_versions(&mut self) {
        for (index, name, at) in std::mem::take(&mut self.replaces) {
            let found = self.names.iter().find(|(known, _)| *known == name);
            let Some(key) = found.map(|(_, key)| *key) else {
                let names: Vec<String> = self.names.iter().map(|(name, _)| name.clone()).collect();
                let found = format!("\"{}\"", link::shorten(&name));
                let problem = Problem::at(self.source, &at, found, "the id of a fact of this card");
                self.problems.push(problem.suggest(&name, names.iter().map(String::as_str)));
                continue;
            };
            if self.facts[index].key == key {
                self.problem(&at, format!("\"{name}\", this fact itself"), "an earlier version");
            } else if self.leads_back(key, self.facts[index].key) {
                let wanted = "versions that do not replace each other in a circle";
                self.problem(&at, format!("\"{name}\""), wanted);
            }
            self.facts[index].replaces = Some(key);
        }
    }

    fn leads_back(&self, mut from: Key, to: Key) -> bool {
        for _ in 0..self.facts.len() {
            match self.facts.iter().find(|fact| fact.key == from).and_then(|fact| fact.replaces) {
                Some(key) if key == to => return true,
                Some(key) => from = key,
                None => return false,
            }
        }
        false
    }

    /// Two facts of one key would open each other.
    fn check_keys(&mut self) {
        let mut keys: Vec<(Key, &Fact)> = self.facts.iter().map(|fact| (fact.key, fact)).collect();
        keys.sort_by_key(|(key, _)| *key);
        let twins: Vec<String> = (keys.windows(2))
            .filter(|pair| pair[0].0 == pair[1].0)
            .map(|pair| pair[0].1.body.text.text.clone())
            .collect();
        // Facts that share an id have been told already.
        if self.problems.is_empty() {
            for text in twins {
                let found = format!("\"{}\" twice in one section", link::shorten(&text));
                self.problem(&[], found, "each text once, or an \"id\" on each");
            }
        }
    }

    fn schedule(&mut self, index: usize, doc: &ScheduleDoc) -> Schedule {
        let at: [Step<'a>; 2] = ["schedules".into(), index.into()];
        let track = match &doc.track {
            Some(id) => self.track(&path(&at, &["track".into()]), id),
            None => (!self.tracks.is_empty()).then_some(0),
        };
        let track = track.map(|track| &self.tracks[track]);
        let zone = match TimeZone::get(&doc.zone) {
            Ok(zone) => Some(zone),
            Err(_) => {
                let found = format!("\"{}\"", link::shorten(&doc.zone));
                let names: Vec<String> =
                    (jiff::tz::db().available()).map(|name| name.as_str().to_owned()).collect();
                let at = path(&at, &["zone".into()]);
                let wanted = "a time zone of the IANA database such as Asia/Tokyo";
                let problem = Problem::at(self.source, &at, found, wanted);
                self.problems.push(problem.suggest(&doc.zone, names.iter().map(String::as_str)));
                None
            }
        };
        let mut airings: Vec<Airing> = Vec::new();
        for index in 0..doc.runs.len() {
            let at = path(&at, &["runs".into(), index.into()]);
            self.run(&at, doc, index, track, zone.as_ref(), &mut airings);
        }
        let when = path(&at, &["when".into()]);
        if doc.when.is_some() && !doc.runs.is_empty() {
            self.problem(&when, "\"when\" beside \"runs\"", "one of them");
        }
        let first = airings.first().map(|airing| airing.at);
        Schedule {
            outlet: text(&doc.outlet),
            kind: doc.kind,
            zone: zone.zip(first).map_or_else(String::new, |(zone, first)| abbreviation(&zone, first)),
            length: Duration::from_seconds(i64::from(doc.minutes) * 60),
            airings,
            window: doc.when.as_deref().and_then(|text| self.window(&when, text)),
        }
    }

    fn run(
        &mut self,
        at: &[Step<'a>],
        doc: &ScheduleDoc,
        index: usize,
        track: Option<&TrackDoc>,
        zone: Option<&TimeZone>,
        airings: &mut Vec<Airing>,
    ) {
        let run = &doc.runs[index];
        let last = run.first.saturating_add(run.count - 1);
        if let Some(track) = track
            && track.count.is_some_and(|count| last > count)
        {
            let wanted = self.within(track);
            self.problem(at, format!("episodes {} to {last}", run.first), wanted);
        }
        let start_at = path(at, &["start".into()]);
        let start = match BroadcastTime::parse(&run.start) {
            Ok(start) => start,
            Err(found) => return self.problem(&start_at, found, WANTED),
        };
        let Some(zone) = zone else { return };
        for step in 0..run.count {
            let days = i64::from(step) * i64::from(run.every_days);
            let Some(time) = start.later(days) else {
                return self.problem(at, "a run beyond the year 9999", "a run that ends");
            };
            match time.airing(run.first + step, zone) {
                Err(found) => {
                    let wanted = format!("a time that clocks in {} show once", doc.zone);
                    return self.problem(&start_at, found, wanted);
                }
                Ok(airing) if airings.last().is_some_and(|last| last.at > airing.at) => {
                    let found = format!("{time}, before the episode that stands before it");
                    return self.problem(&start_at, found, "runs in the order of time");
                }
                Ok(airing) if airings.iter().any(|other| other.episode == airing.episode) => {
                    let found = format!("a second airing of episode {}", airing.episode);
                    return self.problem(at, found, "each episode once per outlet");
                }
                Ok(airing) => airings.push(airing),
            }
        }
    }
}

fn convert_track(doc: &TrackDoc) -> Track {
    let part = |part: &super::document::PartDoc| Part {
        name: text(&part.name),
        from: part.from,
        to: part.to,
    };
    Track {
        id: doc.id.clone(),
        name: text(&doc.name),
        unit: doc.unit,
        count: doc.count,
        parts: doc.parts.iter().map(part).collect(),
    }
}

/// Returns the short name of a zone at an instant: "JST", or "+08" where it has none.
fn abbreviation(zone: &TimeZone, at: Timestamp) -> String {
    jiff::Timestamp::from_second(at.seconds()).map_or_else(
        |_| String::new(),
        |at| zone.to_offset_info(at).abbreviation().to_owned(),
    )
}
