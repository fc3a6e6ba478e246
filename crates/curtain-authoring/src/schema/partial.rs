//! The part of a file that has the right shape, so that its meaning can be checked beside the problems of the rest.
//!
//! A broken value makes the entry around it unknown: its gate may be what is broken. So whole entries are left out,
//! and with them what depends on them.

use crate::field_path::{Path, Step};
use crate::source::Source;
use serde_json::{Value, json};

/// Leaves out of a file the entries that hold the values at the paths `broken`, and what depends on those entries.
/// What every card needs is replaced.
pub(super) fn leave_out(source: &mut Source, broken: &[Path]) {
    let mut paths: Vec<Path> = broken.iter().filter_map(|path| entry(path)).collect();
    let is_whole =
        |path: &Path, field: &str| path.first() == Some(&field.into()) && path.len() <= 2;
    let any = |field: &str| paths.iter().any(|path| is_whole(path, field));
    // A field with a wrong name at the top may have been the tracks.
    let has_tracks = source.value().get("tracks").is_some();
    let lacks_tracks = any("tracks") || !has_tracks && paths.iter().any(|path| path.len() == 1);
    let lacks_points = any("points");
    let lacks_schedules = any("schedules");
    if lacks_tracks {
        paths.extend(["schedules", "episodes"].map(|field| vec![field.into()]));
    } else if lacks_schedules {
        paths.extend(followers(source.value()));
    }
    source.leave_out(&paths);
    if lacks_tracks || lacks_points {
        let mut gated = Vec::new();
        gates(source.value(), &mut Vec::new(), &mut |path, after| {
            if words(after).any(|word| source.leaves_out(word)) {
                gated.extend(entry(path));
            }
        });
        source.leave_out(&gated);
    }
    for (field, value) in [
        ("version", json!(1)),
        ("lang", json!("und")),
        ("title", json!("?")),
        ("format", json!("tv")),
        ("as_of", json!("2000-01-01")),
    ] {
        if source.value().get(field).is_none() {
            source.replace(field, value);
        }
    }
}

/// Returns the path of the entry that is unknown where the value at `path` is; `None` for the file as a whole.
///
/// It is the innermost entry of a list, outside of gates; else the field of the card. A schedule is one entry: its runs
/// and changes build on each other.
fn entry(path: &[Step]) -> Option<Path<'static>> {
    let first = path.first()?;
    let gate = path.iter().position(|step| *step == "after".into()).unwrap_or(path.len());
    let length = if *first == "schedules".into() {
        path.len().min(2)
    } else {
        let is_index = |step: &Step| matches!(step, Step::Index(_));
        path[..gate].iter().rposition(is_index).map_or(1, |index| index + 1)
    };
    Some(path[..length].iter().cloned().map(Step::into_owned).collect())
}

/// Lists the paths of the schedules that follow another one.
fn followers(card: &Value) -> Vec<Path<'static>> {
    let schedules = card["schedules"].as_array().into_iter().flatten().enumerate();
    let followers = schedules.filter(|(_, schedule)| schedule.get("follows").is_some());
    followers.map(|(index, _)| vec!["schedules".into(), index.into()]).collect()
}

/// Calls `each` with every `after` of a card and its path.
fn gates<'v>(value: &'v Value, path: &mut Path<'v>, each: &mut impl FnMut(&[Step], &'v Value)) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(name.as_str().into());
                if name == "after" {
                    each(path, field);
                } else {
                    gates(field, path, each);
                }
                path.pop();
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                path.push(index.into());
                gates(entry, path, each);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Lists the names in a gate: of tracks and of points.
fn words(after: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match after {
        Value::String(name) => Box::new(std::iter::once(name.as_str())),
        Value::Array(entries) => Box::new(entries.iter().flat_map(words)),
        Value::Object(tracks) => Box::new(tracks.keys().map(String::as_str)),
        _ => Box::new(std::iter::empty()),
    }
}
