// Start of a card's own page or frame: loads the program, and puts the live card in the place of the static one.
// Whatever fails, the static card stays and says so in one line.

import { fetchTranslation, readCard } from "./bundle.ts";
import { watchErrors } from "./failures.ts";
import { fetchText } from "./files.ts";
import { parseFragment } from "./fragment.ts";
import { translatedBundleRoute } from "./generated.ts";
import { chooseLanguage } from "./languages.ts";
import { find } from "./page.ts";
import { yieldToMain } from "./tasks.ts";
import type { Program } from "./widget.ts";

/** How long a press that begins on the static card may last before the live card takes its place, in milliseconds. */
const LONGEST_PRESS = 2_000;

const { glue, wasm, integrity, messages, langs } = find("script[data-glue]").dataset as
  Record<"glue" | "wasm" | "integrity" | "messages" | "langs", string>;
const card = find("[data-curtain]");
const { root, card: id, endedAt } = card.dataset as Record<"root" | "card" | "endedAt", string>;
const staticCard = find(".card-slot", card);
const notice = find("[part=notice]", card);
const liveCard = document.createElement("div");
liveCard.className = staticCard.className;
liveCard.hidden = true;

// Clicks on the static card are repeated on the live one. Impatient clicks on one cover count once; the second
// click on a link follows it.
const clicked = new Set<HTMLElement>();
const isLink = (control: HTMLElement): control is HTMLAnchorElement => "href" in control;
const rememberClick = (event: MouseEvent): void => {
  const control = (event.target as Element).closest<HTMLElement>("[part=reveal], [part=play]");
  if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isLink(control) && clicked.has(control)) return;
  event.preventDefault();
  clicked.add(control);
};
staticCard.addEventListener("click", rememberClick);

// A field is carried over once somebody typed into it, even if it says the same as before.
const typed = new Set<HTMLInputElement>();
staticCard.addEventListener("input", ({ target }) => typed.add(target as HTMLInputElement));

// A click needs both halves of its press on one card. The end of some presses never arrives, as when a context
// menu opens.
let isPressed = false;
let onRelease: (() => void) | undefined;
const press = (event: Event): void => {
  isPressed = !(event as PointerEvent).button;
};
const release = (): void => {
  setTimeout(() => {
    isPressed = false;
    onRelease?.();
  });
};
const afterPress = (callback: () => void): void => {
  if (!isPressed) {
    callback();
    return;
  }
  onRelease = callback;
  setTimeout(callback, LONGEST_PRESS);
};
for (const kind of ["pointerdown", "keydown"]) staticCard.addEventListener(kind, press);
for (const kind of ["pointerup", "pointercancel", "keyup"]) addEventListener(kind, release);

function replaceStaticCard(): void {
  if (card.dataset["curtain"] !== "static") return;
  const focused = staticCard.contains(document.activeElement) ? document.activeElement?.id : "";
  liveCard.hidden = false;
  staticCard.remove();
  card.dataset["curtain"] = "live";
  const twinOf = <Kind extends Element>({ id }: Kind): Kind | null => liveCard.querySelector<Kind>(`#${id}`);
  for (const details of staticCard.querySelectorAll("details[open]")) twinOf(details)?.setAttribute("open", "");
  for (const input of typed) {
    const field = twinOf(input);
    // Of the radio buttons of one question only the checked one is an answer.
    if (!field || (input.type === "radio" && !input.checked)) continue;
    field.value = input.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  for (const control of clicked) {
    const twin = twinOf(control);
    // An earlier visit may have opened this cover already.
    if (twin && twin.ariaExpanded !== "true") twin.click();
  }
  clicked.clear();
}

function fail(message: "broken" | "notLoaded", reason: unknown): void {
  if (card.dataset["curtain"] === "failed") return;
  console.error(`curtain: ${String(reason)}`);
  if (!staticCard.isConnected) liveCard.before(staticCard);
  liveCard.remove();
  staticCard.removeEventListener("click", rememberClick);
  card.dataset["curtain"] = "failed";
  for (const control of staticCard.querySelectorAll<HTMLButtonElement | HTMLInputElement>("button, input")) control.disabled = true;
  notice.textContent = notice.dataset[message] ?? "";
  // A link needs no program.
  const link = [...clicked].find(isLink);
  if (link) location.href = link.href;
}

// A signature in a thread needs the program once it is on screen, and while its countdown runs or its fragment asks
// for more than looks. frame.ts, which runs first, marks that.
const marks = document.documentElement.dataset;
let isSeen = !("IntersectionObserver" in self);
const isNeeded = (): boolean => marks["size"] !== "signature" ||
  (isSeen && ("asked" in marks || !(Number(endedAt) * 1000 <= Date.now())));
await new Promise<void>((resolve) => {
  const check = (): void => {
    if (isNeeded()) resolve();
  };
  check();
  if (!isSeen) {
    new IntersectionObserver(([entry], observer) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      isSeen = true;
      check();
    }).observe(card);
  }
  addEventListener("hashchange", check);
});

try {
  const resolveUrl = (path: string): string => new URL(path, document.baseURI).href;
  const readLang = (): string | null => parseFragment(location.hash).get("lang");
  const wanted = readLang();
  const lang = chooseLanguage(wanted, langs.split(" ")) ?? document.documentElement.lang;
  // A card is read in one language.
  addEventListener("hashchange", () => {
    if (readLang() !== wanted) location.reload();
  });
  const original = find("script[data-bundle]").textContent.split("\n");
  const translation = fetchTranslation(original, wanted, (lang) => resolveUrl(root + translatedBundleRoute(id, lang)));
  const importing = import(resolveUrl(glue)) as Promise<Program>;
  const messageLines = fetchText(resolveUrl(messages.replace("{}", lang)));
  // A failure is reported where the lines are awaited, below.
  messageLines.catch(() => undefined);
  // The first formatted date of a language is slow: that time is better spent while the program loads.
  if (staticCard.querySelector("[part=countdown]")) {
    setTimeout(() => {
      try {
        new Date().toLocaleString(lang, { weekday: "short", timeZoneName: "short" });
      } catch {}
    });
  }
  const program = await importing;
  await program.default({ module_or_path: fetch(resolveUrl(wasm), { integrity }) });
  watchErrors([glue, wasm].map((path) => path.slice(path.lastIndexOf("/") + 1)), (reason) => {
    fail("broken", reason);
    program.stop();
  });
  const read = await readCard(program, await translation, original);
  staticCard.after(liveCard);
  const texts = new program.Messages(lang, await messageLines);
  const slot = new program.CardSlot(liveCard);
  await yieldToMain();
  slot.show(read.card, texts, root, true, (panic) => { fail("broken", panic); }, () => undefined);
  do await yieldToMain(); while (slot.render_step());
  await yieldToMain();
  afterPress(replaceStaticCard);
} catch (error) {
  fail("notLoaded", error);
}
