// The card of 86 EIGHTY-SIX in tests: its addresses, a cover, the text behind it, and the stored reader.
export const ID = "86-eighty-six";
export const CARD = `c/${ID}/`;
/** Its frame, which shows the progress of its address at once. */
export const FRAME = `embed/${ID}/`;
export const coveredText = "That is a lie: children sit inside and fight.";
export const coverButton = (page) => page.getByRole("button", { name: "What the public isn’t told" });
/** Reads the stored reader of the card. */
export const stored = (page) => page.evaluate((id) => localStorage.getItem(`curtain:${id}`), ID);
