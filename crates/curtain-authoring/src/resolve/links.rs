//! What leads elsewhere: trailers, places to watch, links and sources.

use super::facts::own;
use super::{Builder, path, text};
use crate::document::{CardDocument, GateFields, HasGate, TrailerDoc, VideoDoc, WatchDoc};
use crate::link::shorten;
use crate::source::Step;
use curtain_core::card::{Body, Label, Player, Section, Text};

impl<'a> Builder<'a> {
    pub(super) fn trailer(&mut self, at: &[Step<'a>], trailer: &TrailerDoc) {
        let video_at = path(at, &["video".into()]);
        let player = match &trailer.video {
            None => None,
            Some(video) => match self.player(&video_at, video, &trailer.gate()) {
                None => return,
                player => player,
            },
        };
        let href = match (&trailer.url, &player) {
            (Some(url), _) => Some(self.link(&path(at, &["url".into()]), url)),
            (None, Some(player)) => Some(player.page()),
            (None, None) => {
                self.problem(at, "neither \"video\" nor \"url\"", "one of them");
                None
            }
        };
        let date = self.date(at, "date", trailer.date.as_deref());
        let body = Body {
            text: text(&trailer.name),
            asides: trailer.note.as_deref().map(Text::new).into_iter().collect(),
            remarks: date.map(Label::On).into_iter().collect(),
            href,
            player,
            ..Body::default()
        };
        self.add(at, Section::Trailer, &trailer.gate(), body);
    }

    /// Reads the one thing that plays; `None` where there is not one alone, which has been said then.
    fn player(&mut self, at: &[Step<'a>], video: &VideoDoc, gate: &GateFields) -> Option<Player> {
        type Make = fn(String) -> Player;
        let named: [(&str, &Option<String>, Make); 6] = [
            ("youtube", &video.youtube, Player::Youtube),
            ("vimeo", &video.vimeo, Player::Vimeo),
            ("bilibili", &video.bilibili, Player::Bilibili),
            ("niconico", &video.niconico, Player::Niconico),
            ("file", &video.file, Player::File),
            ("url", &video.url, Player::Url),
        ];
        let quoted = |names: &[&str]| {
            names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
        };
        let found: Vec<_> = (named.iter())
            .filter_map(|(name, value, make)| Some((*name, value.as_ref()?, make)))
            .collect();
        let [(name, value, make)] = found.as_slice() else {
            let names: Vec<&str> = found.iter().map(|(name, ..)| *name).collect();
            let all = quoted(&named.map(|(name, ..)| name));
            let (found, wanted) = match names.as_slice() {
                [] => ("nothing that plays".to_owned(), format!("one of {all}")),
                names => (quoted(names), "only one of them".to_owned()),
            };
            self.problem(at, found, wanted);
            return None;
        };
        let at = path(at, &[(*name).into()]);
        match *name {
            "file" => self.asset(&at, value, gate),
            "url" => self.video_address(&at, value),
            _ => {}
        }
        Some(make((*value).clone()))
    }

    /// Checks the address of a video file: a page that is none would be an error in the reader's player.
    fn video_address(&mut self, at: &[Step<'a>], address: &str) {
        const WANTED: &str = "an https address of a file that ends in .mp4 or .webm";
        self.link(at, address);
        let Ok(url) = url::Url::parse(address) else { return };
        let is_video = [".mp4", ".webm"].iter().any(|ending| url.path().ends_with(ending));
        if url.scheme() != "https" || !is_video {
            self.problem(at, format!("\"{}\"", shorten(address)), WANTED);
        }
    }

    pub(super) fn watch(&mut self, at: &[Step<'a>], watch: &WatchDoc) {
        let languages = |tags: &Vec<String>, remark: fn(_) -> _| {
            (!tags.is_empty()).then(|| remark(tags.clone()))
        };
        let as_of = self.date(at, "as_of", Some(&watch.as_of));
        let remarks = [
            languages(&watch.sub, Label::Subtitles),
            languages(&watch.dub, Label::Dubbed),
            as_of.map(Label::AsOf),
        ];
        let url = watch.url.as_deref();
        let body = Body {
            label: own(&watch.region),
            text: text(&watch.name),
            remarks: remarks.into_iter().flatten().collect(),
            href: url.map(|url| self.link(&path(at, &["url".into()]), url)),
            ..Body::default()
        };
        self.add(at, Section::Watch, &watch.gate(), body);
    }

    pub(super) fn links(&mut self, document: &CardDocument) {
        for (index, link) in document.links.iter().enumerate() {
            let at: [Step<'a>; 2] = ["links".into(), index.into()];
            let body = Body {
                text: text(&link.text),
                href: Some(self.link(&path(&at, &["url".into()]), &link.url)),
                remarks: link.official.then_some(Label::Official).into_iter().collect(),
                ..Body::default()
            };
            self.add(&at, Section::Links, &link.gate(), body);
        }
        for (index, source) in document.sources.iter().enumerate() {
            let at: [Step<'a>; 2] = ["sources".into(), index.into()];
            let date = self.date(&at, "date", source.date.as_deref());
            let url = source.url.as_deref();
            let body = Body {
                text: text(&source.name),
                remarks: date.map(Label::On).into_iter().collect(),
                href: url.map(|url| self.link(&path(&at, &["url".into()]), url)),
                ..Body::default()
            };
            self.add(&at, Section::Sources, &source.gate(), body);
        }
    }
}
