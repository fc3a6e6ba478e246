//! The documentation, as pages of the site.

use super::page::document;
use super::{meta, style};
use crate::translations::Language;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use yew::prelude::*;

/// The documents that are pages: their names in `docs/` and in addresses, and their texts.
const DOCS: [(&str, &str); 8] = [
    ("guide-readers", include_str!("../../../../docs/guide-readers.md")),
    ("guide-bloggers", include_str!("../../../../docs/guide-bloggers.md")),
    ("guide-authors", include_str!("../../../../docs/guide-authors.md")),
    ("guide-forums", include_str!("../../../../docs/guide-forums.md")),
    ("reference", include_str!("../../../../docs/reference.md")),
    ("embedding", include_str!("../../../../docs/embedding.md")),
    ("hosting", include_str!("../../../../docs/hosting.md")),
    ("leaks", include_str!("../../../../docs/leaks.md")),
];

/// Where the text of a document goes in the page that is drawn around it.
const PLACE: &str = "the text of the document";

/// The way from a document to the site's root.
const ROOT: &str = "../../";

/// Writes the links to the documents.
pub(super) fn links(root: &str, language: &Language) -> Html {
    let link = |(name, text): &(&str, &str)| {
        html! { <li><a href={format!("{root}docs/{name}/")}>{ title(text).to_owned() }</a></li> }
    };
    html! {
        <nav class="docs" aria-label={language.site("docs").to_owned()}>
            // The documents are in English.
            <ul lang="en">{ for DOCS.iter().map(link) }</ul>
        </nav>
    }
}

/// Writes the pages: their paths within the site, and what they are.
pub(super) fn pages() -> Result<Vec<(String, String)>, String> {
    let page = |(name, text): &(&str, &str)| {
        let css = style::docs();
        let title = format!("{} – Curtain", title(text));
        let head = meta::basics(&title, &meta::policy(&css, None, "'none'"), &css, ROOT);
        let body = html! {
            <>
                <header class="site-head"><a href={ROOT}>{ "Curtain" }</a></header>
                <main class="doc">{ PLACE }</main>
            </>
        };
        let whole = document("en", "docs", head, body)?;
        Ok((format!("docs/{name}/index.html"), whole.replacen(PLACE, &written(text), 1)))
    };
    DOCS.iter().map(page).collect()
}

/// Returns the title of a document: its first line.
fn title(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

/// Writes a document of ours as HTML. Links to other documents lead to their pages; what is in the repository
/// alone is named and not linked.
fn written(text: &str) -> String {
    let mut heading = None;
    let mut is_dropped = false;
    let events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut out = Vec::with_capacity(events.len());
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                heading = Some(out.len());
                out.push(Event::Start(Tag::Heading { level, id: None, classes, attrs }));
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(at) = heading.take() {
                    name(&mut out, at, level);
                }
                out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                match address(&dest_url) {
                    Some(dest_url) => {
                        out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                    }
                    None => is_dropped = true,
                }
            }
            Event::End(TagEnd::Link) if is_dropped => is_dropped = false,
            // There is none; if there were, it would be text.
            Event::Html(text) | Event::InlineHtml(text) => out.push(Event::Text(text)),
            other => out.push(other),
        }
    }
    let mut written = String::new();
    html::push_html(&mut written, out.into_iter());
    written
        .replace("<a href=\"https://", "<a rel=\"noopener noreferrer nofollow\" href=\"https://")
        .replace("<pre>", "<pre tabindex=\"0\">")
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>")
}

/// Names the heading that begins at a place, as links to it do.
fn name(events: &mut [Event], at: usize, level: HeadingLevel) {
    let messages: String = events[at..]
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            _ => None,
        })
        .collect();
    let slug = messages
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' | '-' => Some('-'),
            c => c.is_alphanumeric().then_some(c),
        })
        .collect::<String>();
    let id = Some(CowStr::from(slug));
    events[at] = Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
}

/// Returns where a link leads on the site; `None` for what is not there.
fn address(link: &str) -> Option<CowStr<'static>> {
    if link.starts_with("https://") || link.starts_with('#') {
        return Some(link.to_owned().into());
    }
    let (file, place) =
        link.split_once('#').map_or((link, None), |(file, place)| (file, Some(place)));
    let (name, _) = DOCS.iter().find(|(name, _)| file.strip_suffix(".md") == Some(name))?;
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    Some(format!("../{name}/{place}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_headings_that_are_there() {
        let pages = pages().unwrap();
        for (path, html) in &pages {
            for link in html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                if link.starts_with("https://") || link == ROOT || link.ends_with("icon.svg") {
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
            assert!(!html.contains(PLACE), "{path}");
        }
    }

    #[test]
    fn mark_up_in_a_document_is_text() {
        assert!(!written("a <b>bold</b> one").contains("<b>"));
    }
}
