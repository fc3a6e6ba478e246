// Script of a card's pages: lets covers open before the program is there, and where it cannot come. It is a classic
// script inside the page, so that it runs before the first click.

import { openCovers } from "./covers.ts";
import { find } from "./page.ts";
import { growFact } from "./trees.ts";

const card = find("[data-curtain]");
openCovers(find(".card-slot", card), card.dataset["card"] ?? "", () => find("script[data-openings]").textContent, growFact);
