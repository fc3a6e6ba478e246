//! What pages that follow oEmbed are told (<https://oembed.com/>): a rich embed, from a static file.

use super::base_url::BaseUrl;
use super::snippet::{EmbedOptions, Kind, Size, Theme, fill};
use curtain_core::gate::CardView;
use serde_json::json;

/// Writes the answer for a card. A static file cannot heed the width and height that a page asks for;
/// the frame is right at any width from 280 pixels, and WordPress clamps its height itself.
pub(super) fn oembed(view: &CardView, base: &BaseUrl) -> String {
    let look = EmbedOptions { theme: Theme::Auto, size: Size::Full, lang: None, progress: None };
    let (width, height) = look.size.pixels();
    let frame = fill(Kind::Html.template().text, base, &view.id, &view.title.text, &look);
    // WordPress keeps the quotation for readers whose browser shows no frame.
    let link = "<blockquote><a href=\"{base}c/{id}/\">{title}</a></blockquote>";
    let link = fill(link, base, &view.id, &view.title.text, &look);
    let (thumbnail_width, thumbnail_height) = Size::SignatureTall.pixels();
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": view.title.text,
        "provider_name": "Curtain",
        "provider_url": base.to_string(),
        "cache_age": 86_400,
        "html": link + &frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{base}sig/{}{}.png", view.id, Size::SignatureTall.picture()),
        "thumbnail_width": thumbnail_width,
        "thumbnail_height": thumbnail_height,
    });
    answer.to_string() + "\n"
}
