//! Numberings of a track's units: ranges such as "S2E1" to "S2E12", and the numbers of units and back.

use super::Text;

/// A second numbering of a track's units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    /// The name in stored preferences, unique within the card.
    pub id: String,
    /// The name for readers, such as that of the service.
    pub name: Text,
    /// The ranges, in the order of the units.
    pub ranges: Vec<NumberRange>,
}

/// A stretch of units that a numbering counts under one prefix.
///
/// Units and numbers correspond one to one, or one unit is several numbers, or several units are one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberRange {
    /// The first unit of the track.
    pub from: u16,
    /// The last unit of the track, included.
    pub to: u16,
    /// The text before the number: "S4E" for "S4E29".
    pub prefix: String,
    /// The number of the first unit.
    pub first: u16,
    /// The number of the last unit, included.
    pub last: u16,
}

impl NumberRange {
    /// Returns the first and the last number of a unit.
    fn numbers(&self, unit: u16) -> (u16, u16) {
        if self.from == self.to || self.first == self.last {
            (self.first, self.last)
        } else {
            let number = self.first.saturating_add(unit.saturating_sub(self.from));
            (number, number)
        }
    }
}

impl Numbering {
    /// Returns the range of a unit with the first and the last number of that unit; `None` for a unit without a
    /// number.
    pub fn numbers(&self, unit: u16) -> Option<(&NumberRange, u16, u16)> {
        let range = self.ranges.iter().find(|range| (range.from..=range.to).contains(&unit))?;
        let (first, last) = range.numbers(unit);
        Some((range, first, last))
    }

    /// Writes the last number that is finished with a number of units: "S2E3"; "S1E0" before the first one.
    pub fn write(&self, finished: u16) -> String {
        let text =
            |range: &NumberRange, number: u16| [&*range.prefix, &number.to_string()].concat();
        for range in self.ranges.iter().rev().filter(|range| range.from <= finished) {
            let unit = finished.min(range.to);
            // Of several units that are one number, the number is finished with the last.
            if unit == range.to || range.first != range.last {
                return text(range, range.numbers(unit).1);
            }
        }
        let first = self.ranges.first();
        first.map_or_else(String::new, |range| text(range, range.first.saturating_sub(1)))
    }

