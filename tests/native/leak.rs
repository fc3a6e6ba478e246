//! The search for gated texts in all files of a site, in every spelling, and tests of that search.

use crate::support::{Workplace, all_files, files, repository};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use curtain_authoring::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The least length of a searched text. Shorter texts occur in files by accident.
const LEAST: usize = 4;

/// The open and gated texts of an authoring file, read independently of the command. An object with an `after` gates all
/// its texts except for its teaser, and so does an episode that is not `open`. Ids of facts must never be on the site.
#[derive(Default)]
struct Texts {
    open: Vec<String>,
    gated: Vec<String>,
}

impl Texts {
    fn of(card: &Value) -> Self {
        let mut texts = Self::default();
        texts.add(card, false);
        // A translation is gated like its original.
        let translations = card["translations"].as_object().into_iter().flatten();
        for (original, translation) in
            translations.flat_map(|(_, texts)| texts.as_object().unwrap())
        {
            let is_open = texts.open.contains(original);
            texts.add(translation, !is_open && texts.gated.contains(original));
        }
        texts
    }

    fn add(&mut self, value: &Value, gated: bool) {
        match value {
            Value::String(text) if gated => self.gated.push(text.clone()),
            Value::String(text) => self.open.push(text.clone()),
            Value::Array(entries) => entries.iter().for_each(|entry| self.add(entry, gated)),
            Value::Object(fields) => {
                let has = |name: &str| fields.contains_key(name);
                let has_points = match fields.get("after") {
                    Some(Value::Object(points)) => !points.is_empty(),
                    // The name of a point, or a list.
                    Some(Value::String(_) | Value::Array(_)) => true,
                    _ => false,
                };
                let is_episode = has("number") && fields.get("open") != Some(&Value::Bool(true));
                let inside = gated || has_points || is_episode;
                for (name, value) in fields {
                    match name.as_str() {
                        // Keywords of the format, and ids of tracks.
                        "after" | "points" | "section" | "translations" => {}
                        // Times, which bundles hold in another form.
                        "start" | "was" | "announced" => {}
                        "kind" if has("artist") => {}
                        "date" | "as_of" => {
                            let date = in_words(value.as_str().unwrap_or_default());
                            // A day after 2000 may also be the air date of an episode.
                            if !date.contains(" 20") {
                                self.add(&date.into(), inside);
                            }
                        }
                        // A teaser is open, unless the object around it is gated.
                        "teaser" => self.add(value, gated),
                        // The ids of tracks and outlets are in addresses, those of facts nowhere.
                        "id" | "replaces" if !has("unit") && !has("kind") => self.add(value, true),
                        // A test of their own looks for these.
                        "ids" => {}
                        // Readers never see a note.
                        note if note.starts_with("x-") => self.add(value, true),
                        _ => self.add(value, inside),
                    }
                }
            }
            _ => {}
        }
    }

    /// Returns the gated texts that can be searched for: no open text contains them, and they are long enough.
    fn searchable(&self) -> Vec<&str> {
        self.gated.iter().map(String::as_str).filter(|text| self.is_searchable(text)).collect()
    }

    /// Returns the gated texts in chunks, to find texts that were cut.
    fn chunks(&self) -> Vec<String> {
        const LENGTH: usize = 24;
        let characters = self.gated.iter().map(|text| text.chars().collect::<Vec<_>>());
        let chunks: Vec<String> = characters
            .flat_map(|text| text.chunks_exact(LENGTH).map(String::from_iter).collect::<Vec<_>>())
            .collect();
        chunks.into_iter().filter(|chunk| self.is_searchable(chunk)).collect()
    }

    fn is_searchable(&self, text: &str) -> bool {
        // "Episode 1" is a text of the schedule.
        let is_own = text.split(' ').all(|word| word == "Episode" || word.parse::<u16>().is_ok());
        let stands_open = self.open.iter().any(|open| open.contains(text));
        text.chars().count() >= LEAST && !is_own && !stands_open
    }
}

/// Formats a date such as "1985-04" as cards show it.
fn in_words(date: &str) -> String {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let mut parts = date.split('-').map(|part| part.parse().unwrap());
    let (year, month, day): (usize, Option<usize>, Option<usize>) =
        (parts.next().unwrap(), parts.next(), parts.next());
    let month = month.map(|month| format!("{} ", &MONTHS[3 * month - 3..3 * month]));
    let day = day.map(|day| format!("{day} "));
    format!("{}{}{year}", day.unwrap_or_default(), month.unwrap_or_default())
}

fn read(card: &Path) -> Value {
    serde_json::from_slice(&fs::read(card).unwrap()).unwrap()
}

