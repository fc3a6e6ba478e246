// Search of the gallery: finds cards by words of their titles.

import { galleryPageRoute, cardPageRoute, SEARCH_INDEX_ROUTE } from "../generated.ts";
import { memoize } from "../memoize.ts";
import { find } from "../page.ts";

/** The most results that are shown. */
const LIMIT = 50;

/** A card in the search file: its name, its title, the number of its page in the gallery, and more words. */
type Entry = readonly [id: string, title: string, page: number, more: string];

/** Makes spellings with and without accents, and of full and half width, the same. */
const normalize = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Starts the search in its section. */
export function startSearch(section: HTMLElement, site: URL): void {
  const input = find("input", section);
  const status = find("output", section);
  const results = find("ul", section);
  // Loaded at the first search: most visitors never search.
  const loadIndex = memoize(async () => {
    const response = await fetch(new URL(SEARCH_INDEX_ROUTE, site));
    const entries = await response.json() as readonly Entry[];
    return entries.map(([id, title, page, more]) => ({ id, title, page, text: normalize(`${title} ${id} ${more}`) }));
  });
  const readWords = (): string[] => normalize(input.value).split(/\s+/).filter(Boolean);

  const createLink = (path: string, ...content: (string | Node)[]): HTMLElement => {
    const link = document.createElement("a");
    link.href = new URL(path, site).href;
    link.append(...content);
    return link;
  };

  const search = async (): Promise<void> => {
    const words = readWords();
    status.value = "";
    if (!words.length) {
      results.replaceChildren();
      return;
    }
    try {
      const index = await loadIndex();
      // Somebody may have typed on meanwhile.
      if (readWords().join() !== words.join()) return;
      const found = index.filter(({ text }) => words.every((word) => text.includes(word)));
      results.replaceChildren(...found.slice(0, LIMIT).map(({ id, title, page }) => {
        const item = document.createElement("li");
        const name = document.createElement("bdi");
        name.append(title);
        item.append(
          createLink(cardPageRoute(id), name), " ",
          createLink(`${page === 1 ? "" : galleryPageRoute(page)}#card=${id}`, section.dataset["embed"] ?? ""));
        return item;
      }));
      const { more = "", none = "" } = status.dataset;
      if (!found.length) status.value = none;
      else if (found.length > LIMIT) status.value = more.replace("{n}", String(LIMIT)).replace("{all}", String(found.length));
    } catch {
      status.value = status.dataset["failed"] ?? "";
    }
  };
  input.addEventListener("input", () => void search());
  section.hidden = false;
}
