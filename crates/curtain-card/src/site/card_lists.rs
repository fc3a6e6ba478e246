//! The files with a part of each card: the search index, the calendars of all cards, the list of pages for search
//! engines, and the list of build records. They grow card by card, so that a site may have any number of cards.

use super::base_url::BaseUrl;
use super::cache::{self, BuildRecord};
use super::calendar::{CALENDAR_END, calendar_start, events_of, site_calendar_name};
use super::context::SiteContext;
use super::error::Error;
use super::subscriptions::{SITE_CALENDARS, site_calendar_route};
use super::{docs, sitemap};
use curtain_core::card::OutletKind;
use curtain_core::routes;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The files with a part of each card, while a site is written.
#[derive(Debug)]
pub struct CardLists {
    folder: PathBuf,
    search_index: GrowingFile,
    has_rows: bool,
    /// The calendars of all cards, by the kind of their outlets; `None` is every kind.
    calendars: Vec<(Option<OutletKind>, GrowingFile)>,
    /// The list of pages, and the address of the site; `None` where that is not known.
    sitemap: Option<(GrowingFile, BaseUrl)>,
    /// The number of pages in the list.
    listed: usize,
    records: GrowingFile,
    /// The lines of the last cards. They are written after every other file of the site: files no newer than the list
    /// of build records count as unmodified.
    last_records: String,
}

impl CardLists {
    /// Begins the files in the folder of a site.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written.
    pub fn create(site: &SiteContext, folder: &Path) -> Result<Self, Error> {
        let mut search_index = GrowingFile::create(folder, routes::SEARCH_INDEX)?;
        search_index.write("[")?;
        let kinds = SITE_CALENDARS.iter().filter(|(kind, _)| match kind {
            Some(kind) => site.usage.has_calendar(*kind),
            None => site.usage.has_calendars(),
        });
        let begin = |(kind, text): &(Option<OutletKind>, _)| {
            let mut calendar = GrowingFile::create(folder, &site_calendar_route(*kind))?;
            calendar.write(&calendar_start(&site_calendar_name(site.language(), *text)))?;
            Ok((*kind, calendar))
        };
        let sitemap = site.base.map(|base| {
            let mut sitemap = GrowingFile::create(folder, sitemap::FILE)?;
            sitemap.write(sitemap::START)?;
            Ok((sitemap, base.clone()))
        });
        let mut lists = Self {
            folder: folder.to_owned(),
            search_index,
            has_rows: false,
            calendars: kinds.map(begin).collect::<Result<_, Error>>()?,
            sitemap: sitemap.transpose()?,
            listed: 0,
            records: GrowingFile::create(folder, cache::LIST)?,
            last_records: String::new(),
        };
        for route in docs::routes_of_pages() {
            lists.add_page(&route)?;
        }
        Ok(lists)
    }

    /// Adds a page to the list for search engines.
    fn add_page(&mut self, route: &str) -> Result<(), Error> {
        if let Some((sitemap, base)) = &mut self.sitemap
            && self.listed < sitemap::MOST
        {
            self.listed += 1;
            sitemap.write(&sitemap::entry(base, route))?;
        }
        Ok(())
    }

    /// Adds the cards of a page of the gallery, whose own files are written.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written or read.
    pub fn add(&mut self, records: &[BuildRecord], gallery_page: usize) -> Result<(), Error> {
        self.records.write(&self.last_records)?;
        self.last_records = records.iter().map(cache::line).collect();
        self.add_page(&routes::gallery_page(gallery_page))?;
        for record in records {
            let comma = if self.has_rows { "," } else { "" };
            self.has_rows = true;
            let row = record.entry().search_row(gallery_page);
            self.search_index.write(&format!("{comma}{row}"))?;
            self.add_calendars(record)?;
            self.add_page(&routes::card_page(record.entry().id()))?;
        }
        Ok(())
    }

    /// Adds the events of a card. They are read from its files, so that an unchanged card is not converted again.
    fn add_calendars(&mut self, record: &BuildRecord) -> Result<(), Error> {
        for (_, file, own) in &record.entry().calendars {
            let path = self.folder.join(file);
            let calendar =
                fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
            let all = self.calendars.iter_mut();
            for (_, file) in all.filter(|(kind, _)| kind.is_none_or(|kind| kind == *own)) {
                file.write(events_of(&calendar))?;
            }
        }
        Ok(())
    }

    /// Ends the files, once all other files of the site are written.
    ///
    /// # Errors
    ///
    /// Returns the file that cannot be written.
    pub fn finish(mut self) -> Result<(), Error> {
        self.search_index.finish("]")?;
        if let Some((sitemap, _)) = self.sitemap {
            sitemap.finish(sitemap::END)?;
        }
        for (_, file) in self.calendars {
            file.finish(CALENDAR_END)?;
        }
        self.records.write(&self.last_records)?;
        self.records.finish("")
    }
}

/// A file of a site that is written piece by piece.
#[derive(Debug)]
struct GrowingFile {
    /// The path within the site.
    path: PathBuf,
    file: BufWriter<File>,
}

impl GrowingFile {
    fn create(folder: &Path, route: &str) -> Result<Self, Error> {
        let (path, full) = (PathBuf::from(route), folder.join(route));
        let parent = full.parent().unwrap_or(folder);
        match fs::create_dir_all(parent).and_then(|()| File::create(&full)) {
            Ok(file) => Ok(Self { path, file: BufWriter::new(file) }),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Error> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    fn finish(mut self, text: &str) -> Result<(), Error> {
        self.write(text)?;
        self.file.flush().map_err(|source| Error::Write { path: self.path, source })
    }
}
