//! Writes the files of a site: those of each card, the pages of the gallery, and the files that all cards share.

use super::accent;
use super::assets::AssetFile;
use super::cache::{BuildRecord, Fingerprint, WrittenFile};
use super::calendar::calendar;
use super::context::SiteContext;
use super::docs;
use super::embed_options::Size;
use super::entry::Entry;
use super::error::Error;
use super::gallery_page::gallery_page;
use super::meta::{self, PREVIEW_NAME, SITE_PREVIEW};
use super::not_found::{self, not_found_page};
use super::oembed::oembed;
use super::openings::sealed_openings;
use super::page::{Form, PageParts, page};
use super::public_view::public_view;
use super::signature::{Art, Painter, Subject};
use super::sitemap;
use super::static_card::inline_card;
use super::usage::Usage;
use crate::translations::SiteText;
use curtain_authoring::{Checked, zone_data};
use curtain_core::bundle;
use curtain_core::card::{Schedule, Section};
use curtain_core::routes;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;

const HEADERS: &str = include_str!("../../assets/hosting/_headers");
const ICON: &str = include_str!("../../assets/icon.svg");

/// Writes the files of a site, card by card.
#[derive(Debug)]
pub struct SiteWriter<'a> {
    /// The inputs that all pages share.
    pub context: SiteContext<'a>,
    /// Draws the cards' pictures.
    pub painter: &'a Painter,
    /// The parent folder of `art/`, in which the cards' pictures and videos are.
    pub assets: &'a Path,
    /// The hash of the inputs that all cards share.
    pub fingerprint: Fingerprint,
}

/// The folder that a site is written to, and the files written so far.
struct Target<'a> {
    folder: &'a Path,
    files: RefCell<Vec<WrittenFile>>,
}

impl<'a> Target<'a> {
    fn new(folder: &'a Path) -> Self {
        Self { folder, files: RefCell::default() }
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
        let (file, bytes) = (self.folder.join(path), bytes.as_ref());
        let parent = file.parent().unwrap_or(self.folder);
        (fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes)))
            .map_err(|source| Error::Write { path: path.into(), source })?;
        self.files.borrow_mut().push((path.to_owned(), bytes.len() as u64));
        Ok(())
    }
}

