//! Tests of openings: a page that follows them, compared with the drawn card of a reader who opened the same covers, for
//! every card of the repository and for cards with gates in unusual places.

use super::*;
use crate::site::public_view::public_view;
use crate::translations;
use curtain_core::bundle::seal::unseal;
use curtain_core::reader::{Action, Reader};
use std::fs;
use std::path::Path;

/// The attribute that marks places with their names.
const NAME: &str = "data-name";

/// A card with its page.
struct Page {
    card: Card,
    view: Rc<CardView>,
    language: &'static Language,
}

impl Page {
    fn of(card: Card) -> Self {
        let view = Rc::new(public_view(&card));
        let language = translations::load().unwrap().nearest(&view.lang);
        Self { card, view, language }
    }

    fn of_source(id: &str, source: &str) -> Self {
        let checked = curtain_authoring::check(id, source.as_bytes(), &|_| true);
        Self::of(checked.unwrap_or_else(|problems| panic!("{id}: {problems:?}")).card)
    }

    /// Returns the openings as the page has them, by their keys.
    fn openings(&self) -> Map<String, Value> {
        let text = openings_json(&self.card, &self.view, self.language);
        text.map(|text| serde_json::from_str(&text).unwrap()).unwrap_or_default()
    }

    fn draw(&self, view: &Rc<CardView>) -> Vec<Node> {
        parse(&fragment(card_slot(view, self.language)))
    }

    /// Draws the card of a reader who opened these covers.
    fn drawn(&self, open: &[Key]) -> Vec<Node> {
        let mut reader = Reader::default();
        open.iter().for_each(|key| reader.apply(Action::Open(*key)));
        let mut view = gate::view(&self.card, &reader);
        // The button that closes everything needs the program, also while it can close nothing.
        view.opened = false;
        self.draw(&Rc::new(view))
    }

    /// Draws the static card, and opens these covers as a page does.
    fn followed(&self, open: &[Key], openings: &Map<String, Value>) -> Vec<Node> {
        let mut page = self.draw(&self.view);
        name_places(&mut page, "", &mut 0);
        let mut gone = Vec::new();
        for key in open.iter().map(Key::to_string) {
            let [tree, names @ ..] = &openings[&key].as_array().unwrap()[..] else {
                panic!("{key}")
            };
            let mut tree = vec![from_json(tree)];
            name_places(&mut tree, &format!("{key}/"), &mut 0);
            assert!(unfold(&mut page, &key, &tree), "no cover of {key}");
            gone.extend(names.iter().map(|name| name.as_str().unwrap().to_owned()));
        }
        for name in gone {
            assert_eq!(take_away(&mut page, &name), 1, "the place {name}");
        }
        unname(&mut page);
        page
    }
}

/// Reads a tree as a page has it.
fn from_json(tree: &Value) -> Node {
    let list = match tree {
        Value::String(text) => return Node::Text(text.clone()),
        tree => tree.as_array().unwrap(),
    };
    let [tag, attributes, children @ ..] = &list[..] else { panic!("{tree}") };
    let attributes = serde_json::from_value(attributes.clone()).unwrap();
    let children = children.iter().map(from_json).collect();
    Node::Element(Element { tag: tag.as_str().unwrap().to_owned(), attributes, children })
}

fn elements_mut(nodes: &mut [Node]) -> impl Iterator<Item = &mut Element> {
    nodes.iter_mut().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}

/// Gives each place its name: its number in the order of the document, behind a beginning.
fn name_places(nodes: &mut [Node], beginning: &str, next: &mut usize) {
    for element in elements_mut(nodes) {
        if element.has_class(PLACE) {
            element.attributes.insert(NAME.to_owned(), format!("{beginning}{next}"));
            *next += 1;
        }
        name_places(&mut element.children, beginning, next);
    }
}

fn unname(nodes: &mut [Node]) {
    for element in elements_mut(nodes) {
        element.attributes.remove(NAME);
        unname(&mut element.children);
    }
}

/// Puts a fact behind its cover. Returns whether the cover is there.
fn unfold(nodes: &mut [Node], key: &str, fact: &[Node]) -> bool {
    elements_mut(nodes).any(|element| {
        if element.attributes.contains_key(NAME) && mark_open(&mut element.children, key) {
            element.children.extend_from_slice(fact);
            return true;
        }
        unfold(&mut element.children, key, fact)
    })
}

/// Marks the button of a cover of this key as open. Returns whether it is there.
fn mark_open(place: &mut [Node], key: &str) -> bool {
    let id = format!("reveal-{key}");
    let mut buttons = elements_mut(place).flat_map(|cover| elements_mut(&mut cover.children));
    let button = buttons.find(|button| button.attributes.get("id") == Some(&id));
    let Some(button) = button else { return false };
    button.attributes.insert("aria-expanded".to_owned(), "true".to_owned());
    button.attributes.insert("aria-controls".to_owned(), format!("fact-{key}"));
    true
}