fn canaries() -> PathBuf {
    repository("tests/fixtures/cards/valid/canaries.json")
}

/// Returns all spellings of a text: escapes, encodings and slugs.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let mut spelled = vec![text.to_owned()];
    spelled.push(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
    spelled.push(spelled[1].replace('"', "&quot;").replace('\'', "&#x27;"));
    let json = serde_json::to_string(text).unwrap();
    spelled.push(json.trim_matches('"').to_owned());
    let unicode = |c: char| {
        let mut units = [0; 2];
        if c.is_ascii() {
            c.to_string()
        } else {
            c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
        }
    };
    spelled.push(text.chars().map(unicode).collect());
    let percent = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    spelled.push(text.bytes().map(percent).collect());
    spelled.push(text.to_lowercase().replace(' ', "-"));
    let mut bytes: Vec<Vec<u8>> = spelled.into_iter().map(String::into_bytes).collect();
    bytes.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    bytes.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    // The base64 form of a text depends on its offset modulo 3. Complete groups do not.
    for offset in 0..3 {
        let padded: Vec<u8> = [&[b' '; 3][..offset], text.as_bytes()].concat();
        let encoded = STANDARD_NO_PAD.encode(&padded[..padded.len() - padded.len() % 3]);
        let whole = encoded.as_bytes().get(if offset == 0 { 0 } else { 4 }..).unwrap_or_default();
        if whole.len() >= 8 {
            bytes.push(whole.to_vec());
        }
    }
    bytes.sort();
    bytes.dedup();
    bytes
}

/// Converts each byte to a character, so that bytes can be searched as text.
fn characters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// A built site: the names and contents of its files, each byte as a character.
struct Built(Vec<(String, String)>);

impl Built {
    #[track_caller]
    fn of(workplace: &Workplace) -> Self {
        workplace.build("site").run();
        let site = workplace.path("site");
        let file = |path: PathBuf| {
            let name = path.strip_prefix(&site).unwrap().to_string_lossy().into_owned();
            (name, characters(&fs::read(&path).unwrap()))
        };
        // The documentation does not depend on cards, and has the names of fields.
        let is_of_cards = |path: &PathBuf| !path.starts_with(site.join("docs"));
        Self(all_files(&site).into_iter().filter(is_of_cards).map(file).collect())
    }

    /// Returns the first file with a text in its content or name, and the spelling there.
    fn find(&self, text: &str) -> Option<(&str, String)> {
        spellings(text).iter().map(|spelling| characters(spelling)).find_map(|spelling| {
            let has = |(name, content): &&(String, String)| {
                content.contains(&spelling) || name.contains(&spelling)
            };
            self.0.iter().find(has).map(|(name, _)| (name.as_str(), spelling.clone()))
        })
    }
}

/// Builds a site of this card and searches it. Returns the numbers of gated texts that were searched for, and of those
/// that could not be (language tags excluded).
#[track_caller]
fn search(card: &Path) -> (usize, usize) {
    let site = Built::of(&Workplace::new(&[card]));
    let texts = Texts::of(&read(card));
    let searchable = texts.searchable();
    let chunks = texts.chunks();
    for text in searchable.iter().copied().chain(chunks.iter().map(String::as_str)) {
        let found = site.find(text);
        assert!(found.is_none(), "{text:?} of {} is in the site: {found:?}", card.display());
    }
    let long = texts.gated.iter().filter(|text| text.chars().count() >= LEAST).count();
    (searchable.len(), long - searchable.len())
}

#[test]
fn no_gated_text_of_the_sites_cards_is_in_any_file() {
    for card in files(&repository("static/cards"), ".json") {
        let (looked_for, passed_over) = search(&card);
        assert!(looked_for > 4, "{}: looked for {looked_for} texts only", card.display());
        assert!(passed_over <= 10, "{}: passed over {passed_over}", card.display());
        println!("{}: looked for {looked_for}, passed over {passed_over}", card.display());
    }
}

#[test]
fn no_gated_text_of_any_field_is_in_any_file() {
    let covers = repository("tests/fixtures/cards/valid/covers.json");
    for (card, least) in [(canaries(), 50), (covers, 25)] {
        let (looked_for, _) = search(&card);
        assert!(looked_for >= least, "{}: looked for {looked_for} texts only", card.display());
    }
}

