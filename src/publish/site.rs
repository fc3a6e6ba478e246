//! The files of a site.

use super::accent;
use super::app::App;
use super::base::Base;
use super::calendar::calendar;
use super::gallery::gallery;
use super::oembed::oembed;
use super::page::{Form, open_view, page};
use super::signature::{Art, Painter, Subject};
use super::snippet::Size;
use crate::bundle;
use crate::card::Section;
use crate::catalog::Checked;
use crate::gate::CardView;
use crate::schedule::calendar_ending;
use std::fs;
use std::path::Path;

const HEADERS: &str = include_str!("../../static/hosting/_headers");
const ICON: &str = include_str!("../../static/icon.svg");
/// Writes the files of a site, card by card.
pub struct Site<'a> {
    /// The program that its pages load.
    pub app: &'a App,
    /// Where the site will be served, for what only whole addresses can say.
    pub base: Option<&'a Base>,
    /// What draws the cards' pictures.
    pub painter: &'a Painter,
    /// The folder beside which the cards' pictures and videos lie: the parent of `art/`.
    pub assets: &'a Path,
}

/// The folder that a site is written to.
pub struct Target<'a>(pub &'a Path);

impl Target<'_> {
    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<(), String> {
        let file = self.0.join(path);
        let parent = file.parent().unwrap_or(self.0);
        (fs::create_dir_all(parent).and_then(|()| fs::write(&file, bytes)))
            .map_err(|error| format!("cannot write {path}: {error}"))
    }
}

impl Site<'_> {
    /// Writes what one card needs.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the file that could not be written or copied.
    pub fn write_card(&self, card: &Checked, target: &Target) -> Result<(), String> {
        let id = &card.card.id;
        let bundle = bundle::encode(&card.card, &accent::colours(&card.accent))
            .map_err(|error| format!("{id}: {error:?}"))?;
        for (folder, form) in [("c", Form::Page), ("embed", Form::Frame)] {
            let html = page(card, &bundle, self, form)?;
            target.write(&format!("{folder}/{id}/index.html"), html)?;
        }
        target.write(&format!("cards/{id}.json"), bundle)?;
        let view = open_view(&card.card);
        for (outlet, schedule) in view.schedules.iter().enumerate() {
            if schedule.has_calendar() {
                let name = format!("cards/{id}{}", calendar_ending(outlet));
                target.write(&name, calendar(&view, schedule))?;
            }
        }
        self.write_pictures(card, &view, target)?;
        if let Some(base) = self.base {
            target.write(&format!("oembed/{id}.json"), oembed(&view, base))?;
        }
        for asset in &card.assets {
            target.write(asset, self.read(asset)?)?;
        }
        Ok(())
    }

    /// Writes the pictures of a card, in all sizes.
    fn write_pictures(
        &self,
        card: &Checked,
        view: &CardView,
        target: &Target,
    ) -> Result<(), String> {
        let id = &card.card.id;
        let name = view.shown(Section::Art).next().and_then(|body| body.href.clone());
        let art = match &name {
            Some(name) => Some(Art::read(self.read(name)?).ok_or_else(|| {
                format!("{id}: found {name} that is no picture, wanted SVG, PNG, JPEG, GIF or WebP")
            })?),
            None => None,
        };
        let [colour, _] = accent::colours(&card.accent);
        let subject = Subject { view, colour: &colour, art };
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

    /// Writes what all cards share: the program and the front page.
    ///
    /// # Errors
    ///
    /// Returns a sentence about the file that could not be written.
    pub fn write_shared(&self, cards: &[Checked], target: &Target) -> Result<(), String> {
        for file in self.app.files() {
            target.write(&file.name, &file.bytes)?;
        }
        target.write("curtain.js", &self.app.curtain)?;
        target.write("icon.svg", ICON)?;
        target.write("_headers", HEADERS)?;
        target.write("index.html", gallery(cards, self.app)?)
    }
}
