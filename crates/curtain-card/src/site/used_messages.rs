//! The messages of a site: those of the app, without the words that no card of the site uses, in files that are named by
//! their content. What names these files is named and hashed anew.

use super::assets::{AppAssets, AssetFile};
use super::error::Error;
use super::message_files::pattern_of;
use super::usage::{Usage, vocabulary};
use crate::translations::Languages;
use curtain_core::i18n::Messages;
use sha2::{Digest, Sha256};

impl AppAssets {
    /// Returns the app with the messages that a site uses.
    ///
    /// The app may be a built site whose messages lack words. Where its other lines are those of this program, the words
    /// come from this program too.
    ///
    /// # Errors
    ///
    /// Returns the file of messages that lacks a word which the site uses.
    pub fn with_used_messages(&self, usage: &Usage, languages: Languages) -> Result<Self, Error> {
        let vocabulary = vocabulary();
        let mut texts = Vec::new();
        for (lang, file) in self.messages.files() {
            let text = String::from_utf8_lossy(&file.bytes);
            let found: Vec<&str> = text.split('\n').collect();
            let language = languages.all().iter().find(|language| language.tag() == lang);
            let own: Vec<&str> = match language {
                Some(language) => language.lines().split('\n').collect(),
                None => found.clone(),
            };
            if found.len() != Messages::LINES || own.len() != Messages::LINES {
                // The app is of another version, whose lines nothing is known of.
                return Ok(self.clone());
            }
            let is_own =
                found.iter().zip(&own).all(|(found, own)| found.is_empty() || found == own);
            let full = if is_own { &own } else { &found };
            let mut lines = Vec::with_capacity(full.len());
            for (index, line) in full.iter().enumerate() {
                let is_used = usage.has_line(index, &vocabulary);
                if is_used && line.is_empty() && !own[index].is_empty() {
                    return Err(Error::NoWords { name: file.name.clone() });
                }
                lines.push(if is_used { *line } else { "" });
            }
            texts.push((lang.to_owned(), lines.join("\n")));
        }
        Ok(self.with_messages(&texts).unwrap_or_else(|| self.clone()))
    }

    /// Returns the app with other texts of its messages; `None` where the modules do not name the files of messages, so
    /// that they cannot be told the new names.
    fn with_messages(&self, texts: &[(String, String)]) -> Option<Self> {
        let pattern = pattern_of(texts.iter().map(|(lang, text)| (lang.as_str(), text.as_str())));
        let replaced = |file: &AssetFile, changes: &[(&str, &str)]| {
            let mut text = String::from_utf8(file.bytes.clone()).ok()?;
            for (from, to) in changes {
                text = text.contains(from).then(|| text.replace(from, to))?;
            }
            Some(text.into_bytes())
        };
        let inline = replaced(&self.inline, &[(&self.messages.pattern, &pattern)])?;
        let hash: String =
            Sha256::digest(&inline).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let inline = AssetFile::new(format!("inline-{hash}.js"), inline);
        let modules = [
            (self.inline.name.as_str(), inline.name.as_str()),
            (&self.inline.integrity, &inline.integrity),
        ];
        let element = replaced(&self.element, &modules)?;
        let element = AssetFile::new(self.element.name.clone(), element);
        let [name, integrity] = modules;
        let manifest = [
            (self.messages.pattern.as_str(), pattern.as_str()),
            name,
            integrity,
            (&self.element.integrity, &element.integrity),
        ];
        let manifest = replaced(&self.manifest, &manifest)?;
        let manifest = AssetFile::new(self.manifest.name.clone(), manifest);
        let messages = self.messages.with(pattern.clone(), texts);
        Some(Self { inline, element, manifest, messages, ..self.clone() })
    }
}
