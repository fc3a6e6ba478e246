//! Messages of strips: how many episodes of a run have aired, which ones that is about, breaks and moves.

use super::{Count, Message, Messages, Place, Told};
use crate::schedule::Strip;

impl Messages {
    /// Writes the counts of a strip: "16 of 30 episodes aired, 1 break". Where the episodes are not those from 1 on,
    /// it says which: "Episodes 60–89: 16 of 30 aired". An open-ended run has no total: "12 episodes aired".
    pub fn strip(&self, told: &Told, strip: &Strip, knows_now: bool) -> String {
        let mut texts = Vec::new();
        if let [(first, last)] = strip.counted.as_slice()
            && (*first, usize::from(*last)) == (1, strip.episodes)
        {
            let counted = self.count(Count::of(told.schedule.unit), strip.episodes);
            texts.push(self.aired(told, strip, counted, knows_now));
        } else if strip.is_open && strip.episodes > 0 {
            texts.push(self.aired(told, strip, self.stretches(told, &strip.counted), knows_now));
        } else if strip.episodes > 0 {
            let which = self.stretches(told, &strip.counted);
            texts.push(if knows_now && strip.aired < strip.episodes {
                let counted = strip.episodes.to_string();
                self.what_when(&which, &self.aired(told, strip, counted, knows_now))
            } else {
                which
            });
        }
        for (count, n) in [(Count::Breaks, strip.breaks), (Count::Moved, strip.moved)] {
            if n > 0 {
                texts.push(self.count(count, n));
            }
        }
        texts.join(self.message(Message::Comma))
    }

    /// Writes how many of the `counted` episodes have aired; the counted ones alone where that is all or not known.
    fn aired(&self, told: &Told, strip: &Strip, counted: String, knows_now: bool) -> String {
        let is_all = strip.aired >= strip.episodes;
        if !strip.is_open && (is_all || !knows_now) {
            return counted;
        }
        let counted = if strip.is_open {
            counted
        } else {
            self.fill(Message::StripOf, &[("n", &strip.aired.to_string()), ("all", &counted)])
        };
        self.fill(Message::strip_past(told.schedule.kind), &[("counted", &counted)])
    }

    /// Writes which episodes of a long run are not drawn; `None` where all are.
    pub fn not_drawn(&self, told: &Told, strip: &Strip) -> Option<String> {
        let is_one = matches!(strip.left_out.as_slice(), [(first, last)] if first == last);
        let message = if is_one { Message::NotDrawn } else { Message::NotDrawnMany };
        let what = self.stretches(told, &strip.left_out);
        (!strip.left_out.is_empty()).then(|| self.fill(message, &[("what", &what)]))
    }

    /// Writes stretches of episodes: "Episodes 1–12, episodes 20–24".
    fn stretches(&self, told: &Told, stretches: &[(u16, u16)]) -> String {
        let mut place = Place::Begin;
        let texts: Vec<String> = (stretches.iter())
            .map(|(first, last)| {
                let text = self.units(place, told.units(), *first, *last);
                place = Place::Within;
                text
            })
            .collect();
        texts.join(self.message(Message::Comma))
    }
}
