// Drawing of inline cards without a frame, in the shadow roots of their elements: each static card at once, and then the
// live one. The program is loaded once for all cards of a host page.

import { fetchTranslation, parseHead, readCard } from "./bundle.ts";
import { openCovers } from "./covers.ts";
import { watchErrors } from "./failures.ts";
import { fetchText, importModule } from "./files.ts";
import { bundleRoute, staticCardRoute, translatedBundleRoute } from "./generated.ts";
import { chooseLanguage } from "./languages.ts";
import { memoize } from "./memoize.ts";
import { ADDRESS_EVENT } from "./protocol.ts";
import { growIn, type StaticCard } from "./static-card.ts";
import { readStored, storageKey } from "./stored.ts";
import { afterPress, watchReader, type Watched } from "./takeover.ts";
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

/** Whether the program was asked for, by any card. */
let isLoading = false;
const loadProgram = memoize(async (failures) => {
  isLoading = true;
  const program = await importModule<Program>(GLUE, site, failures);
  await program.default({ module_or_path: fetch(resolveUrl(WASM.name), { integrity: WASM.integrity }) });
  watchErrors([GLUE.name, WASM.name], (reason) => {
    program.stop();
    stop(reason);
  });
  return program;
});

/** Loads the program on the way: whoever waits for it hears of a failure. */
const startProgram = (): void => {
  loadProgram().catch(() => undefined);
};

const afterPaint = (): Promise<void> => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => { resolve(); }));
});

const loadStaticCard = memoize(async (_, id: string) =>
  JSON.parse(await fetchText(resolveUrl(staticCardRoute(id)))) as StaticCard);

/** Tells whether a static card is in the language that the live card will have. */
const isStaticLanguage = ({ lang, langs }: StaticCard, wanted: string | null): boolean =>
  (chooseLanguage(wanted, LANGS) ?? "en") === lang && [undefined, langs[0]].includes(chooseLanguage(wanted, langs));

interface Bundle {
  readonly card: ProgramCard;
  /** The accent colour, by day and by night. */
  readonly accent: readonly string[];
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
  const lines = await fetchText(resolveUrl(MESSAGES.replace("{}", lang)));
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
const enqueueDraw = <Result>(draw: () => Result | Promise<Result>): Promise<Result> => {
  const drawing = Promise.allSettled([lastDraw]).then(yieldToMain).then(draw);
  lastDraw = drawing;
  return drawing;
};

/** The detail of an event of the element. */
export type EventDetail = { card: string; fact: string } | { card: string; track: string; units: number };

/** A static card in a page. */
interface Still {
  readonly element: HTMLElement;
  readonly watched: Watched;
}

/** A card of a page: the static card, and the live one after it. */
export class Card {
  readonly #id: string;
  readonly #root: string;
  readonly #notify: Notify;
  #still: Still | undefined;
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

