// Drawing of inline cards: loads the program once for all cards of a host page, and draws each card without a frame
// in the shadow root of its element.

import { fetchTranslation, parseHead, readCard } from "./bundle.ts";
import { watchErrors } from "./failures.ts";
import { fetchText, importModule } from "./files.ts";
import { bundleRoute, translatedBundleRoute } from "./generated.ts";
import { chooseLanguage } from "./languages.ts";
import { memoize } from "./memoize.ts";
import { ADDRESS_EVENT } from "./protocol.ts";
import { yieldToMain } from "./tasks.ts";
import type { CardSlot, Messages, Notify, Program, Card as ProgramCard } from "./widget.ts";

export { observeSparingly } from "./nearness.ts";

const sheet = new CSSStyleSheet();
sheet.replaceSync(INLINE_CSS);

const site = new URL(".", import.meta.url);
const resolveUrl = (path: string): string => new URL(path, site).href;

/** What each card on the page does once the program has stopped. */
const failureCallbacks = new Set<(reason: unknown) => void>();
let hasStopped = false;
const stop = (reason: unknown): void => {
  hasStopped = true;
  for (const onFailure of failureCallbacks) onFailure(reason);
  failureCallbacks.clear();
};

const loadProgram = memoize(async (failures) => {
  const { glue, wasm } = PROGRAM;
  const program = await importModule<Program>(glue, site, failures);
  await program.default({ module_or_path: fetch(resolveUrl(wasm.name), { integrity: wasm.integrity }) });
  watchErrors([glue.name, wasm.name], (reason) => {
    program.stop();
    stop(reason);
  });
  return program;
});

interface Bundle {
  readonly card: ProgramCard;
  /** The accent colour, by day and by night. */
  readonly accent: readonly [string, string];
}

// Elements with the same card share what was read.
const loadBundle = memoize(async (_, id: string, wanted: string | null): Promise<Bundle> => {
  // Before anything is awaited: the parts of one card share one attempt to load the program.
  const loading = loadProgram();
  const original = (await fetchText(resolveUrl(bundleRoute(id)))).split("\n");
  const translation = await fetchTranslation(original, wanted, (lang) => resolveUrl(translatedBundleRoute(id, lang)));
  const { card, lines } = await readCard(await loading, translation, original);
  return { card, accent: parseHead(lines).accent };
});

const loadMessages = memoize(async (_, lang: string): Promise<Messages> => {
  const loading = loadProgram();
  const lines = await fetchText(resolveUrl(PROGRAM.messages.replace("{}", lang)));
  const { Messages } = await loading;
  return new Messages(lang, lines);
});

/** An element in which the program shows a card. */
interface InlineSlot {
  readonly element: HTMLElement;
  readonly slot: CardSlot;
}

/** Stages without a card, for the next cards. */
const slotPool: InlineSlot[] = [];

let lastDraw: Promise<unknown> | undefined;
/** Draws after all that was to be drawn before: one whole card is worth more than two halves. */
const enqueueDraw = <Result>(draw: () => Promise<Result>): Promise<Result> => {
  const drawing = Promise.allSettled([lastDraw]).then(yieldToMain).then(draw);
  lastDraw = drawing;
  return drawing;
};

/** The detail of an event of the element. */
export type EventDetail = { card: string; fact: string } | { card: string; track: string; units: number };

/** A card of a page. */
export class Card {
  readonly #id: string;
  readonly #root: string;
  readonly #notify: Notify;
  #program?: Program;
  #bundle?: Bundle;
  #messages?: Messages;
  #slot: InlineSlot | undefined;
  #onFailure?: (reason: unknown) => void;
  #address = "";
  #isRemoved = false;

  /** `dispatch` is called with what the card's reader does; `root` is the address of the site. */
  constructor(id: string, root: string, dispatch: (kind: string, detail: EventDetail) => void) {
    this.#id = id;
    this.#root = root;
    // An error of a listener must not end the program: it is called after the program has returned.
    this.#notify = (...[kind, subject, units]) => {
      queueMicrotask(() => {
        dispatch(kind, kind === "open" ? { card: id, fact: subject } : { card: id, track: subject, units });
      });
    };
  }

  /** Loads what the card needs to be shown as `address` asks. */
  async load(address: string): Promise<void> {
    const wanted = new URLSearchParams(address).get("lang");
    const lang = chooseLanguage(wanted, PROGRAM.langs) ?? "en";
    [this.#program, this.#bundle, this.#messages] = await Promise.all(
      [loadProgram(), loadBundle(this.#id, wanted), loadMessages(lang)]);
  }

  /**
   * Draws the loaded card into a shadow root, unless it is not `isNeeded` any more when the cards before it are
   * drawn; returns whether it is drawn. `onFailure` is called if the program stops later.
   */
  draw(root: ShadowRoot, address: string, onFailure: (reason: unknown) => void, isNeeded = (): boolean => true): Promise<boolean> {
    this.#address = address;
    return enqueueDraw(async () => {
      if (this.#isRemoved || !isNeeded()) return false;
      if (hasStopped) throw new Error("the program stopped");
      const [program, bundle, messages] = [this.#program, this.#bundle, this.#messages];
      if (!program || !bundle || !messages) throw new Error("found a card that is not loaded");
      const { element, slot } = this.#slot = slotPool.pop() ?? createSlot(program);
      const [day, night] = bundle.accent;
      element.style.setProperty("--accent-day", day);
      element.style.setProperty("--accent-night", night);
      this.setAddress(this.#address);
      failureCallbacks.add(this.#onFailure = onFailure);
      slot.show(bundle.card, messages, this.#root, false, stop, this.#notify);
      const isWanted = async (): Promise<boolean> => {
        await yieldToMain();
        return !this.#isRemoved && !hasStopped;
      };
      do if (!await isWanted()) return false; while (slot.render_step());
      if (!await isWanted()) return false;
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
      root.append(element);
      return true;
    });
  }

  /** Changes what the card is asked to show. */
  setAddress(address: string): void {
    this.#address = address;
    if (!this.#slot) return;
    const { element } = this.#slot;
    const parameters = new URLSearchParams(address);
    for (const name of ["theme", "size"]) {
      const value = parameters.get(name);
      if (value === null) delete element.dataset[name];
      else element.dataset[name] = value;
    }
    element.dataset["address"] = address;
    element.dispatchEvent(new Event(ADDRESS_EVENT));
  }

  /** Takes the card away and gives its slot to the next one. */
  remove(): void {
    this.#isRemoved = true;
    if (this.#onFailure) failureCallbacks.delete(this.#onFailure);
    const slot = this.#slot;
    slot?.element.remove();
    if (slot && !hasStopped) {
      slot.slot.clear();
      slotPool.push(slot);
    }
    this.#slot = undefined;
  }
}

function createSlot(program: Program): InlineSlot {
  const element = document.createElement("div");
  element.className = "card-slot";
  return { element, slot: new program.CardSlot(element) };
}
