//! What authors paste to show a card elsewhere. The texts are templates in `assets/snippets/`, which the
//! front page fills in too: a note of what the host has to allow, an empty line, and the snippet.

use super::base_url::BaseUrl;
use clap::ValueEnum;

/// For which kind of page a snippet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A frame, for any page that takes HTML.
    Html,
    /// The custom element, for pages that take scripts.
    Element,
    /// An address that WordPress turns into a frame.
    Wordpress,
    /// A frame in a post of Discourse.
    Discourse,
    /// A picture with a link, for posts and signatures in forums.
    Bbcode,
    /// A picture with a link in Markdown.
    Markdown,
    /// A BBCode of its own for phpBB.
    Phpbb,
    /// A BB code of its own for XenForo.
    Xenforo,
}

/// The themes of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// The reader's own.
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Without a ground, in the reader's own.
    Transparent,
}

/// The sizes of a frame, as they fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// The whole card.
    Full,
    /// Its beginning: the title, the times and how the story begins.
    Compact,
    /// A strip of 500 by 120 pixels.
    Signature,
    /// A strip of 600 by 160 pixels.
    SignatureTall,
    /// A strip of 320 by 100 pixels.
    SignatureSmall,
}

impl Size {
    /// Returns the width and the height of a frame in CSS pixels.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Full => (640, 900),
            Self::Compact => (640, 740),
            Self::Signature => (500, 120),
            Self::SignatureTall => (600, 160),
            Self::SignatureSmall => (320, 100),
        }
    }

    /// Returns the size as frames are told it; the whole card needs no telling.
    pub(super) fn parameter(self) -> Option<&'static str> {
        match self {
            Self::Full => None,
            Self::Compact => Some("compact"),
            _ => Some("signature"),
        }
    }

    /// Returns how the name of the picture of this size ends; the other sizes have none, and take the
    /// first.
    pub fn picture(self) -> &'static str {
        match self {
            Self::SignatureTall => "-600x160",
            Self::SignatureSmall => "-320x100",
            _ => "",
        }
    }
}

/// How a card is to look.
#[derive(Clone, Debug)]
pub struct EmbedOptions {
    /// Its theme.
    pub theme: Theme,
    /// Its size.
    pub size: Size,
    /// The language of its interface, as a BCP 47 tag; the reader's without one.
    pub lang: Option<String>,
    /// How far its readers are, as in a fragment: `anime=5`.
    pub progress: Option<String>,
}

/// A template and what it needs.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// What the host has to allow.
    pub needs: &'static str,
    /// The snippet.
    pub text: &'static str,
}

impl Kind {
    /// Returns the template of the snippet.
    pub fn template(self) -> Template {
        let whole = match self {
            Self::Html => include_str!("../../assets/snippets/html.txt"),
            Self::Element => include_str!("../../assets/snippets/element.txt"),
            Self::Wordpress => include_str!("../../assets/snippets/wordpress.txt"),
            Self::Discourse => include_str!("../../assets/snippets/discourse.txt"),
            Self::Bbcode => include_str!("../../assets/snippets/bbcode.txt"),
            Self::Markdown => include_str!("../../assets/snippets/markdown.txt"),
            Self::Phpbb => include_str!("../../assets/snippets/phpbb.txt"),
            Self::Xenforo => include_str!("../../assets/snippets/xenforo.txt"),
        };
        let (needs, text) = whole.split_once("\n\n").unwrap_or(("", whole));
        Template { needs, text: text.trim_end() }
    }
}

impl Kind {
    /// Returns what of a look has no place in the snippet, by the names of its options.
    pub fn ignores(self, look: &EmbedOptions) -> Vec<&'static str> {
        let text = self.template().text;
        let is_told = text.contains("{fragment}") || text.contains("{attributes}");
        let has_size = match look.size {
            Size::Full => true,
            Size::Compact => is_told,
            // What is not a frame of that size, nor a picture, is as large as it likes.
            Size::Signature => is_told || text.contains("{picture}"),
            Size::SignatureTall | Size::SignatureSmall => {
                text.contains("{width}") || text.contains("{picture}")
            }
        };
        [
            ("--theme", look.theme == Theme::Auto || is_told),
            ("--size", has_size),
            ("--lang", look.lang.is_none() || is_told),
            ("--progress", look.progress.is_none() || is_told),
        ]
        .into_iter()
        .filter_map(|(name, is_fine)| (!is_fine).then_some(name))
        .collect()
    }
}