#[test]
fn all_facts_of_a_gated_run_are_gated_with_it() {
    let card = serde_json::json!({
        "version": 1, "lang": "en", "title": "A gated run", "format": "tv", "accent": "#335577",
        "as_of": "2026-01-01",
        "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
        "facts": [{ "section": "story", "text": "Told." }],
        "schedules": [{
            "name": "Station One", "kind": "broadcast", "zone": "Asia/Tokyo",
            "runs": [
                { "count": 2, "start": "2026-03-07T20:00" },
                {
                    "first": 3, "count": 3, "start": "2026-07-04T20:00", "after": { "anime": 2 },
                    "skips": [{ "date": "2026-07-11", "announced": "2026-07-10", "why": "Secret sports" }],
                },
            ],
            "changes": [
                { "episode": 4, "start": "2026-07-27T20:00", "announced": "2026-07-20", "why": "Secret oops" },
            ],
        }],
    });
    for (field, end) in [("next", "2031-fall"), ("ends", "cancelled"), ("ends", "hiatus")] {
        let mut card = card.clone();
        card["schedules"][0][field] = end.into();
        let workplace = Workplace::new(&[]);
        fs::write(workplace.path("cards/gated.json"), card.to_string()).unwrap();
        let site = Built::of(&workplace);
        let secret = ["Secret", "2026-07", "Jul 2026", "202607", "2031", "1 break", "rescheduled"];
        for text in secret {
            let found = site.0.iter().find(|(name, content)| {
                // Style sheets do not belong to the card.
                let content = content.split("</style>").last().unwrap();
                name.contains("gated") && content.contains(text)
            });
            assert!(found.is_none(), "{text}, with {end}, is in {:?}", found.map(|(name, _)| name));
        }
    }
}

/// What is behind the last open slot tells nothing by the end of the run, by its zones or by anything else.
#[test]
fn a_card_is_built_as_if_there_were_no_gated_slots() {
    let run = |gated: bool| {
        let mut runs = vec![serde_json::json!({ "count": 3, "start": "2026-09-05T21:00" })];
        let after = serde_json::json!({ "anime": 5 });
        if gated {
            runs.push(serde_json::json!({ "first": 4, "count": 3, "start": "2026-12-05T21:00", "after": after }));
        }
        runs
    };
    let special = serde_json::json!([{ "name": "Memorial", "start": "2026-12-20T20:00", "after": { "anime": 5 } }]);
    let open_end = serde_json::json!([{ "count": 3, "start": "2026-09-05T21:00" }, { "first": 4, "start": "2026-12-05T21:00", "after": { "anime": 5 } }]);
    let nothing = serde_json::json!([]);
    for (runs, specials, count, ends) in [
        (run(true).into(), &nothing, Some(24), Some("hiatus")),
        (run(false).into(), &special, Some(24), Some("hiatus")),
        (run(true).into(), &special, None, Some("cancelled")),
        (run(true).into(), &nothing, Some(6), None),
        (run(true).into(), &nothing, None, None),
        (open_end, &nothing, None, None),
    ] {
        let card = |runs: Value, specials: &Value| {
            serde_json::json!({
                "version": 1, "lang": "en", "title": "A gated run", "format": "tv", "accent": "#335577",
                "as_of": "2026-11-01",
                "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "count": count }],
                "facts": [{ "section": "story", "text": "Told." }],
                "schedules": [{
                    "name": "Station One", "kind": "broadcast", "zone": "America/New_York",
                    "runs": runs, "specials": specials, "ends": ends,
                }],
            })
        };
        let [gated, open] = [card(runs, specials), card(run(false).into(), &nothing)].map(|card| {
            let workplace = Workplace::new(&[]);
            fs::write(workplace.path("cards/gated.json"), card.to_string()).unwrap();
            let files = Built::of(&workplace).0.into_iter();
            let files = files.filter(|(name, _)| name.contains("gated"));
            let files = files.map(|(name, content)| {
                (name, without_sealed_chunks(&without_bundle_hash(&content)))
            });
            files.collect::<Vec<_>>()
        });
        assert!(gated.len() >= 8, "{gated:?}");
        assert_eq!(gated, open, "{specials} {ends:?}");
    }
}

/// Leaves out the sealed chunks of bundles, which stand in lines of their own.
fn without_sealed_chunks(content: &str) -> String {
    let is_sealed = |line: &&str| line.len() > 100 && line.starts_with('*');
    content.lines().filter(|line| !is_sealed(line)).collect::<Vec<_>>().join("\n")
}

/// Leaves out the hash of a card's data in its pages. It differs with every change of the card, and says nothing else.
fn without_bundle_hash(page: &str) -> String {
    let Some((before, rest)) = page.split_once(" data-bundle=\"") else { return page.to_owned() };
    let (_, rest) = rest.split_once(" data-bundle-integrity=\"").unwrap();
    before.to_owned() + rest.split_once('"').unwrap().1
}

