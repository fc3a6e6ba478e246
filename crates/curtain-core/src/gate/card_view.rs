//! Card views: the parts of a card that one reader may see, with their sections, items and covers.

use crate::card::time::Timestamp;
use crate::card::{Activity, After, Body, Key, Label, Schedule, Section, Text, TrackView};
use crate::reader::Preferences;
use std::rc::Rc;

/// The part of a card that one reader may see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CardView {
    /// The card's address.
    pub id: String,
    /// The card's language.
    pub lang: String,
    /// The name of the series.
    pub title: Text,
    /// The day up to which the facts were looked up.
    pub as_of: Timestamp,
    /// Each track as the reader counts it, with the parts that the reader may know.
    pub tracks: Vec<TrackView>,
    /// The schedules, as far as the reader may know them.
    pub schedules: Vec<Schedule>,
    /// The names of specials that are shown, by the keys of the facts that name them.
    pub specials: Vec<(Key, Text)>,
    /// The sections that have something to show, in the order of the card.
    pub sections: Vec<SectionView>,
    /// Whether the reader has something open that can be closed, or stored covers that another visibility
    /// opens again.
    pub opened: bool,
    /// The reader's preferences.
    pub preferences: Preferences,
}

impl CardView {
    /// Returns the items of a section; none for a section that this reader sees nothing of.
    pub fn section(&self, section: Section) -> &[Item] {
        self.sections.iter().find(|view| view.section == section).map_or(&[], |view| &view.items)
    }

    /// Returns the facts of a section that are shown, without covers and children.
    pub fn shown(&self, section: Section) -> impl Iterator<Item = &Body> {
        self.section(section).iter().filter_map(Item::body)
    }

    /// Returns the activity of the work's readers: that of the first track, or the usual one of the format.
    pub fn activity(&self) -> Activity {
        if let Some(first) = self.tracks.first() {
            return first.track.activity;
        }
        for body in self.shown(Section::Making) {
            for remark in &body.remarks {
                if let Label::Kind(format) = remark {
                    return Activity::usual(*format, None);
                }
            }
        }
        Activity::default()
    }
}

/// The part of a section that one reader may see.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SectionView {
    /// Which section it is.
    pub section: Section,
    /// The facts and covers, in reading order; at least one.
    pub items: Vec<Item>,
}

/// A fact, a cover, or an opened cover with its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Item {
    /// The key of the fact.
    pub key: Key,
    /// The cover: closed, or opened by this reader; `None` for a fact that is safe.
    pub cover: Option<Cover>,
    /// The fact; `None` behind a closed cover.
    pub shown: Option<Shown>,
}

impl Item {
    pub(super) fn body(&self) -> Option<&Body> {
        self.shown.as_ref().map(|shown| &*shown.body)
    }
}

/// The cover of a gated fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cover {
    /// The author's words about the kind of fact behind it.
    pub teaser: Text,
    /// The condition under which the fact is safe.
    pub after: After,
}

/// A fact that is shown, with its children.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shown {
    /// The text, with its label, asides and address.
    pub body: Rc<Body>,
    /// The items of its children, in reading order.
    pub children: Vec<Item>,
}