    /// Returns how many units are finished with a number as [`Self::write`] writes it, in capitals or small
    /// letters: whole units alone. `None` for another text.
    ///
    /// # Examples
    ///
    /// ```
    /// use curtain_core::card::{NumberRange, Numbering, Text};
    ///
    /// let season = |from, to, prefix: &str, last| NumberRange { from, to, prefix: prefix.into(), first: 1, last };
    /// let ranges = vec![season(1, 25, "S1E", 25), season(26, 37, "S2E", 12), season(38, 38, "SP", 3)];
    /// let numbering = Numbering { id: "seasons".into(), name: Text::new("Seasons"), ranges };
    /// assert_eq!(numbering.read("s2e3"), Some(28));
    /// assert_eq!(numbering.write(28), "S2E3");
    /// // The special is one unit in three numbers.
    /// assert_eq!([numbering.read("SP2"), numbering.read("SP3")], [Some(37), Some(38)]);
    /// assert_eq!(numbering.read("S1E26"), None);
    /// ```
    pub fn read(&self, text: &str) -> Option<u16> {
        let text = text.trim();
        let read = |range: &NumberRange| {
            let (prefix, number) = text.split_at_checked(range.prefix.len())?;
            let number = number.parse::<u16>().ok()?;
            let is_here = prefix.eq_ignore_ascii_case(&range.prefix);
            let is_one_to_one = range.from != range.to && range.first != range.last;
            match number {
                _ if !is_here || number > range.last || number < range.first => None,
                _ if number == range.last => Some(range.to),
                _ if is_one_to_one => Some(range.from.saturating_add(number - range.first)),
                _ => range.from.checked_sub(1),
            }
        };
        if text == "0" || text.eq_ignore_ascii_case(&self.write(0)) {
            return Some(0);
        }
        self.ranges.iter().find_map(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The three kinds of ranges: one to one, one unit in several numbers, several units in one number. Each is
    /// its kind, its length, the units without a number before it, and whether it has a prefix of its own.
    fn numbering(kinds: Vec<(u8, u16, u16, bool)>) -> Numbering {
        let (mut unit, mut number, mut season) = (0, 0, 1);
        let ranges = kinds.into_iter().map(|(kind, length, gap, is_new)| {
            if is_new {
                (number, season) = (0, season + 1);
            }
            let (units, numbers) = [(length, length), (1, length), (length, 1)][usize::from(kind)];
            let (from, first) = (unit + gap + 1, number + 1);
            (unit, number) = (from + units - 1, first + numbers - 1);
            NumberRange { from, to: unit, prefix: format!("S{season}E"), first, last: number }
        });
        Numbering { id: "x".into(), name: Text::new("X"), ranges: ranges.collect() }
    }

    fn any_numbering() -> impl Strategy<Value = Numbering> {
        let kind = (0..3_u8, 1..6_u16, 0..3_u16, any::<bool>());
        prop::collection::vec(kind, 1..6).prop_map(numbering)
    }

    /// A reader who has read every number up to one in a list, counted one by one: the units all of whose numbers
    /// are read.
    fn finished_units(numbering: &Numbering, index: usize) -> u16 {
        let mut read = 0;
        let mut units = 0;
        for range in &numbering.ranges {
            let numbers = usize::from(range.last - range.first) + 1;
            let count = usize::from(range.to - range.from) + 1;
            let here = (index + 1).saturating_sub(read).min(numbers);
            if here == numbers {
                units = range.to;
            } else if here > 0 {
                let whole = if numbers == count { here } else { 0 };
                units = range.from - 1 + whole as u16;
            }
            read += numbers;
        }
        units
    }

    proptest! {
        #[test]
        fn a_number_is_as_many_units_as_are_whole(numbering in any_numbering()) {
            let texts: Vec<String> = (numbering.ranges.iter())
                .flat_map(|range| (range.first..=range.last).map(|n| format!("{}{n}", range.prefix)))
                .collect();
            for (index, text) in texts.iter().enumerate() {
                let units = numbering.read(text);
                prop_assert_eq!(units, Some(finished_units(&numbering, index)), "{}", text);
                prop_assert_eq!(numbering.read(&text.to_lowercase()), units);
            }
        }

        #[test]
        fn what_is_written_reads_as_no_more_than_it_was(numbering in any_numbering(), finished in 0..40_u16) {
            let written = numbering.write(finished);
            let read = numbering.read(&written).unwrap();
            prop_assert!(read <= finished, "{} from {}: {}", read, finished, written);
            // Where the unit has numbers of its own, nothing is lost.
            let is_whole = (numbering.ranges.iter())
                .any(|range| range.to == finished || (range.from..range.to).contains(&finished) && range.first < range.last);
            prop_assert!(!is_whole || read == finished, "{} from {}: {}", read, finished, written);
        }

        #[test]
        fn a_unit_lies_within_its_own_numbers(numbering in any_numbering(), unit in 1..40_u16) {
            if let Some((range, first, last)) = numbering.numbers(unit) {
                prop_assert!(range.first <= first && first <= last && last <= range.last);
                let read = numbering.read(&format!("{}{last}", range.prefix)).unwrap();
                prop_assert!(read >= unit, "a reader who has read {} has not finished {}", last, unit);
            }
        }

        #[test]
        fn junk_is_no_number(numbering in any_numbering(), junk in any::<String>()) {
            let _ = numbering.read(&junk);
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        let numbering = numbering(vec![(0, 3, 0, false), (0, 2, 0, true)]);
        for text in ["", "S", "S1E", "S1E4", "S3E1", "1", "S1E1x", "S1E-1", "é1", "S1Eé"] {
            assert_eq!(numbering.read(text), None, "{text}");
        }
        assert_eq!(numbering.read(" s1e0 "), Some(0));
        assert_eq!(numbering.read("S2E0"), None, "no progress that nobody typed");
    }
}