/// Reads the fields from the schema, so that a new field of the format needs a canary.
#[test]
fn every_field_that_can_be_gated_has_a_canary() {
    let card = read(&canaries());
    let texts = Texts::of(&card);
    let mut seen =
        Seen { schema: schema(), searchable: texts.searchable(), fields: BTreeSet::new() };
    let root = seen.schema.clone();
    seen.visit("CardDocument", &root, &card, &mut Vec::new());
    let mut wanted = 0;
    for (name, kind) in root["$defs"].as_object().unwrap() {
        let fields = kind["properties"].as_object();
        let gated = fields.filter(|fields| fields.contains_key("after") || name == "VideoDoc");
        for field in gated.into_iter().flat_map(|fields| fields.keys()) {
            let field = format!("{name}.{field}");
            // Fields without text, keywords of the format, and teasers. Files cannot be gated. Times have
            // another form in bundles, and a test of their own.
            const OPEN: [&str; 23] = [
                ".after",
                ".teaser",
                ".section",
                ".number",
                ".open",
                ".official",
                "SongDoc.kind",
                "VideoDoc.file",
                "Doc.count",
                "Doc.first",
                "Doc.together",
                "Doc.every_days",
                "Doc.start",
                "Doc.days",
                "Doc.dates",
                "Doc.minutes",
                "SkipDoc.date",
                "Doc.ambiguous",
                "ChangeDoc.episode",
                "ChangeDoc.was",
                "PartDoc.from",
                "PartDoc.to",
                // Never beside a gate.
                "PartDoc.short",
            ];
            let is_time = field.ends_with("Doc.announced");
            if !is_time
                && !OPEN.iter().any(|open| field.ends_with(open))
                && !is_about_versions(&field)
            {
                wanted += 1;
                assert!(seen.fields.contains(&field), "no canary in {field}");
            }
        }
    }
    assert!(wanted > 40, "only {wanted} fields");
}

/// Tells whether a field is about versions. All kinds share these fields, so canaries in those of facts are enough.
fn is_about_versions(field: &str) -> bool {
    !field.starts_with("FactDoc.") && (field.ends_with(".id") || field.ends_with(".replaces"))
}

/// No file has the instants, days or episode numbers of a gated run.
#[test]
fn no_file_has_the_times_of_a_gated_run() {
    let site = Built::of(&Workplace::new(&[&canaries()]));
    // Newfoundland is 2:30 behind UTC in summer. The list has episodes 4 and 5, the break, the first and the
    // last time of episode 6, its announcement, and the special.
    let gated = [
        (1_625_365_800, "3 Jul 2021"),
        (1_626_575_400, "17 Jul 2021"),
        (1_625_970_600, "10 Jul 2021"),
        (1_627_180_200, "24 Jul 2021"),
        (1_628_986_500, "14 Aug 2021"),
        (1_626_748_200, "20 Jul 2021"),
        (1_623_551_400, "12 Jun 2021"),
    ];
    for (instant, day) in gated {
        let utc = curtain_core::card::time::Timestamp::from_seconds(instant).to_string();
        let calendar = utc.replace(['-', ':'], "");
        for spelling in [instant.to_string(), day.to_owned(), utc, calendar] {
            assert_eq!(site.find(&spelling), None, "{spelling}");
        }
    }
    for number in ["Episode 4", "Episode 5", "Episodes 1–6", "dies – Episode"] {
        assert_eq!(site.find(number), None, "{number}");
    }
    // The search finds open times in each of these forms.
    for spelling in ["1618108200", "10 Apr 2021", "2021-04-11T02:30:00Z", "20210411T023000Z"] {
        assert!(site.find(spelling).is_some(), "{spelling}");
    }
}

/// A visitor of a card and its schema, which collects the fields that hold a gated text.
struct Seen<'a> {
    schema: Value,
    searchable: Vec<&'a str>,
    fields: BTreeSet<String>,
}

impl Seen<'_> {
    fn is_searchable(&self, text: &str) -> bool {
        let is_date =
            text.len() > 4 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        let shown = if is_date { in_words(text) } else { text.to_owned() };
        self.searchable.contains(&shown.as_str())
    }

    fn visit(&mut self, name: &str, schema: &Value, value: &Value, way: &mut Vec<String>) {
        if let Some(target) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            let schema = self.schema["$defs"][target].clone();
            self.visit(target, &schema, value, way);
        }
        for alternative in schema["anyOf"].as_array().into_iter().flatten() {
            self.visit(name, alternative, value, way);
        }
        match value {
            Value::String(text) if self.is_searchable(text) => {
                self.fields.extend(way.iter().cloned());
            }
            Value::Array(entries) => {
                entries.iter().for_each(|entry| self.visit(name, &schema["items"], entry, way));
            }
            Value::Object(fields) => {
                for (field, value) in fields {
                    let schema = &schema["properties"][field];
                    if !schema.is_null() {
                        way.push(format!("{name}.{field}"));
                        self.visit(name, schema, value, way);
                        way.pop();
                    }
                }
            }
            _ => {}
        }
    }
}

