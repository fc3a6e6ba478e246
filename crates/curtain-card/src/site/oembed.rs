//! The oEmbed answer of a card (<https://oembed.com/>): a rich embed, as a static file.

use super::base_url::BaseUrl;
use super::embed_options::{EmbedOptions, Kind, Size};
use super::snippet::fill;
use curtain_core::card::time::Duration;
use curtain_core::gate::CardView;
use curtain_core::routes;
use html_escape::encode_double_quoted_attribute as escape;
use serde_json::json;

/// Returns the answer for a card. A static file cannot follow the `maxwidth` and `maxheight` of a request; the frame
/// works at any width from 280 pixels, and WordPress limits its height itself.
pub(super) fn oembed(view: &CardView, base: &BaseUrl) -> String {
    let options = EmbedOptions::of_size(Size::Full);
    let (width, height) = options.size.pixels();
    let frame = fill(Kind::Html.template().text, base, &view.id, &view.title.text, &options);
    // WordPress keeps the quotation for readers whose browser shows no frame.
    let (page, title) = (routes::card_page(&view.id), escape(&view.title.text));
    let link = format!("<blockquote><a href=\"{base}{page}\">{title}</a></blockquote>");
    let (thumbnail_width, thumbnail_height) = Size::SignatureTall.pixels();
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": view.title.text,
        "provider_name": "Curtain",
        "provider_url": base.to_string(),
        "cache_age": Duration::DAY.seconds(),
        "html": link + &frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{base}{}", routes::picture(&view.id, Size::SignatureTall.picture(), "png")),
        "thumbnail_width": thumbnail_width,
        "thumbnail_height": thumbnail_height,
    });
    answer.to_string() + "\n"
}
