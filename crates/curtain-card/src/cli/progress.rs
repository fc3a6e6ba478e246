//! Progress on the command line: `anime=5`, compared with the tracks of the card.

use super::error::Error;
use curtain_core::card::Card;

/// Reads the progress of `entries` such as `anime=5`, as the index of a track and the number of finished units.
///
/// # Errors
///
/// Returns the first entry on a track or unit that the card does not have.
pub(super) fn read<'a>(
    card: &Card,
    entries: impl Iterator<Item = &'a str>,
) -> Result<Vec<(usize, u16)>, Error> {
    let read = |entry: &str| {
        let (name, typed) = entry.split_once('=').unwrap_or((entry, ""));
        let index = card.tracks.iter().position(|track| track.id == name)?;
        let track = &card.tracks[index];
        let end = track.count.unwrap_or(u16::MAX);
        let at = typed.parse::<u16>().ok().filter(|at| *at <= end);
        // Or by another numbering, such as S2E3.
        let named = || track.numberings.iter().find_map(|numbering| numbering.read(typed));
        Some((index, at.or_else(named)?))
    };
    let entry = |entry: &str| {
        read(entry).ok_or_else(|| Error::Value {
            option: "--progress",
            found: entry.to_owned(),
            wanted: wanted(card),
        })
    };
    entries.map(entry).collect()
}

/// Says what progress a card has.
fn wanted(card: &Card) -> String {
    let wanted: Vec<String> = (card.tracks.iter())
        .map(|track| match track.count {
            Some(count) => format!("{}=0 to {}={count}", track.id, track.id),
            None => format!("{}=0 or more", track.id),
        })
        .collect();
    if wanted.is_empty() {
        return "none: the card has no tracks".to_owned();
    }
    wanted.join(", or ")
}
