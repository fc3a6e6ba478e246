//! Run strip: a small drawing of a run with one mark per slot.

use super::airing_texts::StripText;
use super::text::changing;
use curtain_core::schedule::Mark;
use yew::prelude::*;

/// The width of a slot and the height of a row, in units of the drawing.
const SLOT: usize = 10;
const ROW: usize = 16;

/// Draws a strip, with its caption and the key of its marks. The drawing is hidden from screen readers: the
/// caption says the same in words.
pub(super) fn run_strip(text: &StripText, key: &str) -> Html {
    let StripText { strip, in_words, not_drawn } = text;
    let longest = strip.rows.iter().map(Vec::len).max().unwrap_or(1).max(13);
    let (width, height) = (longest * SLOT, strip.rows.len() * ROW);
    let rows = strip.rows.iter().enumerate().map(|(y, row)| {
        let marks = row.iter().enumerate().map(|(x, mark)| draw(*mark, x * SLOT, y * ROW));
        html! { <g key={y}>{ for marks }</g> }
    });
    html! {
        <figure part="strip" class="strip">
            <svg viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()} aria-hidden="true">{ for rows }</svg>
            <figcaption>
                <p>{ changing(in_words.clone()) }</p>
                <p class="key" aria-hidden="true">{ key.to_owned() }</p>
                { for not_drawn.clone().map(|text| html! { <p class="key">{ changing(text) }</p> }) }
            </figcaption>
        </figure>
    }
}

/// Draws one mark. Each kind has its own shape, because a reader may not see its colour.
fn draw(mark: Mark, x: usize, y: usize) -> Html {
    let (class, path) = match mark {
        // A box: empty, full, or full and tall. The style sheet gives one without a date a dashed outline.
        Mark::Episode => ("coming", "m1.5 3.5h7v9h-7z"),
        Mark::Aired => ("aired", "m1 3h8v10h-8z"),
        Mark::Next => ("next", "m1 0h8v16h-8z"),
        Mark::Undated => ("undated", "m1.5 3.5h7v9h-7z"),
        // A dot and a diamond.
        Mark::Break => ("break", "m3.5 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0"),
        Mark::Special => ("special", "m5 3.5l4 4.5-4 4.5-4-4.5z"),
    };
    html! { <path key={x} {class} d={format!("M{x} {y}{path}")} /> }
}
