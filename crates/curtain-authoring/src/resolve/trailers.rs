//! The facts of trailers, with the players that they start.

use super::assets::{Assets, web_address};
use super::facts::Facts;
use super::rough_dates::parse_date_field;
use super::text::text;
use super::tracks::Tracks;
use crate::asset_files::AssetKind;
use crate::document::{After, HasGate, TrailerDoc, VideoDoc};
use crate::field_path::{self as path, Step};
use crate::problem::shorten;
use crate::problems::Problems;
use curtain_core::card::{Body, Label, Player, Section, Text};

/// Adds the trailers. One whose video names no player, or several, is reported and left out.
pub(super) fn add_trailers<'a>(
    docs: &'a [TrailerDoc],
    facts: &mut Facts<'_, 'a>,
    assets: &mut Assets,
    tracks: Tracks,
    problems: &mut Problems,
) {
    for (index, trailer) in docs.iter().enumerate() {
        let path: [Step<'a>; 2] = ["trailers".into(), index.into()];
        let Some(body) = trailer_body(&path, trailer, assets, problems) else { continue };
        let content = (Section::Trailer, body);
        facts.add_entry(path.to_vec(), content, &trailer.gate(), tracks, problems);
    }
}

fn trailer_body(
    path: &[Step],
    trailer: &TrailerDoc,
    assets: &mut Assets,
    problems: &mut Problems,
) -> Option<Body> {
    let player = match &trailer.video {
        None => None,
        Some(video) => {
            let path = path::join(path, ["video".into()]);
            Some(resolve_player(&path, video, &trailer.after, assets, problems)?)
        }
    };
    let href = match (&trailer.url, &player) {
        (Some(url), _) => Some(web_address(&path::join(path, ["url".into()]), url, problems)),
        (None, Some(player)) => Some(player.page()),
        (None, None) => {
            problems.report(path, "neither \"video\" nor \"url\"", "one of them");
            None
        }
    };
    let date = parse_date_field(path, "date", trailer.date.as_deref(), problems);
    Some(Body {
        text: text(&trailer.name),
        asides: trailer.note.as_deref().map(Text::new).into_iter().collect(),
        remarks: date.map(Label::On).into_iter().collect(),
        href,
        player,
        ..Body::default()
    })
}

/// Returns the player of a video. None or several of them are reported.
fn resolve_player(
    path: &[Step],
    video: &VideoDoc,
    after: &After,
    assets: &mut Assets,
    problems: &mut Problems,
) -> Option<Player> {
    type Make = fn(String) -> Player;
    let fields: [(&str, &Option<String>, Make); 6] = [
        ("youtube", &video.youtube, Player::Youtube),
        ("vimeo", &video.vimeo, Player::Vimeo),
        ("bilibili", &video.bilibili, Player::Bilibili),
        ("niconico", &video.niconico, Player::Niconico),
        ("file", &video.file, Player::File),
        ("url", &video.url, Player::Url),
    ];
    let given: Vec<_> = (fields.iter())
        .filter_map(|(name, value, make)| Some((*name, value.as_ref()?, make)))
        .collect();
    let [(name, value, make)] = given.as_slice() else {
        let names: Vec<&str> = given.iter().map(|(name, ..)| *name).collect();
        let all = quoted(&fields.map(|(name, ..)| name));
        let (found, wanted) = match names.as_slice() {
            [] => ("nothing that plays".to_owned(), format!("one of {all}")),
            names => (quoted(names), "only one of them".to_owned()),
        };
        problems.report(path, found, wanted);
        return None;
    };
    let path: Vec<Step> = path.iter().cloned().chain([(*name).into()]).collect();
    match *name {
        "file" => assets.add(&path, (value, AssetKind::Video), after, problems),
        "url" => check_video_address(&path, value, problems),
        _ => {}
    }
    Some(make((*value).clone()))
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// Reports an address that is no video file: a web page would be an error in the reader's player.
fn check_video_address(path: &[Step], address: &str, problems: &mut Problems) {
    const WANTED: &str = "an https address of a file that ends in .mp4 or .webm";
    web_address(path, address, problems);
    let Ok(url) = url::Url::parse(address) else { return };
    let is_video = [".mp4", ".webm"].iter().any(|ending| url.path().ends_with(ending));
    if url.scheme() != "https" || !is_video {
        problems.report(path, format!("\"{}\"", shorten(address)), WANTED);
    }
}