impl SiteWriter<'_> {
    /// Writes the files of one card, and returns the record for later builds.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written or read, or why the card's pictures cannot be drawn.
    pub fn write_card(
        &self,
        card: &Checked,
        source: &[u8],
        folder: &Path,
    ) -> Result<BuildRecord, Error> {
        let id = &card.card.id;
        let view = Rc::new(public_view(&card.card));
        let language = self.context.languages.nearest(&view.lang);
        let messages = self.context.languages.messages(&view.lang);
        let art_name = view.shown(Section::Art).next().and_then(|body| body.href.clone());
        let art_bytes = art_name.as_deref().map(|name| self.read(name)).transpose()?;
        let fingerprint = self.fingerprint.of_card(source, art_bytes.as_deref());
        // The checks of a card refuse bytes that are no picture.
        let art = art_bytes.and_then(Art::read);
        let chosen = accent::chosen(card.accent.as_deref(), art.as_ref());
        let entry = Entry::of(card, &view, &messages, &chosen);
        let target = Target::new(folder);
        let cards = || std::iter::once(&card.card).chain(&card.translations);
        let langs: Vec<&str> = cards().map(|card| card.lang.as_str()).collect();
        let accent = accent::colours(&chosen);
        let bundle = |card| bundle::encode(card, &accent, &langs);
        for translated_card in &card.translations {
            let route = routes::translated_bundle(id, &translated_card.lang);
            target.write(&route, bundle(translated_card))?;
        }
        let bundle = AssetFile::new(routes::bundle(id), bundle(&card.card).into_bytes());
        let openings = sealed_openings(&card.card, &view, language);
        let inline = inline_card(&view, language, &langs, &accent, openings.as_deref());
        target.write(&routes::static_card(id), inline)?;
        let parts = PageParts { bundle: &bundle, openings: openings.as_deref(), entry: &entry };
        for (route, form) in
            [(routes::card_page(id), Form::Page), (routes::frame_page(id), Form::Frame)]
        {
            let html = page(card, &view, parts, &self.context, form);
            target.write(&routes::index_file(&route), html)?;
        }
        target.write(&bundle.name, &bundle.bytes)?;
        for (index, schedule) in view.schedules.iter().enumerate() {
            if schedule.has_calendar() {
                let name = Schedule::calendar_name(&view.schedules, index);
                target.write(&routes::calendar(id, &name), calendar(&view, schedule, &messages))?;
            }
        }
        let [colour, _] = &accent;
        let subject = Subject { view: &view, language, messages: &messages, colour, art };
        self.write_pictures(&subject, &target)?;
        if let Some(base) = self.context.base {
            target.write(&routes::oembed(id), oembed(&view, base))?;
            let preview = self.painter.paint_preview(&subject);
            let preview = preview.map_err(|source| Error::Picture { id: id.clone(), source })?;
            target.write(&routes::picture(id, PREVIEW_NAME, "png"), preview)?;
        }
        let files = target.files.into_inner();
        let (usage, messages) = (Usage::of(card), self.context.app.messages.pattern.clone());
        let assets = card.assets.clone();
        let zone_data = zone_data().to_owned();
        Ok(BuildRecord { fingerprint, files, zone_data, assets, entry, usage, messages })
    }

    /// Writes the pictures of a card, in all sizes.
    fn write_pictures(&self, subject: &Subject, target: &Target) -> Result<(), Error> {
        let id = &subject.view.id;
        for size in [Size::Signature, Size::SignatureTall, Size::SignatureSmall] {
            let picture = self.painter.paint(subject, size);
            let picture = picture.map_err(|source| Error::Picture { id: id.clone(), source })?;
            let route = |format| routes::picture(id, size.picture(), format);
            target.write(&route("svg"), picture.svg)?;
            target.write(&route("png"), picture.png)?;
        }
        Ok(())
    }

    fn read(&self, asset: &str) -> Result<Vec<u8>, Error> {
        let path = self.assets.join(asset);
        fs::read(&path).map_err(|source| Error::Read { path, source })
    }

    /// Writes the page `number` of `last` of the gallery.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written.
    pub fn write_gallery_page(
        &self,
        entries: &[Entry],
        number: usize,
        last: usize,
        folder: &Path,
    ) -> Result<(), Error> {
        let page = gallery_page(entries, number, last, &self.context);
        let route = routes::index_file(&routes::gallery_page(number));
        Target::new(folder).write(&route, page)
    }

    /// Writes the files that all cards share: the program, `assets`, the guides and the schema of cards.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written or read.
    pub fn write_shared(&self, assets: &BTreeSet<String>, folder: &Path) -> Result<(), Error> {
        let target = Target::new(folder);
        let app = self.context.app;
        for file in app.files() {
            target.write(&file.name, &file.bytes)?;
        }
        target.write("icon.svg", ICON)?;
        for (file, size) in meta::ICONS {
            let picture = self.painter.paint_icon(ICON, size);
            let picture =
                picture.map_err(|source| Error::Picture { id: file.to_owned(), source })?;
            target.write(file, picture)?;
        }
        target.write(not_found::FILE, not_found_page(&self.context))?;
        if let Some(base) = self.context.base {
            if let Some(robots) = sitemap::robots(base) {
                target.write("robots.txt", robots)?;
            }
            let text = self.context.language().site(SiteText::GalleryIntro);
            let preview = self.painter.paint_site(text, accent::OWN);
            let preview =
                preview.map_err(|source| Error::Picture { id: SITE_PREVIEW.to_owned(), source })?;
            target.write(SITE_PREVIEW, preview)?;
        }
        target.write("_headers", HEADERS)?;
        target.write("card.schema.json", curtain_authoring::schema().to_string())?;
        for (path, page) in docs::pages(&app.styles.docs) {
            target.write(&path, page)?;
        }
        for asset in assets {
            target.write(asset, self.read(asset)?)?;
        }
        Ok(())
    }
}
