// Entry script inside a card's pages, which lets their covers open without the program. It is a classic script, so that
// it runs before the first click.

import { openCovers } from "./covers.ts";
import { find } from "./page.ts";
import { growFact } from "./trees.ts";

const card = find("[data-curtain]");
openCovers(find(".card-slot", card), card.dataset["card"] ?? "", () => find("script[data-openings]").textContent, growFact);
