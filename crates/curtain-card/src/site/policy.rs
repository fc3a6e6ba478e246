//! The content security policy of a page, with the hashes of its inline style sheet and script.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The origins of the video hosts' players, for `frame-src`. They are the same for every card, because the host of
/// a gated trailer must not be readable in the page.
pub(super) const PLAYER_FRAMES: &str = "https://www.youtube-nocookie.com https://player.vimeo.com \
     https://player.bilibili.com https://embed.nicovideo.jp";

/// A `frame-src` for pages that show frames of the site alone.
pub(super) const OWN_FRAMES: &str = "'self'";

/// A `frame-src` for pages without frames.
pub(super) const NO_FRAMES: &str = "'none'";

/// Returns the policy of a page: the site's own files, the inline style sheet and script, `frames` as the sources
/// of frames, and video files over https. Trusted Types are required and no policy may be created, so no script
/// can turn text into mark-up.
pub(super) fn policy(css: &str, script: Option<&str>, frames: &str) -> String {
    let script = script.map(|script| format!(" {}", hash(script))).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{script}; style-src {}; img-src 'self'; \
         media-src 'self' https:; connect-src 'self'; frame-src {frames}; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(css)
    )
}

/// Returns the CSP hash source of an inline style sheet or script
/// (<https://www.w3.org/TR/CSP3/#grammardef-hash-source>).
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::card::Player;

    #[test]
    fn allows_the_frames_of_every_player() {
        let id = || "x".to_owned();
        for player in [
            Player::Youtube(id()),
            Player::Vimeo(id()),
            Player::Bilibili(id()),
            Player::Niconico(id()),
        ] {
            let embed = player.embed("en").unwrap();
            let is_allowed =
                PLAYER_FRAMES.split(' ').any(|origin| embed.src.starts_with(&format!("{origin}/")));
            assert!(is_allowed, "{}", embed.src);
        }
    }

    #[test]
    fn names_an_inline_script_by_its_hash() {
        // Source: https://www.w3.org/TR/CSP2/#script-src-hash-usage
        let policy = policy("", Some("alert('Hello, world.');"), NO_FRAMES);
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(
            policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")),
            "{policy}"
        );
    }
}
