//! The built program that pages load.

use super::error::Error;
use super::style;
use crate::translations::Languages;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256, Sha384};
use std::path::{Path, PathBuf};

/// The files of the built program, as Trunk or wasm-bindgen leave them.
#[derive(Clone, Debug)]
pub struct AppAssets {
    /// The JavaScript module that loads the program.
    pub glue: AssetFile,
    /// The program.
    pub wasm: AssetFile,
    /// The module of our own that starts it all: takes the place of the static card.
    pub boot: AssetFile,
    /// The module of the front page.
    pub gallery: AssetFile,
    /// The module that draws cards in the pages of others.
    pub inline: AssetFile,
    /// The module that pages of others load, whose name never changes.
    pub curtain: String,
    /// What the interface says in each language.
    pub messages: MessageFiles,
}

/// The files of words, one per language. Their names have one hash of all of them.
#[derive(Clone, Debug)]
pub struct MessageFiles {
    hash: String,
    lines: Vec<(&'static str, &'static str)>,
}

impl MessageFiles {
    fn of(languages: Languages) -> Self {
        let lines: Vec<_> =
            languages.all().iter().map(|language| (language.tag(), language.lines())).collect();
        let all: Vec<&str> = lines.iter().flat_map(|(tag, lines)| [*tag, *lines]).collect();
        Self { hash: short_hash(all.join("\n").as_bytes()), lines }
    }

    /// Returns the name of a language's file, with `{}` in place of its tag.
    pub(super) fn pattern(&self) -> String {
        format!("words-{{}}-{}.txt", self.hash)
    }

    /// Returns the tags of the languages, with spaces between them.
    pub(super) fn langs(&self) -> String {
        self.lines.iter().map(|(tag, _)| *tag).collect::<Vec<_>>().join(" ")
    }

    /// Returns the files: their names within the site's root, and what they hold.
    pub fn files(&self) -> impl Iterator<Item = (String, &'static str)> {
        let pattern = self.pattern();
        self.lines.iter().map(move |(tag, lines)| (pattern.replace("{}", tag), *lines))
    }
}

/// One file of the program.
#[derive(Clone, Debug)]
pub struct AssetFile {
    /// Its name within the site's root, with a hash in it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its hash for `integrity` attributes.
    pub integrity: String,
}

impl AssetFile {
    /// Makes a module of our own, with its hash in its name.
    fn of(name: &str, code: &str) -> Self {
        // A file of its own would be a request of its own.
        let code = lean(&code.replace("const LANGUAGE = \"language.js\";", LANGUAGE));
        Self::new(format!("{name}-{}.js", short_hash(code.as_bytes())), code.into())
    }

    fn new(name: String, bytes: Vec<u8>) -> Self {
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
        Self { name, bytes, integrity }
    }

    /// Returns what a script has to know to load it.
    fn named(&self) -> serde_json::Value {
        json!({ "name": self.name, "integrity": self.integrity })
    }
}

const BOOT: &str = include_str!("../../../../static/js/boot.js");
const LANGUAGE: &str = include_str!("../../../../static/js/language.js");
const FRAME: &str = include_str!("../../../../static/js/frame.js");
const CURTAIN: &str = include_str!("../../../../static/js/curtain.js");
const INLINE: &str = include_str!("../../../../static/js/inline.js");
const GALLERY: &str = include_str!("../../../../static/js/gallery.js");

impl AppAssets {
    /// Finds the program in the folder that it was built to.
    ///
    /// # Errors
    ///
    /// Returns that the folder or one of its files cannot be read, or does not hold exactly one program.
    pub fn find(folder: &Path, languages: Languages) -> Result<Self, Error> {
        let entries = folder
            .read_dir()
            .map_err(|source| Error::NoAppFolder { path: folder.to_owned(), source })?;
        let mut wasm: Vec<PathBuf> = (entries.filter_map(Result::ok))
            .map(|entry| entry.path())
            .filter(|path| path.to_string_lossy().ends_with("_bg.wasm"))
            .collect();
        let wasm = match (wasm.pop(), wasm.len()) {
            (Some(only), 0) => only,
            (None, _) => return Err(Error::NoProgram(folder.to_owned())),
            (Some(_), more) => {
                return Err(Error::SeveralPrograms { count: more + 1, app: folder.to_owned() });
            }
        };
        let file = |path: &Path| {
            let bytes = std::fs::read(path)
                .map_err(|source| Error::Read { path: path.to_owned(), source })?;
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok::<_, Error>(AssetFile::new(name, bytes))
        };
        let name = wasm.file_name().unwrap_or_default().to_string_lossy();
        let glue = wasm.with_file_name(name.replace("_bg.wasm", ".js"));
        let (glue, wasm) = (file(&glue)?, file(&wasm)?);
        let messages = MessageFiles::of(languages);
        let program = json!({
            "glue": glue.named(), "wasm": wasm.named(), "words": messages.pattern(), "langs": messages.langs(),
        });
        let inline = INLINE
            .replace("const PROGRAM = {};", &format!("const PROGRAM = {program};"))
            .replace("const CSS = \"\";", &format!("const CSS = {};", json!(style::inline())));
        let inline = AssetFile::of("inline", &inline);
        let curtain = lean(CURTAIN)
            .replace("const INLINE = {};", &format!("const INLINE = {};", inline.named()));
        Ok(Self {
            glue,
            wasm,
            boot: AssetFile::of("boot", BOOT),
            gallery: AssetFile::of("gallery", GALLERY),
            curtain,
            inline,
            messages,
        })
    }

    /// Returns the files.
    pub fn files(&self) -> [&AssetFile; 5] {
        [&self.boot, &self.gallery, &self.glue, &self.inline, &self.wasm]
    }
}

/// Returns the hash that stands in a file's name.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the script that stands in the pages for frames.
pub(super) fn frame_script() -> String {
    lean(FRAME)
}

/// Returns a script without indentation and the comments that stand on lines of their own.
fn lean(script: &str) -> String {
    let is_comment =
        |line: &str| ["//", "/**", "* ", "*/"].iter().any(|begin| line.starts_with(begin));
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.collect::<Vec<_>>().join("\n")
}
