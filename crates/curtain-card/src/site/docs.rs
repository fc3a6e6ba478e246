//! The guides of `docs/` as pages of the site, and the links to them.

use super::meta;
use super::policy::{self, policy};
use super::render::document;
use crate::translations::{Language, SiteText};
use curtain_core::routes;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use yew::prelude::*;

/// The documents that are pages: their names in `docs/` and in addresses, and their texts.
const DOCS: [(&str, &str); 8] = [
    ("guide-readers", include_str!("../../assets/docs/guide-readers.md")),
    ("guide-bloggers", include_str!("../../assets/docs/guide-bloggers.md")),
    ("guide-authors", include_str!("../../assets/docs/guide-authors.md")),
    ("guide-forums", include_str!("../../assets/docs/guide-forums.md")),
    ("reference", include_str!("../../assets/docs/reference.md")),
    ("embedding", include_str!("../../assets/docs/embedding.md")),
    ("hosting", include_str!("../../assets/docs/hosting.md")),
    ("leaks", include_str!("../../assets/docs/leaks.md")),
];

/// The text that stands for the document in the page that is rendered around it.
const PLACEHOLDER: &str = "the text of the document";

/// The relative address of the site's root on the page of a document, [`routes::DOCS_PAGE`].
pub(super) const ROOT: &str = "../../";

/// Returns the links to the documents.
pub(super) fn links(root: &str, language: &Language) -> Html {
    let link = |(name, text): &(&str, &str)| {
        html! { <li><a href={format!("{root}{}", routes::docs_page(name))}>{ title(text).to_owned() }</a></li> }
    };
    html! {
        <nav class="docs" aria-label={language.site(SiteText::Docs).to_owned()}>
            // The documents are in English.
            <ul lang="en">{ for DOCS.iter().map(link) }</ul>
        </nav>
    }
}

/// Returns the pages with a style sheet: their paths within the site, and their HTML.
pub(super) fn pages(css: &str) -> Vec<(String, String)> {
    let page = |(name, text): &(&str, &str)| {
        let title = format!("{} – Curtain", title(text));
        let basics = meta::basics(&title, &policy(css, None, policy::NO_FRAMES), css);
        let head = html! { <>{ basics }{ meta::icons(ROOT) }</> };
        let body = html! {
            <>
                <header class="site-head"><a href={ROOT}>{ "Curtain" }</a></header>
                <main class="doc">{ PLACEHOLDER }</main>
            </>
        };
        let whole = document("en", "docs", head, body);
        (
            routes::index_file(&routes::docs_page(name)),
            whole.replacen(PLACEHOLDER, &html_of(text), 1),
        )
    };
    DOCS.iter().map(page).collect()
}

/// Returns the routes of the pages.
pub(super) fn routes_of_pages() -> impl Iterator<Item = String> {
    DOCS.iter().map(|(name, _)| routes::docs_page(name))
}

/// Returns the title of a document: its first line.
fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

/// Returns a document as HTML. Links to other documents lead to their pages; links to other files of the repository
/// become plain text.
fn html_of(text: &str) -> String {
    let mut heading = None;
    let mut is_link_dropped = false;
    let events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                heading = Some(out.len());
                out.push(Event::Start(Tag::Heading { level, id: None, classes, attrs }));
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(start) = heading.take() {
                    set_heading_id(&mut out, start, level);
                }
                out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                match site_address(&dest_url) {
                    Some(dest_url) => {
                        out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                    }
                    None => is_link_dropped = true,
                }
            }
            Event::End(TagEnd::Link) if is_link_dropped => is_link_dropped = false,
            // No document has raw HTML; if one had, it would be shown as text.
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            other => out.push(other),
        }
    }
    let mut html = String::new();
    html::push_html(&mut html, out.into_iter());
    html.replace("<a href=\"https://", "<a rel=\"noopener noreferrer nofollow\" href=\"https://")
        .replace("<pre>", "<pre tabindex=\"0\">")
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

/// Gives the heading that begins at the event `start` the id that links to it use: its text in lower case, with `-` for
/// spaces and without punctuation.
fn set_heading_id(events: &mut [Event], start: usize, level: HeadingLevel) {
    let text: String = events[start..]
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let slug = text
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c => c.is_alphanumeric().then_some(c),
        })
        .collect::<String>();
    let id = Some(CowStr::from(slug));
    events[start] =
        Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
}

/// Returns the address of a link's target on the site; `None` for a file that the site does not have.
fn site_address(link: &str) -> Option<CowStr<'static>> {
    if link.starts_with("https://") || link.starts_with('#') {
        return Some(link.to_owned().into());
    }
    let (file, heading) =
        link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
    let (name, _) = DOCS.iter().find(|(name, _)| file.strip_suffix(".md") == Some(name))?;
    let heading = heading.map(|heading| format!("#{heading}")).unwrap_or_default();
    Some(format!("../{name}/{heading}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_headings_that_are_there() {
        let pages = pages("");
        for (path, html) in &pages {
            for link in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if link.starts_with("https://") || link == ROOT || link.contains("icon.") {
                    continue;
                }
                let (file, place) = link.split_once('#').unwrap_or((link, ""));
                let target = match file.strip_prefix("../") {
                    Some(name) => format!("docs/{name}index.html"),
                    None => path.clone(),
                };
                let (_, target) = pages.iter().find(|(path, _)| *path == target).unwrap();
                assert!(
                    place.is_empty() || target.contains(&format!("id=\"{place}\"")),
                    "{link} in {path}"
                );
            }
            assert!(!html.contains(PLACEHOLDER), "{path}");
        }
    }

    #[test]
    fn mark_up_in_a_document_is_text() {
        assert!(!html_of("a <b>bold</b> one").contains("<b>"));
    }
}
