// The gallery: search, time slider and embed builder.

import { startEmbedBuilder } from "./gallery/embed_builder.ts";
import { startSearch } from "./gallery/search.ts";
import { startTimeSlider } from "./gallery/time_slider.ts";
import { find } from "./page.ts";

const site = new URL(`./${find("main").dataset["root"] ?? ""}`, document.baseURI);

// A page of the gallery has some of them.
for (const [selector, start] of [
  ["[data-search]", startSearch],
  ["[data-time-slider]", startTimeSlider],
  ["[data-embed-builder]", startEmbedBuilder],
] as const) {
  const section = document.querySelector<HTMLElement>(selector);
  if (section) start(section, site);
}
