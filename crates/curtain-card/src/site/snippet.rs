//! Snippets that authors paste to show a card on another page: the templates in `assets/snippets/`, filled in for
//! one card. The embed builder of the gallery fills in the same templates.
//!
//! A template is a note of what the host has to allow, an empty line, and the snippet.

use super::base_url::BaseUrl;
use super::embed_options::{EmbedOptions, Kind, Size, Theme};
use curtain_core::{fragment, template};
use html_escape::encode_double_quoted_attribute as escape;

/// The template of a snippet, and a note for its host.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// A sentence about what the host has to allow.
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

    /// Returns the options that have no place in the snippet, by their names on the command line.
    pub fn ignores(self, options: &EmbedOptions) -> Vec<&'static str> {
        let text = self.template().text;
        let takes_options = text.contains("{fragment}") || text.contains("{attributes}");
        let has_size = match options.size {
            Size::Full => true,
            Size::Compact => takes_options,
            // Snippets that are neither a frame of that size nor a picture choose their own size.
            Size::Signature => takes_options || text.contains("{picture}"),
            Size::SignatureTall | Size::SignatureSmall => {
                text.contains("{width}") || text.contains("{picture}")
            }
        };
        [
            ("--theme", options.theme == Theme::Auto || takes_options),
            ("--size", has_size),
            ("--lang", options.lang.is_none() || takes_options),
            ("--progress", options.progress.is_none() || takes_options),
        ]
        .into_iter()
        .filter_map(|(name, is_fine)| (!is_fine).then_some(name))
        .collect()
    }
}

/// Fills a template in for a card.
pub fn fill(
    template: &str,
    base: &BaseUrl,
    id: &str,
    title: &str,
    options: &EmbedOptions,
) -> String {
    let (theme, size) = (options.theme.parameter(), options.size.parameter());
    let (lang, progress) = (options.lang.as_deref(), options.progress.as_deref());
    let parameters = [(fragment::LANG, lang), (fragment::THEME, theme), (fragment::SIZE, size)];
    let entries =
        parameters.into_iter().filter_map(|(name, value)| Some(fragment::entry(name, value?)));
    let entries: Vec<String> = entries.chain(progress.map(str::to_owned)).collect();
    let fragment = fragment::join(&entries);
    let fragment = if fragment.is_empty() { fragment } else { format!("#{fragment}") };
    // The element's attributes are named like the parameters.
    let attributes: String = (parameters.into_iter().chain([("progress", progress)]))
        .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", escape(value?))))
        .collect();
    let (width, height) = options.size.pixels();
    template::fill(
        template,
        &[
            ("base", &base.to_string()),
            ("id", id),
            ("title", &escape(title)),
            ("markdown_title", &escape_markdown(title)),
            ("fragment", &escape(&fragment)),
            ("attributes", &attributes),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
            ("picture", options.size.picture()),
        ],
    )
}

/// Writes text for the brackets of a link in Markdown.
fn escape_markdown(text: &str) -> String {
    let is_special = |c: char| matches!(c, '\\' | '[' | ']' | '`' | '*' | '_' | '<' | '!');
    text.chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::embed_options::Choice;
    use curtain_core::routes;

    fn base() -> BaseUrl {
        "https://cards.example/".parse().unwrap()
    }

    #[test]
    fn every_template_says_what_it_needs_and_is_filled_whole() {
        for kind in Kind::ALL {
            let Template { needs, text } = kind.template();
            assert!(needs.ends_with('.') && needs.len() > 20, "{kind:?}: {needs}");
            let filled =
                fill(text, &base(), "86-eighty-six", "86", &EmbedOptions::of_size(Size::Compact));
            let left = filled.replace("{IDENTIFIER}", "").replace("{text}", "");
            assert!(!left.contains('{') || *kind == Kind::Phpbb, "{filled}");
            assert!(filled.contains("https://cards.example/"), "{filled}");
        }
    }

    #[test]
    fn every_address_in_a_snippet_is_a_route() {
        let known = [
            "".to_owned(),
            routes::card_page("x"),
            routes::frame_page("x"),
            routes::frame_page("{IDENTIFIER}"),
            routes::frame_page("{text}"),
            routes::picture("x", "", "png"),
            routes::ELEMENT_SCRIPT.to_owned(),
        ];
        let mut addresses = 0;
        for kind in Kind::ALL {
            let options = EmbedOptions::of_size(Size::Full);
            let filled = fill(kind.template().text, &base(), "x", "X", &options);
            for rest in filled.split("https://cards.example/").skip(1) {
                let end = rest.find(['"', ')', '[', ']', '\n']).unwrap_or(rest.len());
                assert!(known.iter().any(|route| *route == rest[..end]), "{}", &rest[..end]);
                addresses += 1;
            }
        }
        assert!(addresses >= Kind::ALL.len());
    }

    #[test]
    fn knows_what_a_snippet_cannot_say() {
        let all = EmbedOptions {
            theme: Theme::Dark,
            size: Size::SignatureTall,
            lang: Some("ja".into()),
            progress: Some("anime=5".into()),
        };
        let ignored = ["--theme", "--lang", "--progress"];
        assert_eq!(Kind::Html.ignores(&all), [""; 0]);
        assert_eq!(Kind::Element.ignores(&all), ["--size"]);
        assert_eq!(Kind::Bbcode.ignores(&all), ignored);
        assert_eq!(Kind::Wordpress.ignores(&all), ["--theme", "--size", "--lang", "--progress"]);
        for kind in Kind::ALL {
            assert_eq!(kind.ignores(&EmbedOptions::of_size(Size::Full)), [""; 0], "{kind:?}");
        }
    }

    #[test]
    fn the_bbcode_fits_into_a_signature() {
        let long = "a-name-that-is-as-long-as-the-name-of-a-card-may-ever-be-that-is";
        assert_eq!(long.len(), 64);
        let text = Kind::Bbcode.template().text;
        let code = fill(text, &base(), long, "", &EmbedOptions::of_size(Size::SignatureTall));
        assert!(code.len() < 255, "{}", code.len());
    }

    #[test]
    fn a_title_breaks_out_of_nothing() {
        let title = "\"><b>[x](y)</b> {base} & {id}";
        let html = fill(
            Kind::Html.template().text,
            &base(),
            "x",
            title,
            &EmbedOptions::of_size(Size::Full),
        );
        assert!(html.contains("title=\"&quot;&gt;&lt;b&gt;[x](y)&lt;/b&gt; {base} &amp; {id}\""));
        let markdown = fill(
            Kind::Markdown.template().text,
            &base(),
            "x",
            title,
            &EmbedOptions::of_size(Size::Full),
        );
        assert!(markdown.starts_with("[![\">\\<b>\\[x\\](y)\\</b> {base} & {id}]("), "{markdown}");
    }

    #[test]
    fn says_how_the_card_is_to_look() {
        let options = EmbedOptions {
            theme: Theme::Dark,
            size: Size::Compact,
            lang: Some("ja".into()),
            progress: Some("anime=5&novel=2".into()),
        };
        let fill = |kind: Kind| fill(kind.template().text, &base(), "x", "X", &options);
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
