//! The condition under which something on a card is safe: points of the story, any one of a group, and all
//! groups.

use super::Point;

/// The condition under which something is safe: all of its groups hold. A group holds for a reader who has reached
/// any one of its points. Without a group, it is open to everybody.
///
/// # Examples
///
/// ```
/// use curtain_core::card::{After, Point};
///
/// let (episode, volume) = (Point { track: 0, at: 5 }, Point { track: 1, at: 2 });
/// let either = After::any_of(vec![episode, volume]);
/// assert!(either.is_met(|point| *point == volume));
/// let both = After::all_of(vec![vec![episode], vec![volume]]);
/// assert!(!both.is_met(|point| *point == volume));
/// assert!(After::OPEN.is_met(|_| false));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After(Vec<Vec<Point>>);

impl After {
    /// The condition of what is open to everybody.
    pub const OPEN: Self = Self(Vec::new());

    /// Makes a condition that any one of some points meets; no points make [`Self::OPEN`].
    pub fn any_of(points: Vec<Point>) -> Self {
        Self::all_of(vec![points])
    }

    /// Makes a condition of groups that all have to hold; empty groups are left out.
    pub fn all_of(groups: Vec<Vec<Point>>) -> Self {
        Self(groups.into_iter().filter(|group| !group.is_empty()).collect())
    }

    /// Tells whether it is open to everybody.
    pub fn is_open(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the groups.
    pub fn groups(&self) -> &[Vec<Point>] {
        &self.0
    }

    /// Tells whether all groups hold, by whether a point is reached.
    pub fn is_met(&self, is_reached: impl Fn(&Point) -> bool) -> bool {
        self.0.iter().all(|group| group.iter().any(&is_reached))
    }
}
