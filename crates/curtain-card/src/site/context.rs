//! The inputs that all pages of a site share: its assets, base address and languages.

use super::assets::AppAssets;
use super::base_url::BaseUrl;
use super::usage::Usage;
use crate::translations::{Language, Languages};

/// The inputs that all pages of a site share.
#[derive(Clone, Copy, Debug)]
pub struct SiteContext<'a> {
    /// The program that its pages load.
    pub app: &'a AppAssets,
    /// The address where the site will be served, for what needs whole addresses.
    pub base: Option<&'a BaseUrl>,
    /// The languages of the interface.
    pub languages: Languages,
    /// The language of the pages that show no card of their own, as a BCP 47 tag.
    pub lang: &'a str,
    /// What the cards of the site use of what they share.
    pub usage: &'a Usage,
}

impl SiteContext<'_> {
    /// Returns the language of the pages that show no card of their own.
    pub(super) fn language(&self) -> &'static Language {
        self.languages.nearest(self.lang)
    }
}
