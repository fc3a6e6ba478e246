// The cover of 86 that tests open, and what is behind it.
export const ID = "86-eighty-six";
export const CARD = `c/${ID}/`;
export const coveredText = "That is a lie: children sit inside and fight.";
export const coverButton = (page) => page.getByRole("button", { name: "What the newsreels leave out" });
/** What is remembered of the card's reader. */
export const stored = (page) => page.evaluate((id) => localStorage.getItem(`curtain:${id}`), ID);