  /**
   * Draws the card into a shadow root as `address` asks, unless it is not `isNeeded` any more when the cards before it
   * are drawn; returns whether it is drawn. `onShown` is called once there is a card, which is the static one first.
   * `onFailure` is called if the program stops later.
   */
  async draw(
    root: ShadowRoot,
    address: string,
    onFailure: (reason: unknown) => void,
    isNeeded = (): boolean => true,
    onShown?: () => void,
  ): Promise<boolean> {
    this.#address = address;
    const parameters = new URLSearchParams(address);
    const wanted = parameters.get("lang");
    const isDue = (): boolean => !this.#isRemoved && isNeeded();
    const file = this.#still ? undefined : await loadStaticCard(this.#id).catch(() => undefined);
    if (file) {
      await enqueueDraw(() => {
        if (!isDue()) return;
        try {
          if (!isStaticLanguage(file, wanted)) return;
          this.#drawStatic(root, file, parameters.get("heading"));
          onShown?.();
        } catch (error) {
          console.warn(`curtain-card: ${this.#id}: ${String(error)}`);
        }
      });
      if (!isDue()) return false;
      if (this.#still && !isLoading) await afterPaint();
    }
    const lang = chooseLanguage(wanted, LANGS) ?? "en";
    const [program, bundle, messages] = await Promise.all([loadProgram(), loadBundle(this.#id, wanted), loadMessages(lang)]);
    return enqueueDraw(async () => {
      if (!isDue()) return false;
      if (hasStopped) throw new Error("the program stopped");
      const { element, slot } = this.#slot = slotPool.pop() ?? createSlot(program);
      setAccent(element, bundle);
      this.setAddress(this.#address);
      failureCallbacks.add(this.#onFailure = onFailure);
      const isWanted = async (): Promise<boolean> => {
        await yieldToMain();
        return !this.#isRemoved && !hasStopped;
      };
      const readOpened = (): string => this.#still?.element.dataset["opened"] ?? "";
      let drawn: string;
      // Covers of the static card may open and close while the card is drawn.
      const readState = (): string => `${readOpened()} ${readStored(this.#id)}`;
      do {
        drawn = readState();
        slot.show(bundle.card, messages, this.#root, "host", readOpened(), this.#notify);
        do if (!await isWanted()) return false; while (slot.render_step());
        await afterPress();
        if (!await isWanted()) return false;
      } while (this.#still && readState() !== drawn);
      adoptStyle(root);
      if (this.#still) this.#still.watched.replaceBy(element);
      else root.append(element);
      this.#still = undefined;
      onShown?.();
      return true;
    });
  }

  #drawStatic(root: ShadowRoot, file: StaticCard, heading: string | null): void {
    const { card, openings } = file;
    const grow = growIn(this.#root, /^[1-5]$/.test(heading ?? "") ? Number(heading) : 2);
    const element = grow(card) as HTMLElement;
    element.dataset["curtain"] = "static";
    setAccent(element, file);
    if (openings) {
      openCovers(element, this.#id, () => openings, grow, (fact, isOpen) => {
        if (isOpen) this.#notify("open", fact, undefined);
        // Browsers send this event to other windows only; live cards of the same series on this page need it too.
        dispatchEvent(new StorageEvent("storage", { key: storageKey(this.#id) }));
      });
    }
    this.#still = { element, watched: watchReader(element, startProgram) };
    this.setAddress(this.#address);
    adoptStyle(root);
    root.append(element);
  }

  /** Changes what the card is asked to show. */
  setAddress(address: string): void {
    this.#address = address;
    const parameters = new URLSearchParams(address);
    for (const holder of [this.#still, this.#slot]) {
      if (!holder) continue;
      const { element } = holder;
      for (const name of ["theme", "size"]) {
        const value = parameters.get(name);
        if (value === null) delete element.dataset[name];
        else element.dataset[name] = value;
      }
      element.dataset["address"] = address;
      element.dispatchEvent(new Event(ADDRESS_EVENT));
    }
  }

  /** Ends the use of the program. Returns whether the static card stands, with what works of it. */
  fail(): boolean {
    const still = this.#still;
    if (still) {
      const link = still.watched.giveUp();
      // A link needs no program.
      link?.click();
      still.element.dataset["curtain"] = "failed";
    }
    this.#still = undefined;
    this.remove();
    this.#still = still;
    return !!still;
  }

  /** Takes the card away and gives its slot to the next one. */
  remove(): void {
    this.#isRemoved = true;
    this.#still?.element.remove();
    this.#still = undefined;
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

function setAccent({ style }: HTMLElement, { accent: [day = "", night = ""] }: Pick<Bundle, "accent">): void {
  style.setProperty("--accent-day", day);
  style.setProperty("--accent-night", night);
}

function adoptStyle(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}

function createSlot(program: Program): InlineSlot {
  const element = document.createElement("div");
  element.className = "card-slot";
  return { element, slot: new program.CardSlot(element, stop) };
}
