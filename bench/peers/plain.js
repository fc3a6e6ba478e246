// The card without any library: its content is in the page, and one timer writes to text nodes.
import { airs, sealed } from "content";

const first = document.querySelector(".card-slot");
const count = Number(new URLSearchParams(location.search).get("n")) || 1;
for (let more = 1; more < count; more += 1) first.after(first.cloneNode(true));

/** The text nodes of all countdowns. */
export const counts = [...document.querySelectorAll("[part=countdown]")].map((count) => {
  count.replaceChildren(document.createTextNode(""));
  return count.firstChild;
});
/** Those that are written to. */
export const ticking = new Set(counts);
const tick = () => {
  const seconds = Math.max(0, Math.floor((airs - Date.now()) / 1_000));
  const text = `Episode 1 in ${Math.floor(seconds / 86_400)} d ${Math.floor(seconds / 3_600) % 24} h ${Math.floor(seconds / 60) % 60} min ${seconds % 60} s`;
  for (const node of ticking) node.data = text;
};
tick();
setInterval(tick, 1_000);

document.addEventListener("click", ({ target }) => {
  const cover = target.closest("[part=reveal]");
  if (!cover) return;
  const isOpen = cover.ariaExpanded === "true";
  cover.ariaExpanded = String(!isOpen);
  if (isOpen) cover.nextSibling.remove();
  else cover.insertAdjacentText("afterend", atob(sealed[cover.id]));
});
