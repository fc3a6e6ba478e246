//! Lines of a shown card: facts with their children, closed and open covers, sections, and strips as marks.

use curtain_core::card::{Body, Section};
use curtain_core::gate::{CardView, Cover, Item};
use curtain_core::i18n::{Message, Messages};
use curtain_core::schedule::{Mark, Strip};

/// The lines of a card, which grow from its head to its foot.
pub(super) struct Lines<'a> {
    view: &'a CardView,
    messages: &'a Messages,
    /// The lines so far.
    pub(super) text: String,
}

impl<'a> Lines<'a> {
    pub(super) fn new(view: &'a CardView, messages: &'a Messages) -> Self {
        Self { view, messages, text: String::new() }
    }

    /// Adds a line at a depth; nothing for an empty text.
    pub(super) fn push(&mut self, depth: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        // The spaces of dates and countdowns look alike, and several of them are one on a page.
        let words = text.split([' ', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty());
        let text = words.collect::<Vec<_>>().join(" ");
        self.text += &"  ".repeat(depth);
        self.text += &text;
        self.text.push('\n');
    }

    /// Adds an empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds a section of the card's head: its shown texts in one line, and its covers below.
    pub(super) fn head(&mut self, section: Section) {
        let (view, name) = (self.view, self.messages.section(section, self.view.activity()));
        let items = view.section(section);
        let texts = items.iter().filter(|item| item.cover.is_none());
        let texts = texts.filter_map(|item| Some(item.shown.as_ref()?.body.text.text.as_str()));
        let texts: Vec<&str> = texts.collect();
        if !items.is_empty() {
            self.push(0, &format!("{name}: {}", texts.join(" · ")));
        }
        for item in items.iter().filter(|item| item.cover.is_some()) {
            self.item(item, 1);
        }
    }

    /// Adds a section with its heading; nothing for a section without items.
    pub(super) fn items_of(&mut self, section: Section) {
        let (view, messages) = (self.view, self.messages);
        let items = view.section(section);
        if items.is_empty() {
            return;
        }
        self.blank();
        self.push(0, messages.section(section, view.activity()));
        // The first trailer with a player is drawn as a picture with a button.
        let is_facade = |item: &&Item| {
            let player = item.shown.as_ref().and_then(|shown| shown.body.player.as_ref());
            section == Section::Trailer && item.cover.is_none() && player.is_some()
        };
        let facade = items.iter().find(is_facade);
        if let Some((item, shown)) = facade.and_then(|item| Some((item, item.shown.as_ref()?))) {
            let embed = shown.body.player.as_ref().and_then(|player| player.embed(messages.lang()));
            let host = embed.map(|embed| embed.host);
            self.push(1, &format!("[{}]", messages.play(true, &shown.body.text.text, host)));
            self.item(item, 1);
        }
        for item in items.iter().filter(|item| facade.is_none_or(|facade| facade.key != item.key)) {
            self.item(item, 1);
        }
    }

    /// Adds an item: its cover, its fact, or both where the reader has opened the cover; then its children.
    fn item(&mut self, item: &Item, depth: usize) {
        if let Some(cover) = &item.cover {
            let cover = self.cover(cover);
            self.push(depth, &cover);
        }
        if let Some(shown) = &item.shown {
            let fact = self.fact(&shown.body);
            self.push(depth, &fact);
            for child in &shown.children {
                self.item(child, depth + 1);
            }
        }
    }

    fn cover(&self, Cover { teaser, after, .. }: &Cover) -> String {
        let spoiler = self.messages.message(Message::Spoiler);
        let safe_after = self.messages.safe_after(after, &self.view.tracks);
        format!("[{spoiler}{} – {safe_after}]", teaser.text)
    }

    /// Returns a fact in one line: label, text, asides, remarks.
    fn fact(&self, body: &Body) -> String {
        let label = body.label.iter().map(|label| self.messages.label(label, &self.view.tracks));
        let texts = std::iter::once(&body.text).chain(&body.asides).map(|text| text.text.clone());
        let remarks =
            body.remarks.iter().map(|label| self.messages.label(label, &self.view.tracks));
        let parts: Vec<String> =
            label.chain(texts).chain(remarks).filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }
}

/// Returns a strip as one character per slot, with a slash between its rows.
pub(super) fn marks(strip: &Strip) -> String {
    let mark = |mark: &Mark| match mark {
        Mark::Aired => '#',
        Mark::Next => '!',
        Mark::Episode => 'o',
        Mark::Undated => '?',
        Mark::Break => '-',
        Mark::Special => '*',
    };
    let rows: Vec<String> = strip.rows.iter().map(|row| row.iter().map(mark).collect()).collect();
    rows.join(" / ")
}