/// Removes a place, with its entry in a list. Returns how many there were.
fn take_away(nodes: &mut Vec<Node>, name: &str) -> usize {
    let is_it = |element: &Element| element.attributes.get(NAME).is_some_and(|own| own == name);
    let before = nodes.len();
    nodes.retain(|node| {
        let Node::Element(element) = node else { return true };
        let is_entry = element.tag == "li"
            && matches!(&element.children[..], [Node::Element(place)] if is_it(place));
        !is_entry && !is_it(element)
    });
    let own = before - nodes.len();
    let within = elements_mut(nodes).map(|element| take_away(&mut element.children, name));
    own + within.sum::<usize>()
}

/// What the openings of several pages have.
#[derive(Debug, Default)]
struct Seen {
    openings: usize,
    gone: usize,
    nested: usize,
    left_to_the_program: usize,
}

/// Opens the covers of a page: each alone with those around it, and one after the other.
#[track_caller]
fn case(page: &Page, seen: &mut Seen) {
    let openings = page.openings();
    let all = gate::openings(&page.card);
    let has = |opening: &&Opening| openings.contains_key(&opening.key.to_string());
    let kept: Vec<&Opening> = all.iter().filter(has).collect();
    assert_eq!(kept.len(), openings.len(), "openings of covers alone");
    seen.left_to_the_program += all.len() - kept.len();
    for (index, opening) in kept.iter().enumerate() {
        let alone: Vec<Key> = opening.within.into_iter().chain([opening.key]).collect();
        let so_far: Vec<Key> = kept[..=index].iter().map(|opening| opening.key).collect();
        // A cover that gives way to another one cannot be clicked.
        let is_gone = |key: &Key| kept[..=index].iter().any(|opening| opening.gone.contains(key));
        let is_reached = !so_far.iter().any(is_gone);
        for open in [Some(alone), is_reached.then_some(so_far)].into_iter().flatten() {
            assert_eq!(page.followed(&open, &openings), page.drawn(&open), "{}", page.card.id);
        }
        seen.openings += 1;
        seen.gone += opening.gone.len();
        seen.nested += usize::from(opening.within.is_some());
    }
}

fn cards(folder: &str) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let cards = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let page = |path: std::path::PathBuf| {
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        Page::of_source(&id, &fs::read_to_string(path).unwrap())
    };
    cards.map(page).collect()
}

#[test]
fn every_card_of_the_repository_opens_as_the_components_draw_it() {
    let mut seen = Seen::default();
    for folder in ["static/cards", "tests/fixtures/cards/valid", "tests/fixtures/cards/warned"] {
        cards(folder).iter().for_each(|page| case(page, &mut seen));
    }
    assert!(seen.openings > 50 && seen.gone >= 10 && seen.nested >= 2, "{seen:?}");
}

/// Returns the teasers of a page's covers, of those that it opens or of those that it leaves to the program.
fn teasers(page: &Page, left: bool) -> Vec<&str> {
    let openings = page.openings();
    let all = gate::openings(&page.card);
    let named =
        all.iter().filter(|opening| openings.contains_key(&opening.key.to_string()) != left);
    let fact = |key| page.card.facts.iter().find(|fact| fact.key == key).unwrap();
    named.map(|opening| fact(opening.key).teaser.as_ref().unwrap().text.as_str()).collect()
}

#[test]
fn what_changes_more_than_places_of_one_list_is_left_to_the_program() {
    let page = cards("tests/fixtures/cards/valid");
    let page = page.iter().find(|page| page.card.id == "covers").unwrap();
    let left = [
        "Another title",
        "Who opens the door",
        // Its cover is behind that one.
        "Why the door opens",
        "Where the square leads",
        "A later trailer",
        "The name of the special",
    ];
    assert_eq!(teasers(page, true), left);
}

#[test]
fn every_cover_of_the_shipped_cards_has_an_opening() {
    for page in cards("static/cards") {
        assert_eq!(page.openings().len(), gate::openings(&page.card).len(), "{}", page.card.id);
    }
}

/// Returns a card in the authoring format with these fields.
fn source(fields: &Value) -> String {
    let mut card = json!({
        "version": 1, "lang": "en", "title": "A card", "format": "tv", "as_of": "2026-01-01",
        "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode" }],
    });
    for (name, value) in fields.as_object().unwrap() {
        card[name] = value.clone();
    }
    card.to_string()
}

#[test]
fn openings_take_a_multiple_of_their_step_and_read_back() {
    let told = |length: usize| {
        source(&json!({ "facts": [
            { "section": "story", "text": "x".repeat(length), "after": { "anime": 1 }, "teaser": "A cover" },
        ] }))
    };
    for length in [1, 300, 400] {
        let page = Page::of_source("steps", &told(length));
        let sealed = sealed_openings(&page.card, &page.view, page.language).unwrap();
        assert_eq!(sealed.len() % STEP, 0, "{length}");
        let plain = unseal("steps", &sealed).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&plain).unwrap(), Value::Object(page.openings()));
    }
}
