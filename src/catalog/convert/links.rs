//! What leads elsewhere: trailers, places to watch, links and sources.

use super::facts::own;
use super::{Builder, path, text};
use crate::card::{Body, Player, Section, Text};
use crate::catalog::document::{CardDocument, Gated, TrailerDoc, WatchDoc};
use crate::catalog::source::Step;

impl<'a> Builder<'a> {
    pub(super) fn trailer(&mut self, at: &[Step<'a>], trailer: &TrailerDoc) {
        let video_at = path(at, &["video".into()]);
        let player = match trailer.video.as_ref().map(|video| (&video.youtube, &video.file)) {
            None => None,
            Some((Some(id), None)) => Some(Player::Youtube(id.clone())),
            Some((None, Some(file))) => {
                self.asset(&path(&video_at, &["file".into()]), file, &trailer.gate());
                Some(Player::File(file.clone()))
            }
            Some((youtube, _)) => {
                let (found, wanted) = match youtube {
                    Some(_) => ("\"youtube\" and \"file\"", "only one of them"),
                    None => ("neither \"youtube\" nor \"file\"", "one of them"),
                };
                self.problem(&video_at, found, wanted);
                return;
            }
        };
        let href = match (&trailer.url, &player) {
            (Some(url), _) => Some(self.link(&path(at, &["url".into()]), url)),
            (None, Some(Player::Youtube(id))) => {
                Some(format!("https://www.youtube.com/watch?v={id}"))
            }
            (None, Some(Player::File(file))) => Some(file.clone()),
            (None, None) => {
                self.problem(at, "neither \"video\" nor \"url\"", "one of them");
                None
            }
        };
        let date = trailer.date.as_deref();
        let date = date.map(|date| self.date(&path(at, &["date".into()]), date));
        let note = trailer.note.as_deref().map(Text::new);
        let body = Body {
            text: text(&trailer.name),
            asides: date.into_iter().chain(note).collect(),
            href,
            player,
            ..Body::default()
        };
        self.add(at, Section::Trailer, &trailer.gate(), body);
    }

    pub(super) fn watch(&mut self, at: &[Step<'a>], watch: &WatchDoc) {
        let languages = |kind: &str, tags: &[String]| {
            (!tags.is_empty()).then(|| Text::new(format!("{kind}: {}", tags.join(", "))))
        };
        let as_of = self.date(&path(at, &["as_of".into()]), &watch.as_of);
        let as_of = Text::new(format!("as of {}", as_of.text));
        let asides = [languages("sub", &watch.sub), languages("dub", &watch.dub), Some(as_of)];
        let url = watch.url.as_deref();
        let body = Body {
            label: own(&watch.region),
            text: text(&watch.name),
            asides: asides.into_iter().flatten().collect(),
            href: url.map(|url| self.link(&path(at, &["url".into()]), url)),
            player: None,
        };
        self.add(at, Section::Watch, &watch.gate(), body);
    }

    pub(super) fn links(&mut self, document: &CardDocument) {
        for (index, link) in document.links.iter().enumerate() {
            let at: [Step<'a>; 2] = ["links".into(), index.into()];
            let body = Body {
                text: text(&link.text),
                href: Some(self.link(&path(&at, &["url".into()]), &link.url)),
                ..Body::default()
            };
            self.add(&at, Section::Links, &link.gate(), body);
        }
        for (index, source) in document.sources.iter().enumerate() {
            let at: [Step<'a>; 2] = ["sources".into(), index.into()];
            let date = source.date.as_deref();
            let date = date.map(|date| self.date(&path(&at, &["date".into()]), date));
            let url = source.url.as_deref();
            let body = Body {
                text: text(&source.name),
                asides: date.into_iter().collect(),
                href: url.map(|url| self.link(&path(&at, &["url".into()]), url)),
                ..Body::default()
            };
            self.add(&at, Section::Sources, &source.gate(), body);
        }
    }
}
