//! The files of a site.

use super::accent;
use super::assets::AppAssets;
use super::base_url::BaseUrl;
use super::cache::{self, BuildCache, BuildRecord, Fingerprint};
use super::calendar::calendar;
use super::docs;
use super::gallery::{self, Entry};
use super::oembed::oembed;
use super::page::{Form, page, public_view};
use super::signature::{Art, Painter, Subject};
use super::snippet::Size;
use crate::translations::Languages;
use curtain_authoring::Checked;
use curtain_core::bundle;
use curtain_core::card::Section;
use curtain_core::gate::CardView;
use curtain_core::i18n::Messages;
use curtain_core::routes;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;

const HEADERS: &str = include_str!("../../../../static/hosting/_headers");
const ICON: &str = include_str!("../../../../static/icon.svg");
/// Writes the files of a site, card by card.
pub struct SiteWriter<'a> {
    /// The program that its pages load.
    pub app: &'a AppAssets,
    /// Where the site will be served, for what only whole addresses can say.
    pub base: Option<&'a BaseUrl>,
    /// The languages of the interface.
    pub languages: Languages,
    /// The language of the pages that no card is on, as a BCP 47 tag.
    pub lang: &'a str,
    /// What draws the cards' pictures.
    pub painter: &'a Painter,
    /// The folder beside which the cards' pictures and videos lie: the parent of `art/`.
    pub assets: &'a Path,
    /// What every card of the site is made of.
    pub fingerprint: Fingerprint,
}

/// The folder that a site is written to, and what was written there.
struct Target<'a> {
    folder: &'a Path,
    written: RefCell<Vec<Written>>,
}

/// A file that was written: its path within the site and its length in bytes.
pub(super) type Written = (String, u64);

impl<'a> Target<'a> {
    fn new(folder: &'a Path) -> Self {
        Self { folder, written: RefCell::default() }
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), String> {
        let (file, bytes) = (self.folder.join(path), bytes.as_ref());
        let parent = file.parent().unwrap_or(self.folder);
        (fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes)))
            .map_err(|error| format!("cannot write {path}: {error}"))?;
        self.written.borrow_mut().push((path.to_owned(), bytes.len() as u64));
        Ok(())
    }
}

impl SiteWriter<'_> {
    /// Writes what one card needs, or takes it over from the site before where nothing that it is made of has
    /// changed. Returns what the gallery shows of it.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the file that could not be written or read.
    pub fn write_card(
        &self,
        card: &Checked,
        source: &[u8],
        folder: &Path,
        cache: &BuildCache,
    ) -> Result<(Entry, BuildRecord), String> {
        let id = &card.card.id;
        let view = Rc::new(public_view(&card.card));
        let art = view.shown(Section::Art).next().and_then(|body| body.href.clone());
        let art = art.map(|name| Ok::<_, String>((self.read(&name)?, name))).transpose()?;
        let fingerprint =
            self.fingerprint.of([source, art.as_ref().map_or(&[], |(bytes, _)| bytes)]);
        let messages = self.languages.messages(&view.lang);
        let entry = Entry::of(card, &view, &messages);
        if let Some(made) = cache.take(id, &fingerprint, folder) {
            return Ok((entry, made));
        }
        let target = Target::new(folder);
        let cards = || std::iter::once(&card.card).chain(&card.translations);
        let langs: Vec<&str> = cards().map(|card| card.lang.as_str()).collect();
        let accent = accent::colours(&card.accent);
        let bundle = |card| {
            bundle::encode(card, &accent, &langs).map_err(|error| format!("{id}: {error:?}"))
        };
        for there in &card.translations {
            target.write(&format!("cards/{id}.{}.json", there.lang), bundle(there)?)?;
        }
        let bundle = bundle(&card.card)?;
        for (folder, form) in [("c", Form::Page), ("embed", Form::Frame)] {
            let html = page(card, &view, &bundle, self, form)?;
            target.write(&format!("{folder}/{id}/index.html"), html)?;
        }
        target.write(&format!("cards/{id}.json"), bundle)?;
        for (outlet, schedule) in view.schedules.iter().enumerate() {
            if schedule.has_calendar() {
                target
                    .write(&routes::calendar(id, outlet), calendar(&view, schedule, &messages))?;
            }
        }
        self.write_pictures(card, &view, &messages, art, &target)?;
        if let Some(base) = self.base {
            target.write(&format!("oembed/{id}.json"), oembed(&view, base))?;
        }
        Ok((entry, BuildRecord { id: id.clone(), fingerprint, files: target.written.into_inner() }))
    }

    /// Writes the pictures of a card, in all sizes.
    fn write_pictures(
        &self,
        card: &Checked,
        view: &CardView,
        messages: &Messages,
        art: Option<(Vec<u8>, String)>,
        target: &Target,
    ) -> Result<(), String> {
        let id = &card.card.id;
        let art = match art {
            Some((bytes, name)) => Some(Art::read(bytes).ok_or_else(|| {
                format!("{id}: found {name} that is no picture, wanted SVG, PNG, JPEG, GIF or WebP")
            })?),
            None => None,
        };
        let [colour, _] = accent::colours(&card.accent);
        let language = self.languages.nearest(&view.lang);
        let subject = Subject { view, language, messages, colour: &colour, art };
        for size in [Size::Signature, Size::SignatureTall, Size::SignatureSmall] {
            let picture = self.painter.paint(&subject, size);
            let picture = picture.map_err(|error| format!("{id}: {error}"))?;
            let path = format!("sig/{id}{}", size.picture());
            target.write(&format!("{path}.svg"), picture.svg)?;
            target.write(&format!("{path}.png"), picture.png)?;
        }
        Ok(())
    }

    fn read(&self, asset: &str) -> Result<Vec<u8>, String> {
        let from = self.assets.join(asset);
        fs::read(&from).map_err(|error| format!("cannot read {}: {error}", from.display()))
    }

    /// Writes a shelf of the gallery: the cards from `SHELF * (number - 1)` on, of `last` shelves.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the file that could not be written.
    pub fn write_gallery_page(
        &self,
        entries: &[Entry],
        number: usize,
        last: usize,
        folder: &Path,
    ) -> Result<(), String> {
        let page = gallery::gallery_page(entries, number, last, self)?;
        Target::new(folder).write(&format!("{}index.html", gallery::path(number)), page)
    }

    /// Writes what all cards share: the program, the files of `assets`, what finds a card, and what was made of each.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the file that could not be written or read.
    pub fn write_shared(
        &self,
        assets: &BTreeSet<String>,
        index: &[Value],
        made: &[BuildRecord],
        folder: &Path,
    ) -> Result<(), String> {
        let target = Target::new(folder);
        for file in self.app.files() {
            target.write(&file.name, &file.bytes)?;
        }
        for (name, lines) in self.app.messages.files() {
            target.write(&name, lines)?;
        }
        target.write("curtain.js", &self.app.curtain)?;
        target.write("icon.svg", ICON)?;
        target.write("_headers", HEADERS)?;
        target.write("search.json", json!(index).to_string())?;
        for (path, page) in docs::pages()? {
            target.write(&path, page)?;
        }
        for asset in assets {
            target.write(asset, self.read(asset)?)?;
        }
        // Last of all: what is older than this list is what the list says.
        target.write(cache::LIST, cache::list(made))
    }
}
