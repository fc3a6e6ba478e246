// Covers of a static card: opening and closing without the program. Nothing is decided here: when the site was built, the
// gate said what each cover shows and what gives way, and the openings hold that sealed.

import { OPENABLE_EVENT } from "./protocol.ts";
import { unseal } from "./seal.ts";
import { hasCoverPreferences, readStored, rememberCover } from "./stored.ts";
import type { Tree } from "./trees.ts";

/** What a cover opens, and the names of the places that give way. */
type Opening = readonly [tree: Tree, ...gone: string[]];

/** Sets an attribute; without a value, removes it. */
const setAttribute = (element: Element | null, name: string, value: string | false): void => {
  if (value) element?.setAttribute(name, value);
  else element?.removeAttribute(name);
};

/**
 * Lets the covers of the static card of a card `id` in `slot` open. `readSealed` returns the sealed openings; `grow`
 * makes the node of a tree; `onChange` hears of each cover that a reader opens or closes, by its key.
 */
export function openCovers(
  slot: HTMLElement,
  id: string,
  readSealed: () => string,
  grow: (tree: Tree) => Node,
  onChange?: (key: string, isOpen: boolean) => void,
): void {
  /** All places by their names: `12` on the page, `1f/0` in the fact of key `1f`. */
  const places: Record<string, Element> = {};
  const namePlaces = (within: Element, prefix: string): void => {
    within.querySelectorAll(".place").forEach((place, index) => {
      const parent = place.parentElement;
      // An entry of a list goes with its marker.
      places[`${prefix}${index}`] = parent?.localName === "li" ? parent : place;
    });
  };
  namePlaces(slot, "");

  let openings: Readonly<Record<string, Opening>> | undefined;
  /** The facts that were open so far, by their keys. */
  const facts: Record<string, Element> = {};
  /** The open covers that the browser could not store. */
  const unstored = new Set<string>();
  /** For each open cover, by its key, the places that give way. */
  const open = new Map<string, readonly Element[]>();
  /** The places that have given way, each with the mark where it stood. */
  const away = new Map<Element, Comment>();

  /** Returns the fact behind a cover and the places that give way; throws where the page does not have them whole. */
  const openingOf = (key: string): readonly [fact: Element, gone: readonly Element[]] => {
    openings ??= JSON.parse(unseal(id, readSealed())) as Record<string, Opening>;
    const [tree, ...names] = openings[key] ?? [];
    const gone = names.flatMap((name) => places[name] ?? []);
    if (!tree || gone.length < names.length) throw new Error(key);
    let fact = facts[key];
    if (!fact) {
      fact = facts[key] = grow(tree) as Element;
      namePlaces(fact, `${key}/`);
    }
    return [fact, gone];
  };

  /** Tells whether the reader has changed an answer of the form, which the program will take over and store. */
  const isAnswered = (): boolean =>
    [...slot.querySelectorAll("input")].some(({ checked, defaultChecked }) => checked !== defaultChecked);

  /** Opens or closes the cover of an event, or only tells that it can: then the default of the event is prevented. */
  const act = (event: Event): void => {
    const cover = (event.target as Element).closest("[part=reveal]");
    if (!cover) return;
    const key = cover.id.replace("reveal-", "");
    // Whatever a reader prefers, an open cover closes.
    if (!open.has(key) && (hasCoverPreferences(readStored(id)) || isAnswered())) return;
    try {
      const [fact, gone] = openingOf(key);
      event.preventDefault();
      if (event.type !== "click") return;
      const isOpen = !open.delete(key);
      if (isOpen) {
        open.set(key, gone);
        cover.parentElement?.after(fact);
      } else fact.remove();
      setAttribute(cover, "aria-expanded", String(isOpen));
      setAttribute(cover, "aria-controls", isOpen && fact.id);
      setAttribute(slot.querySelector("#close-all"), "aria-disabled", !open.size && "true");
      for (const [place, mark] of away) mark.replaceWith(place);
      away.clear();
      for (const place of new Set([...open.values()].flat())) {
        const mark = new Comment();
        place.replaceWith(mark);
        away.set(place, mark);
      }
      // What is not stored is left to the program on the page.
      if (rememberCover(id, key, isOpen) || !isOpen) unstored.delete(key);
      else unstored.add(key);
      setAttribute(slot, "data-opened", [...unstored].join("."));
      onChange?.(key, isOpen);
    } catch {}
  };

  slot.addEventListener("click", act);
  slot.addEventListener(OPENABLE_EVENT, act);
  // Key repeat clicks a button again and again.
  slot.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
}
