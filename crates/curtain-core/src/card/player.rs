//! Players of trailers: video hosts with the addresses of their players and pages, and video files.

/// The player of a trailer. Ids are validated when the card is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// A video on YouTube, by its 11-character id.
    Youtube(String),
    /// A video on Vimeo, by its number.
    Vimeo(String),
    /// A video on Bilibili, by its id that begins with `BV`.
    Bilibili(String),
    /// A video on Niconico, by its id such as `sm9`.
    Niconico(String),
    /// A video file of the site's own, by its path within the site.
    File(String),
    /// A video file of another site, by its https address.
    Url(String),
}

/// A player of a video host, for a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Embed {
    /// The host's name for readers.
    pub host: &'static str,
    /// The player's address.
    pub src: String,
    /// The permissions of the player, as a frame's `allow` has them.
    pub allow: &'static str,
}

impl Player {
    /// Returns the host's player, with captions in a language where the host has a parameter for it; `None` for
    /// a file, which the browser plays itself.
    pub fn embed(&self, lang: &str) -> Option<Embed> {
        const FULLSCREEN: &str = "autoplay; fullscreen";
        const PICTURE: &str = "autoplay; fullscreen; picture-in-picture";
        Some(match self {
            // Source: <https://developers.google.com/youtube/player_parameters>
            Self::Youtube(id) => Embed {
                host: "YouTube",
                src: format!(
                    "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&playsinline=1&rel=0&hl={lang}&cc_lang_pref={lang}&cc_load_policy=1"
                ),
                allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
            },
            // Source: https://help.vimeo.com/hc/en-us/articles/12426260232977
            Self::Vimeo(id) => Embed {
                host: "Vimeo",
                src: format!(
                    "https://player.vimeo.com/video/{id}?autoplay=1&playsinline=1&dnt=1&texttrack={lang}"
                ),
                allow: PICTURE,
            },
            Self::Bilibili(id) => Embed {
                host: "Bilibili",
                src: format!(
                    "https://player.bilibili.com/player.html?bvid={id}&autoplay=1&danmaku=0"
                ),
                allow: FULLSCREEN,
            },
            Self::Niconico(id) => Embed {
                host: "Niconico",
                src: format!("https://embed.nicovideo.jp/watch/{id}?autoplay=1"),
                allow: FULLSCREEN,
            },
            Self::File(_) | Self::Url(_) => return None,
        })
    }

    /// Returns the address of the video's own page; for a file of the site its path from the site's root.
    pub fn page(&self) -> String {
        match self {
            Self::Youtube(id) => format!("https://www.youtube.com/watch?v={id}"),
            Self::Vimeo(id) => format!("https://vimeo.com/{id}"),
            Self::Bilibili(id) => format!("https://www.bilibili.com/video/{id}"),
            Self::Niconico(id) => format!("https://www.nicovideo.jp/watch/{id}"),
            Self::File(address) | Self::Url(address) => address.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_of_hosts_are_on_https_and_files_have_none() {
        let id = || "x".to_owned();
        for player in [
            Player::Youtube(id()),
            Player::Vimeo(id()),
            Player::Bilibili(id()),
            Player::Niconico(id()),
        ] {
            let embed = player.embed("en").unwrap();
            assert!(embed.src.starts_with("https://"), "{}", embed.src);
            assert!(player.page().starts_with("https://"), "{}", player.page());
        }
        assert_eq!(Player::File("art/a.webm".into()).embed("en"), None);
    }
}
