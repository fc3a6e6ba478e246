// Start of a card's own page or frame: loads the program once it is needed, and puts the live card in the place of the
// static one. Whatever fails, the static card stays with its covers, and says in one line what does not work.

import { readLines } from "./bundle.ts";
import { watchErrors } from "./failures.ts";
import { fetchText, importModule } from "./files.ts";
import { parseFragment } from "./fragment.ts";
import { translatedBundleRoute } from "./generated.ts";
import { chooseLanguage } from "./languages.ts";
import { find } from "./page.ts";
import { readStored, storageKey } from "./stored.ts";
import { afterPress, isExpanded, twinIn, watchReader } from "./takeover.ts";
import { yieldToMain } from "./tasks.ts";
import type { Card, Program } from "./widget.ts";

const { messages, langs } = find("script[data-messages]").dataset as Record<"messages" | "langs", string>;
const card = find("[data-curtain]");
const { root, card: id, endedAt, bundle, bundleIntegrity } = card.dataset as
  Record<"root" | "card" | "endedAt" | "bundle" | "bundleIntegrity", string>;
const staticCard = find(".card-slot", card);
const notice = find("[part=notice]", card);
const liveCard = document.createElement("div");
liveCard.className = staticCard.className;
liveCard.hidden = true;

let load!: () => void;
const needed = new Promise<void>((resolve) => {
  load = resolve;
});

const watched = watchReader(staticCard, load);

function replaceStaticCard(): void {
  if (card.dataset["curtain"] !== "static") return;
  card.dataset["curtain"] = "live";
  watched.replaceBy(liveCard);
}

function fail(message: "broken" | "notLoaded", reason: unknown): void {
  if (card.dataset["curtain"] === "failed") return;
  console.error(`curtain: ${String(reason)}`);
  if (!staticCard.isConnected) {
    liveCard.before(staticCard);
    // Covers that were closed since stay closed, and open ones open.
    for (const cover of staticCard.querySelectorAll<HTMLElement>("[part=reveal]")) {
      if (isExpanded(twinIn(liveCard, cover)) !== isExpanded(cover)) cover.click();
    }
  }
  liveCard.remove();
  card.dataset["curtain"] = "failed";
  const link = watched.giveUp();
  notice.textContent = [message, ...staticCard.querySelector("[part=reveal]:disabled") ? ["someCovers"] : []]
    .map((name) => notice.dataset[name]).join(" ");
  // A link needs no program. It opens where links of its page do, which in a frame is another tab.
  link?.click();
}

const { lang: pageLang, dataset: marks, classList } = document.documentElement;
// Translators add classes.
const place = classList.contains("page") ? "page" : "frame";
const readLang = (): string | null => parseFragment(location.hash).get("lang");
const wanted = readLang();
const lang = chooseLanguage(wanted, langs.split(" ")) ?? pageLang;
const cardLangs = card.dataset["langs"]?.split(" ") ?? [];
const cardLang = chooseLanguage(wanted, cardLangs);
/** The language of the card's translation for this reader; the first language is that of the page. */
const translation = cardLangs.slice(1).find((other) => other === cardLang);

// A signature in a thread needs the program once it is on screen, and while its countdown runs or its fragment asks
// for more than looks, which frame.ts marks. Another card also needs it for another language and for what is stored.
let isSeen = false;
const check = (): void => {
  const isAsked = !(Number(endedAt) * 1000 <= Date.now()) || (marks["asked"] ?? location.hash.includes("="));
  if (marks["size"] === "signature" ? isSeen && isAsked : isAsked || lang !== pageLang || translation || readStored(id)) load();
};
// Without an observer every card counts as seen.
try {
  new IntersectionObserver(([entry], observer) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    isSeen = true;
    check();
  }).observe(card);
} catch {
  isSeen = true;
}
addEventListener("hashchange", () => {
  check();
  // A card is read in one language.
  if (readLang() !== wanted) location.reload();
});
addEventListener("storage", ({ key }) => {
  if (!key || key === storageKey(id)) load();
});
// Another page may have closed covers while this one was in the back/forward cache.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && staticCard.querySelector("[aria-expanded=true]")) load();
});
// After the first paint.
requestAnimationFrame(() => requestAnimationFrame(check));

card.dataset["idle"] = "";
await needed;
delete card.dataset["idle"];
try {
  const site = new URL(root, document.baseURI);
  const resolveUrl = (path: string): string => new URL(path, site).href;
  const bytes = fetch(resolveUrl(WASM.name), { integrity: WASM.integrity });
  const loadProgram = async (): Promise<Program> => {
    const program = await importModule<Program>(GLUE, site, 0);
    await program.default({ module_or_path: bytes });
    return program;
  };
  const loading = loadProgram();
  const read = async (path: string, integrity?: string): Promise<Card> => {
    const lines = (await fetchText(resolveUrl(path), integrity)).split("\n");
    return readLines(await loading, lines);
  };
  const readOriginal = (): Promise<Card> => read(bundle, bundleIntegrity);
  // The first formatted date of a language is slow: that time is better spent while the program loads.
  setTimeout(() => {
    try {
      new Date().toLocaleString(lang, { weekday: "short", timeZoneName: "short" });
    } catch {}
  });
  const [program, shown, lines] = await Promise.all([
    loading,
    // A card is better in its author's language than not at all.
    translation ? read(translatedBundleRoute(id, translation)).catch(readOriginal) : readOriginal(),
    fetchText(resolveUrl(messages.replace("{}", lang))),
    bytes,
  ]);
  watchErrors([GLUE.name, WASM.name], (reason) => {
    fail("broken", reason);
    program.stop();
  });
  const texts = new program.Messages(lang, lines);
  const slot = new program.CardSlot(liveCard, (panic) => { fail("broken", panic); });
  staticCard.after(liveCard);
  const readOpened = (): string => staticCard.dataset["opened"] ?? "";
  let drawn: string;
  // The opener may open and close covers while the card is drawn.
  const readState = (): string => `${readOpened()} ${readStored(id)}`;
  do {
    drawn = readState();
    await yieldToMain();
    slot.show(shown, texts, root, place, readOpened(), () => undefined);
    do await yieldToMain(); while (slot.render_step());
    await yieldToMain();
    await afterPress();
  } while (readState() !== drawn);
  replaceStaticCard();
} catch (error) {
  fail("notLoaded", error);
}