/// Fills a template in for a card.
pub fn fill(template: &str, base: &BaseUrl, id: &str, title: &str, look: &EmbedOptions) -> String {
    let theme = match look.theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
        Theme::Transparent => Some("transparent"),
    };
    let size = look.size.parameter();
    let (lang, progress) = (look.lang.as_deref(), look.progress.as_deref());
    let entries = [("lang", lang), ("theme", theme), ("size", size)]
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", value?)));
    let entries: Vec<String> = entries.chain(progress.map(str::to_owned)).collect();
    let fragment =
        if entries.is_empty() { String::new() } else { escape(&format!("#{}", entries.join("&"))) };
    let attributes: String =
        [("lang", lang), ("theme", theme), ("size", size), ("progress", progress)]
            .iter()
            .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", escape((*value)?))))
            .collect();
    let (width, height) = look.size.pixels();
    let (width, height) = (width.to_string(), height.to_string());
    let (base, html, markdown) = (base.to_string(), escape(title), escape_markdown(title));
    let values = [
        ("base", base.as_str()),
        ("id", id),
        ("title", &html),
        ("markdown_title", &markdown),
        ("fragment", &fragment),
        ("attributes", &attributes),
        ("width", &width),
        ("height", &height),
        ("picture", look.size.picture()),
    ];
    // In one pass: what is filled in is never looked at again.
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled += before;
        let named = values
            .iter()
            .find_map(|(name, value)| Some((*value, after.strip_prefix(name)?.strip_prefix('}')?)));
        (filled, rest) = match named {
            Some((value, after)) => (filled + value, after),
            None => (filled + "{", after),
        };
    }
    filled + rest
}

/// Writes text for an attribute of HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Writes text for the brackets of a link in Markdown.
fn escape_markdown(text: &str) -> String {
    let is_special = |c: char| matches!(c, '\\' | '[' | ']' | '`' | '*' | '_' | '<' | '!');
    text.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> BaseUrl {
        "https://cards.example/".parse().unwrap()
    }

    fn look(size: Size) -> EmbedOptions {
        EmbedOptions { theme: Theme::Auto, size, lang: None, progress: None }
    }

    #[test]
    fn every_template_says_what_it_needs_and_is_filled_whole() {
        for kind in Kind::value_variants() {
            let Template { needs, text } = kind.template();
            assert!(needs.ends_with('.') && needs.len() > 20, "{kind:?}: {needs}");
            let filled = fill(text, &base(), "86-eighty-six", "86", &look(Size::Compact));
            let left = filled.replace("{IDENTIFIER}", "").replace("{text}", "");
            assert!(!left.contains('{') || *kind == Kind::Phpbb, "{filled}");
            assert!(filled.contains("https://cards.example/"), "{filled}");
        }
    }

    #[test]
    fn knows_what_a_snippet_cannot_say() {
        let all = EmbedOptions {
            theme: Theme::Dark,
            size: Size::SignatureTall,
            lang: Some("ja".into()),
            progress: Some("anime=5".into()),
        };
        let told = ["--theme", "--lang", "--progress"];
        assert_eq!(Kind::Html.ignores(&all), [""; 0]);
        assert_eq!(Kind::Element.ignores(&all), ["--size"]);
        assert_eq!(Kind::Bbcode.ignores(&all), told);
        assert_eq!(Kind::Wordpress.ignores(&all), ["--theme", "--size", "--lang", "--progress"]);
        for kind in Kind::value_variants() {
            assert_eq!(kind.ignores(&look(Size::Full)), [""; 0], "{kind:?}");
        }
    }

    #[test]
    fn the_bbcode_fits_into_a_signature() {
        let long = "a-name-that-is-as-long-as-the-name-of-a-card-may-ever-be-that-is";
        assert_eq!(long.len(), 64);
        let text = Kind::Bbcode.template().text;
        let code = fill(text, &base(), long, "", &look(Size::SignatureTall));
        assert!(code.len() < 255, "{}", code.len());
    }

    #[test]
    fn a_title_breaks_out_of_nothing() {
        let title = "\"><b>[x](y)</b> {base} & {id}";
        let html = fill(Kind::Html.template().text, &base(), "x", title, &look(Size::Full));
        assert!(html.contains("title=\"&quot;&gt;&lt;b&gt;[x](y)&lt;/b&gt; {base} &amp; {id}\""));
        let markdown = fill(Kind::Markdown.template().text, &base(), "x", title, &look(Size::Full));
        assert!(markdown.starts_with("[![\">\\<b>\\[x\\](y)\\</b> {base} & {id}]("), "{markdown}");
    }

    #[test]
    fn says_how_the_card_is_to_look() {
        let look = EmbedOptions {
            theme: Theme::Dark,
            size: Size::Compact,
            lang: Some("ja".into()),
            progress: Some("anime=5&novel=2".into()),
        };
        let fill = |kind: Kind| fill(kind.template().text, &base(), "x", "X", &look);
        assert!(fill(Kind::Html).contains(
            "embed/x/#lang=ja&amp;theme=dark&amp;size=compact&amp;anime=5&amp;novel=2\""
        ));
        assert!(
            fill(Kind::Element).contains(
                r#" lang="ja" theme="dark" size="compact" progress="anime=5&amp;novel=2">"#
            )
        );
    }
}