/// Proves that the search works: in a copy of the card without gates, it finds every canary.
#[test]
fn the_search_finds_every_canary_of_a_card_without_gates() {
    let mut open_card = read(&canaries());
    let texts = Texts::of(&open_card);
    open_up(&mut open_card);
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("cards/canaries.json"), open_card.to_string()).unwrap();
    let site = Built::of(&workplace);
    let ids = ["party-line", "who-dies"];
    for text in texts.searchable() {
        let is_unseen = ids.contains(&text) || text.ends_with("of the author");
        assert_eq!(site.find(text).is_some(), !is_unseen, "{text:?}");
    }
    for id in open_card["ids"].as_object().unwrap().values().flat_map(texts_of) {
        assert!(site.find(id).is_none(), "{id}");
    }
}

/// Lists the text that a value is, or the texts of a list.
fn texts_of(value: &Value) -> Vec<&str> {
    let entries = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    entries.iter().filter_map(Value::as_str).collect()
}

/// Removes all gates.
fn open_up(value: &mut Value) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(open_up),
        Value::Object(fields) => {
            for gate in ["after", "teaser", "replaces"] {
                fields.remove(gate);
            }
            if fields.contains_key("number") {
                fields.insert("open".to_owned(), Value::Bool(true));
            }
            fields.values_mut().for_each(open_up);
        }
        _ => {}
    }
}

/// The search finds a text however it is spelled.
#[test]
fn the_search_finds_a_text_in_every_spelling() {
    let text = "The canary dies & 「falls」";
    let found = |content: Vec<u8>| {
        Built(vec![("file".to_owned(), characters(&content))]).find(text).is_some()
    };
    let json = format!("{{\"text\":\"{text}\"}}");
    for before in ["", ".", ".."] {
        assert!(found(STANDARD_NO_PAD.encode(format!("{before}{json}")).into_bytes()));
    }
    let utf16 = json.encode_utf16();
    assert!(found([0].into_iter().chain(utf16.clone().flat_map(u16::to_le_bytes)).collect()));
    assert!(found(utf16.flat_map(u16::to_be_bytes).collect()));
    for spelled in [
        text,
        "<p>The canary dies &amp; 「falls」</p>",
        r#""The canary dies & \u300cfalls\u300d""#,
        "?q=The%20canary%20dies%20%26%20%E3%80%8Cfalls%E3%80%8D",
        "/the-canary-dies-&-「falls」/",
    ] {
        assert!(found(spelled.as_bytes().to_vec()), "{spelled}");
    }
    assert!(!found(b"The canary lives & falls".to_vec()));
}

#[test]
fn pages_do_not_depend_on_the_number_of_gated_facts() {
    // Cards that differ only in gated facts without covers have the same pages at progress 0.
    let page = |facts: usize| {
        let mut card = serde_json::json!({
            "version": 1, "lang": "en", "title": "A card", "format": "tv", "accent": "#335577", "as_of": "2026-01-01",
            "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
            "facts": [{ "section": "story", "text": "Told." }],
            "people": [
                { "name": "Ada Venn", "teaser": "Somebody", "after": { "anime": 1 }, "facts": ["Sews."] },
            ],
        });
        for number in 0..facts {
            // Beside the covers, and behind one.
            let people = card["people"].as_array_mut().unwrap();
            people[0]["facts"].as_array_mut().unwrap().push(
                serde_json::json!({ "text": format!("Secret {number}"), "after": { "anime": 2 } }),
            );
            people.push(
                serde_json::json!({ "name": format!("Somebody {number}"), "after": { "anime": 2 } }),
            );
        }
        let workplace = Workplace::new(&[]);
        fs::write(workplace.path("cards/x.json"), card.to_string()).unwrap();
        let site = Built::of(&workplace);
        let html = |(name, content): &(String, String)| {
            let is_of_view =
                [".html", ".svg", ".static.json"].iter().any(|end| name.ends_with(end));
            is_of_view.then(|| (name.clone(), without_bundle_hash(content)))
        };
        site.0.iter().filter_map(html).collect::<Vec<_>>()
    };
    assert_eq!(page(1), page(7));
    assert!(page(1).len() >= 6);
}
