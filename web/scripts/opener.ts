// Entry script inside the page of a card, and part of that inside its frame: lets covers open without the program. It is a
// classic script before the card: a slow page is painted before its end has come, and a click must not be lost until then.

import { openCovers } from "./covers.ts";
import { find } from "./page.ts";
import { growFact } from "./trees.ts";

/** The covers that are clicked before the page is whole. */
const early: HTMLElement[] = [];

const holdClick = (event: Event): void => {
  const cover = (event.target as Element).closest<HTMLElement>("[part=reveal]");
  if (!cover) return;
  event.preventDefault();
  early.push(cover);
};
addEventListener("click", holdClick);

// The page is whole before its modules run.
document.addEventListener("readystatechange", () => {
  removeEventListener("click", holdClick);
  const card = find("[data-curtain]");
  openCovers(find(".card-slot", card), card.dataset["card"] ?? "", () => find("script[data-openings]").textContent, growFact);
  for (const cover of early) cover.click();
}, { once: true });
