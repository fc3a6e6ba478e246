//! Slot numbers of the episodes of a run, before and after each announced skip.

use curtain_core::card::After;
use curtain_core::card::time::Timestamp;

/// A slot of a run that is skipped.
#[derive(Debug)]
pub(super) struct Skip {
    /// The index of the slot in the run.
    pub(super) slot_index: u16,
    pub(super) announced: Option<Timestamp>,
    /// The condition under which it may be known of.
    pub(super) after: After,
}

/// The run's plan after each announcement.
pub(super) struct PlanRevisions<'s> {
    /// The instant from which each plan counts, `None` for the first one, and the skips known then.
    revisions: Vec<(Option<Timestamp>, Vec<&'s Skip>)>,
}

impl<'s> PlanRevisions<'s> {
    /// Returns the plans that the skips of a run make.
    pub(super) fn new(skips: &'s [Skip]) -> Self {
        let mut announced: Vec<Option<Timestamp>> =
            skips.iter().map(|skip| skip.announced).collect();
        announced.push(None);
        announced.sort_unstable();
        announced.dedup();
        let known = |until| skips.iter().filter(move |skip| skip.announced <= until).collect();
        Self { revisions: announced.into_iter().map(|until| (until, known(until))).collect() }
    }

    /// Returns the slot index, in the last plan, of the `index`th slot that is not skipped.
    pub(super) fn slot_index(&self, index: u16) -> u16 {
        self.revisions.last().map_or(index, |(_, skips)| slot_index(index, skips))
    }

    /// Lists the skips of the slot that the `index`th slot had in an earlier plan, each with the instant of its
    /// announcement.
    pub(super) fn skipped(&self, index: u16) -> impl Iterator<Item = (&'s Skip, Timestamp)> {
        self.revisions.windows(2).filter_map(move |pair| {
            let (planned, until) = (slot_index(index, &pair[0].1), pair[1].0?);
            let is_new =
                |skip: &&&Skip| skip.slot_index == planned && skip.announced == Some(until);
            Some((*pair[1].1.iter().find(is_new)?, until))
        })
    }
}

/// Returns the slot index of the `index`th slot that is not among the skips.
fn slot_index(index: u16, skips: &[&Skip]) -> u16 {
    skips.iter().fold(index, |slot, skip| slot + u16::from(skip.slot_index <= slot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announced_skip_moves_every_later_slot_by_one() {
        let at = |seconds| Some(Timestamp::from_seconds(seconds));
        let skip = |slot_index, announced| Skip { slot_index, announced, after: After::OPEN };
        let skips = [skip(1, None), skip(3, at(50))];
        let revisions = PlanRevisions::new(&skips);
        let slots: Vec<u16> = (0..4).map(|index| revisions.slot_index(index)).collect();
        assert_eq!(slots, [0, 2, 4, 5]);
        // Only the third slot stood where the announced skip is; a planned one displaces none.
        let displaced: Vec<usize> = (0..4).map(|index| revisions.skipped(index).count()).collect();
        assert_eq!(displaced, [0, 0, 1, 0]);
    }
}
