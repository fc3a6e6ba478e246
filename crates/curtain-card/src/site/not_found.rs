//! The page for addresses at which the site has nothing: `404.html`.

use super::context::SiteContext;
use super::meta;
use super::policy::{self, policy};
use super::render::document;
use crate::translations::SiteText;
use yew::prelude::*;

/// The file that hosts send where they find none.
pub(super) const FILE: &str = "404.html";

/// Returns the page. It stands at any address, so its links begin at the root of the host.
pub(super) fn not_found_page(site: &SiteContext) -> String {
    let language = site.language();
    let root = site.base.map_or("/", |base| base.path());
    let css = &site.app.styles.docs;
    let title = language.site(SiteText::NotFoundTitle);
    let head = html! {
        <>
            { meta::basics(&format!("{title} – Curtain"), &policy(css, None, policy::NO_FRAMES), css) }
            { meta::icons(root) }
            <meta name="robots" content="noindex" />
        </>
    };
    let body = html! {
        <>
            <header class="site-head"><a href={root.to_owned()}>{ "Curtain" }</a></header>
            <main class="doc">
                <h1>{ title.to_owned() }</h1>
                <p>{ language.site(SiteText::NotFound).to_owned() }</p>
                <p><a href={root.to_owned()}>{ language.site(SiteText::GalleryTitle).to_owned() }</a></p>
            </main>
        </>
    };
    document(language.tag(), "docs", head, body)
}
