//! The condition under which something on a card is safe: points of the story, any one of a group, and all
//! groups.

use super::Point;
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<i64>", try_from = "Vec<i64>")]
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

/// The number between two groups in the shipped form.
const NEXT_GROUP: i64 = -1;

/// The error of decoding a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "found numbers that are no points, wanted pairs of a track and a unit, with -1 between groups"
)]
#[non_exhaustive]
pub struct AfterError;

/// Writes the groups as pairs of a track and a unit, with -1 between groups.
impl From<After> for Vec<i64> {
    fn from(after: After) -> Self {
        let mut numbers = Self::new();
        for (index, group) in after.0.into_iter().enumerate() {
            if index > 0 {
                numbers.push(NEXT_GROUP);
            }
            for point in group {
                numbers.extend([point.track as i64, point.at.into()]);
            }
        }
        numbers
    }
}

impl TryFrom<Vec<i64>> for After {
    type Error = AfterError;

    fn try_from(numbers: Vec<i64>) -> Result<Self, AfterError> {
        Self::from_numbers(&numbers)
    }
}

impl After {
    /// Reads the shipped form.
    pub(crate) fn from_numbers(numbers: &[i64]) -> Result<Self, AfterError> {
        let mut groups = Vec::new();
        for group in numbers.split(|number| *number == NEXT_GROUP) {
            let mut points = Vec::new();
            for pair in group.chunks(2) {
                let &[track, at] = pair else { return Err(AfterError) };
                let (Ok(track), Ok(at)) = (usize::try_from(track), u16::try_from(at)) else {
                    return Err(AfterError);
                };
                points.push(Point { track, at });
            }
            groups.push(points);
        }
        // An empty group between two others holds for nobody, and only the empty condition for everybody.
        if groups.len() > 1 && groups.iter().any(Vec::is_empty) {
            return Err(AfterError);
        }
        Ok(Self::all_of(groups))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn damaged_numbers_are_errors() {
        for numbers in
            [vec![0], vec![0, 1, 2], vec![0, 70_000], vec![-2, 1], vec![-1], vec![0, 1, -1]]
        {
            assert_eq!(After::try_from(numbers.clone()), Err(AfterError), "{numbers:?}");
        }
        assert_eq!(After::try_from(Vec::new()), Ok(After::OPEN));
    }

    proptest! {
        #[test]
        fn reads_back_what_it_wrote(groups in prop::collection::vec(prop::collection::vec((0..8_usize, any::<u16>()), 0..3), 0..4)) {
            let groups = groups.into_iter().map(|group| group.into_iter().map(|(track, at)| Point { track, at }).collect());
            let after = After::all_of(groups.collect());
            prop_assert_eq!(After::try_from(Vec::from(after.clone())), Ok(after));
        }
    }
}
