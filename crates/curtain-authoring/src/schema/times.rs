//! The faults of malformed times and dates, such as hour 30 and month 13, in words for reports.

use crate::broadcast_time::BroadcastTime;
use crate::document::{DAY, DAY_OR_TIME, PLAN, ROUGH, WHEN};
use crate::problem::shorten;

/// Returns what was found and what was wanted, where a pattern of times or dates refuses a text that has nearly its
/// form: hour 30, the 31st of a month 13.
pub(super) fn fault(pattern: &str, text: &str) -> Option<(String, String)> {
    if [PLAN, DAY_OR_TIME].contains(&pattern) && text.contains('T') {
        let error = BroadcastTime::parse(text).err()?;
        return Some((error.found, error.wanted.to_owned()));
    }
    let wants_day = [DAY, DAY_OR_TIME].contains(&pattern);
    let is_date = wants_day || [PLAN, WHEN, ROUGH].contains(&pattern);
    let wanted = if wants_day { "a day of the calendar" } else { "a date of the calendar" };
    (is_date && has_date_form(text, wants_day))
        .then(|| (format!("\"{}\"", shorten(text)), wanted.to_owned()))
}

/// Tells whether a text has the form `YYYY-MM-DD`, or of a month that of `YYYY-MM`.
fn has_date_form(text: &str, wants_day: bool) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    is_plain && (lengths == [4, 2, 2] || !wants_day && lengths == [4, 2])
}
