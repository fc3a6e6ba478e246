// Embed builder of the gallery: writes the snippets that authors paste into their pages, with a preview.

import { parseFragment } from "../fragment.ts";
import { framePageRoute, pictureRoute } from "../generated.ts";
import { find } from "../page.ts";

/** A kind of page that a card is pasted into. */
interface Kind {
  /** What the page has to allow. */
  readonly needs: string;
  /** The snippet, with names in braces. */
  readonly text: string;
  /** The names of the sizes that it can have. */
  readonly sizes: readonly [string, ...string[]];
  /** Whether the author chooses more than the size. */
  readonly themed: boolean;
}

/** A size of a card. */
interface Size {
  readonly width: number;
  readonly height: number;
  /** The value of the parameter `size`; empty for the whole card. */
  readonly parameter: string;
  /** The end of the name of its picture. */
  readonly picture: string;
}

/** What the page says about kinds and sizes. */
interface Options {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly sizes: Readonly<Record<string, Size>>;
}

/** A track of a card, with how many units it has. */
interface Track {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
}

const MAX_UNITS = 65_535;
/** The kinds whose snippet shows a picture. */
const PICTURES = ["bbcode", "markdown"];

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const escapeMarkdown = (text: string): string => text.replace(/[\\[\]`*_<!]/g, "\\$&");

/** Starts the builder in its section. */
export function startEmbedBuilder(section: HTMLElement, site: URL): void {
  const { kinds, sizes } = JSON.parse(find("script", section).textContent) as Options;
  const select = (name: string): HTMLSelectElement => find(`[name=${name}]`, section) as HTMLSelectElement;
  const [card, kind, size, theme, lang] = [select("card"), select("kind"), select("size"), select("theme"), select("lang")];
  const tracks = find("[data-tracks]:not(option)", section);
  const snippet = find("textarea", section);
  const preview = find("[data-preview]", section);
  const copy = find("button", section);
  const status = find("output", section);
  const needs = find("[data-needs]", section);
  const progressInputs = (): HTMLInputElement[] => [...tracks.querySelectorAll("input")];

  /** Writes the fields for how far readers begin on each track. */
  const resetTracks = (): void => {
    const chosen = JSON.parse(card.selectedOptions[0]?.dataset["tracks"] ?? "[]") as readonly Track[];
    tracks.replaceChildren(...chosen.map(({ id, name, count }) => {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), {
        type: "number", min: "0", max: String(count ?? MAX_UNITS), placeholder: "0",
      });
      input.dataset["track"] = id;
      label.append((section.dataset["progress"] ?? "").replace("{name}", name), input);
      return label;
    }));
  };

  const showPreview = (path: string, attributes: { title: string; width: number; height: number } | { alt: string }): void => {
    const src = new URL(path, site).href;
    const shown = "alt" in attributes
      ? Object.assign(document.createElement("img"), { src, ...attributes })
      : Object.assign(document.createElement("iframe"), {
        src, title: attributes.title, width: String(attributes.width), height: String(attributes.height), loading: "lazy",
      });
    preview.replaceChildren(shown);
  };

  let isUsed = false;
  const update = (): void => {
    const chosen = kinds[kind.value];
    if (!chosen) return;
    // A picture has one look, and some hosts choose the size themselves.
    for (const option of size.options) option.disabled = !chosen.sizes.includes(option.value);
    if (size.selectedOptions[0]?.disabled) [size.value] = chosen.sizes;
    for (const input of [theme, lang, ...progressInputs()]) input.disabled = !chosen.themed;
    const measures = sizes[size.value];
    if (!measures) return;
    const { width, height, parameter, picture } = measures;
    const id = card.value;
    const title = card.selectedOptions[0]?.textContent ?? "";
    const looks = { lang: lang.value, theme: theme.value === "auto" ? "" : theme.value, size: parameter };
    const progress = progressInputs()
      .filter((input) => input.value !== "" && input.checkValidity())
      .map((input) => `${input.dataset["track"] ?? ""}=${String(Number(input.value))}`).join("&");
    const entries = Object.entries(looks).map(([name, value]) => value && `${name}=${value}`);
    const parameters = [...entries, progress].filter(Boolean).join("&");
    const fragment = parameters && `#${parameters}`;
    const attributes = Object.entries({ ...looks, progress })
      .map(([name, value]) => value && ` ${name}="${escapeHtml(value)}"`).join("");
    const values: Readonly<Record<string, string | number>> = {
      base: site.href, id, title: escapeHtml(title), markdown_title: escapeMarkdown(title),
      fragment: escapeHtml(fragment), attributes, width, height, picture,
    };
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    needs.textContent = fill(chosen.needs);
    snippet.value = fill(chosen.text);
    status.value = "";
    // The preview loads once somebody has used the builder.
    if (!isUsed) return;
    if (PICTURES.includes(kind.value)) showPreview(pictureRoute(id, picture, "png"), { alt: title });
    else showPreview(framePageRoute(id) + fragment, { title, width, height });
  };

  const copySnippet = async (): Promise<void> => {
    snippet.select();
    // Where the page may not write to the clipboard, the selected text can be copied by hand.
    try {
      await navigator.clipboard.writeText(snippet.value);
      status.value = copy.dataset["done"] ?? "";
    } catch {}
  };
  copy.addEventListener("click", () => void copySnippet());
  section.addEventListener("input", ({ target }) => {
    isUsed = true;
    // Progress belongs to the tracks of one card.
    if (target === card) resetTracks();
    update();
  });
  section.hidden = false;
  // A link of the search names the card in the fragment.
  const chooseCard = (): void => {
    const wanted = parseFragment(location.hash).get("card");
    if (wanted && [...card.options].some(({ value }) => value === wanted)) {
      card.value = wanted;
      section.scrollIntoView();
    }
    resetTracks();
    update();
  };
  addEventListener("hashchange", chooseCard);
  chooseCard();
}
