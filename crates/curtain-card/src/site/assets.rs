//! The assets of a site as `web/build.mjs` and Trunk leave them: the wasm program, scripts, style sheets and
//! messages.

use super::error::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::Path;

/// The name of the file that lists the assets. `web/build.mjs` writes it.
const MANIFEST: &str = "assets.json";

/// The assets of a site.
#[derive(Clone, Debug)]
pub struct AppAssets {
    /// The JavaScript module that loads the program.
    pub glue: AssetFile,
    /// The program.
    pub wasm: AssetFile,
    /// The module that starts the program on a card's page.
    pub starter: AssetFile,
    /// The module of the gallery.
    pub gallery: AssetFile,
    /// The module that draws cards in the pages of others.
    pub inline: AssetFile,
    /// The module with the custom element, which pages of others load. Its name never changes.
    pub element: AssetFile,
    /// The list of all of them.
    pub manifest: AssetFile,
    /// The files of messages.
    pub(super) messages: Messages,
    /// The script in the page of a card: the opener of its covers.
    pub(super) page_script: String,
    /// The script in the frame of a card: the opener, looks, height.
    pub(super) frame_script: String,
    /// The style sheets that stand in pages.
    pub(super) styles: Styles,
}

/// A file of the app.
#[derive(Clone, Debug)]
pub struct AssetFile {
    /// The name in the root folder of the site.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// The hash for `integrity` attributes.
    pub integrity: String,
}

/// The files of messages, one for each language of the interface.
#[derive(Clone, Debug)]
pub(super) struct Messages {
    /// The name of a file, with `{}` in place of the language.
    pub(super) pattern: String,
    /// The tags of the languages, with spaces between them.
    pub(super) langs: String,
    files: Vec<AssetFile>,
}

/// The style sheets of pages, by the kind of page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Styles {
    /// A card's own page.
    pub(super) page: String,
    /// A page for frames.
    pub(super) frame: String,
    /// A page of the gallery.
    pub(super) gallery: String,
    /// A page of the documentation.
    pub(super) docs: String,
}

/// The form of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    glue: KnownFile,
    wasm: KnownFile,
    starter: KnownFile,
    gallery: KnownFile,
    inline: KnownFile,
    element: KnownFile,
    messages: MessageList,
    page_script: String,
    frame_script: String,
    styles: Styles,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownFile {
    name: String,
    integrity: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MessageList {
    pattern: String,
    langs: Vec<String>,
}

impl AppAssets {
    /// Reads the assets in a folder: that of Trunk's build, or a built site.
    ///
    /// # Errors
    ///
    /// Returns that the folder is not there or holds no list of assets, or that a file is not the one that the list names.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        if !folder.is_dir() {
            return Err(Error::NoAppFolder(folder.to_owned()));
        }
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|source| match source.kind() {
                ErrorKind::NotFound => {
                    Error::NoAsset { name: name.to_owned(), app: folder.to_owned() }
                }
                _ => Error::Read { path, source },
            })
        };
        let text = read(MANIFEST)?;
        let manifest: Manifest = serde_json::from_slice(&text)
            .map_err(|source| Error::Manifest { path: folder.join(MANIFEST), source })?;
        let file = |known: KnownFile| {
            let file = AssetFile::new(known.name.clone(), read(&known.name)?);
            if file.integrity == known.integrity {
                return Ok(file);
            }
            Err(Error::OtherBuild { path: folder.join(&file.name), manifest: MANIFEST })
        };
        let MessageList { pattern, langs } = manifest.messages;
        let messages = langs.iter().map(|lang| {
            let name = pattern.replace("{}", lang);
            let lines = read(&name)?;
            Ok(AssetFile::new(name, lines))
        });
        let messages = messages.collect::<Result<Vec<AssetFile>, Error>>()?;
        Ok(Self {
            glue: file(manifest.glue)?,
            wasm: file(manifest.wasm)?,
            starter: file(manifest.starter)?,
            gallery: file(manifest.gallery)?,
            inline: file(manifest.inline)?,
            element: file(manifest.element)?,
            manifest: AssetFile::new(MANIFEST.to_owned(), text),
            messages: Messages { pattern, langs: langs.join(" "), files: messages },
            page_script: manifest.page_script,
            frame_script: manifest.frame_script,
            styles: manifest.styles,
        })
    }

    /// Returns the names of the files of messages, with `{}` in place of the language.
    pub fn messages_pattern(&self) -> &str {
        &self.messages.pattern
    }

    /// Returns the files.
    pub fn files(&self) -> impl Iterator<Item = &AssetFile> {
        [
            &self.glue,
            &self.wasm,
            &self.starter,
            &self.gallery,
            &self.inline,
            &self.element,
            &self.manifest,
        ]
        .into_iter()
        .chain(&self.messages.files)
    }
}

impl Messages {
    /// Returns the files with their languages.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &AssetFile)> {
        self.langs.split(' ').zip(&self.files)
    }

    /// Returns the files with other texts, one for each language.
    pub(super) fn with(&self, pattern: String, texts: &[(String, String)]) -> Self {
        let file = |(lang, text): &(String, String)| {
            AssetFile::new(pattern.replace("{}", lang), text.clone().into_bytes())
        };
        let files = texts.iter().map(file).collect();
        Self { langs: self.langs.clone(), files, pattern }
    }
}

impl AssetFile {
    pub(super) fn new(name: String, bytes: Vec<u8>) -> Self {
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(&bytes)));
        Self { name, bytes, integrity }
    }
}
