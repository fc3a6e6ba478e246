// The custom element <curtain-card>: a card in a frame whose height follows the frame's message or, with the
// attribute `inline`, in the page itself. The content between its tags is shown until the card is there, and again
// after the card fails.

import { importModule } from "./files.ts";
import { framePageRoute, type PARAMETERS } from "./generated.ts";
import type * as Inline from "./inline.ts";
import { memoize } from "./memoize.ts";
import { observeFar, type FarElements } from "./nearness.ts";
import { ATTRIBUTES, FRAME_PART, HEIGHT_MESSAGE } from "./protocol.ts";

const site = new URL(".", import.meta.url);

/** The lowest height of a frame, in pixels. */
const MIN_HEIGHT = 40;
/** The largest height of a frame, in pixels. */
const MAX_HEIGHT = 20_000;

/** The attributes that are parameters of the card as they are. */
const LOOKS = ["theme", "size", "heading", "at"] as const satisfies (typeof ATTRIBUTES[number] & typeof PARAMETERS[number])[];

const sheet = new CSSStyleSheet();
sheet.replaceSync(ELEMENT_CSS);

// A message is taken only from a frame of an element on this page. In a page without an origin its frames have
// none either.
const heightCallbacks = new Map<unknown, (height: number) => void>();
const origins = self.origin === "null" ? ["null", site.origin] : [site.origin];
addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
  const setHeight = origins.includes(origin) ? heightCallbacks.get(source) : undefined;
  const { type, height } = Object(data) as { type?: unknown; height?: unknown };
  if (setHeight && type === HEIGHT_MESSAGE && Number.isFinite(height)) setHeight(height as number);
});

// One observer for all elements: a thousand observers cost a page more than its cards do.
const far: FarElements = new Map();
let observer: IntersectionObserver | undefined;
// Without an observer every card counts as near.
try {
  observer = observeFar(far);
} catch {}

const importInline = memoize(async (failures) => {
  const inline = await importModule<typeof Inline>(INLINE, site, failures);
  // Until a card is drawn nothing moves by itself, and watching costs nothing.
  observer &&= inline.observeSparingly(far, observer);
  return inline;
});

class CurtainCard extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  readonly #root = this.attachShadow({ mode: "open" });
  readonly #slot = document.createElement("slot");
  #hasConnected = false;
  /** The mode and the card that are drawn; a change of them draws anew. */
  #drawn = "";
  #hasFailed = false;
  /** Counts what was drawn: an element that comes back has another one, with the same attributes. */
  #attempt = 0;
  #frame: HTMLIFrameElement | undefined;
  #frameWindow: Window | null | undefined;
  #card: Inline.Card | undefined;

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#root.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.#hasConnected = true;
    this.#draw();
  }

  disconnectedCallback(): void {
    // A frame loads anew when it is moved. A card stays if the element is back before the next task.
    if (this.#frame) this.#clear();
    queueMicrotask(() => {
      if (!this.isConnected) this.#clear();
    });
  }

  attributeChangedCallback(): void {
    if (this.#hasConnected && this.isConnected) this.#draw();
  }

  get #id(): string {
    return this.getAttribute("card") ?? "";
  }

  /** The language of the element, or of what it stands in. */
  get #lang(): string {
    return this.closest<HTMLElement>("[lang]")?.lang ?? "";
  }

  get #isSignature(): boolean {
    return this.getAttribute("size") === "signature";
  }

  /** What the card is asked to show, as a fragment has it. */
  get #address(): string {
    const entries = LOOKS.map((name) => [name, this.getAttribute(name)] as const);
    const parameters = [...entries, ["lang", this.#lang || null] as const]
      .flatMap(([name, value]) => value === null ? [] : `${name}=${encodeURIComponent(value)}`);
    return [...parameters, this.getAttribute("progress")].filter(Boolean).join("&");
  }

  get #frameUrl(): string {
    return new URL(`${framePageRoute(this.#id)}#${this.#address}`, site).href;
  }

  #draw(): void {
    const isInline = this.hasAttribute("inline") && !this.#hasFailed;
    const wanted = `${isInline ? `inline ${this.#lang} ${String(this.getAttribute("heading"))}` : "frame"} ${this.#id}`;
    if (wanted === this.#drawn) {
      this.#updateAddress();
      return;
    }
    this.#clear();
    if (!/^[a-z0-9-]{1,64}$/.test(this.#id)) {
      console.error(`curtain-card: found card="${this.#id}", wanted the name of a card, such as 86-eighty-six`);
      return;
    }
    this.#drawn = wanted;
    const attempt = this.#attempt;
    if (isInline) this.#whenNear(() => void this.#drawInline(attempt));
    else this.#drawFrame();
  }

  /** Takes away what is drawn, so that the content stands again. */
  #clear(): void {
    this.#drawn = "";
    this.#attempt += 1;
    far.delete(this);
    this.#removeCard();
    heightCallbacks.delete(this.#frameWindow);
    this.#frame?.remove();
    this.#frame = this.#frameWindow = undefined;
    this.#slot.hidden = false;
  }

  #removeCard(): void {
    this.#card?.remove();
    this.#card = undefined;
  }

  /** Changes what the drawn card shows; nothing is loaded for that. */
  #updateAddress(): void {
    this.#card?.setAddress(this.#address);
    if (!this.#frame) return;
    this.#frameWindow?.location.replace(this.#frameUrl);
    if (this.#isSignature) this.#frame.style.height = "";
  }

  #drawFrame(): void {
    const frame = this.#frame = document.createElement("iframe");
    frame.className = "silent";
    frame.part.value = FRAME_PART;
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.title = this.title || this.textContent.trim().slice(0, 100) || this.#id;
    frame.src = this.#frameUrl;
    this.#root.append(frame);
    this.#frameWindow = frame.contentWindow;
    heightCallbacks.set(this.#frameWindow, (height) => {
      frame.style.height = this.#isSignature ? "" : `${String(Math.min(Math.max(Math.ceil(height), MIN_HEIGHT), MAX_HEIGHT))}px`;
      frame.classList.remove("silent");
      this.#removeCard();
      this.#slot.hidden = true;
    });
  }

  /** Calls back once the element is near the screen. */
  #whenNear(onNear: () => void): void {
    if (!observer) {
      onNear();
      return;
    }
    far.set(this, onNear);
    observer.observe(this);
  }

  get #isNear(): boolean {
    const { top, bottom } = this.getBoundingClientRect();
    return !observer || (top < 1.5 * innerHeight && bottom > -0.5 * innerHeight);
  }

  async #drawInline(attempt: number): Promise<void> {
    const isWanted = (): boolean => this.#attempt === attempt && this.isConnected;
    const fail = (reason: unknown): void => {
      console.warn(`curtain-card: ${this.#id} is shown in a frame: ${String(reason)}`);
      this.#hasFailed = true;
      // The static card stands until the frame is there, and where the page allows no frame.
      const card = this.isConnected && this.#card?.fail() ? this.#card : undefined;
      if (card) this.#card = undefined;
      this.#clear();
      if (this.isConnected) this.#draw();
      if (!card) return;
      this.#card = card;
      this.#slot.hidden = true;
    };
    try {
      const { Card } = await importInline();
      if (!isWanted()) return;
      const card = this.#card ??= new Card(this.#id, site.href, (kind, detail) =>
        this.dispatchEvent(new CustomEvent(`curtain-${kind}`, { bubbles: true, composed: true, detail })));
      const isDrawn = await card.draw(this.#root, this.#address, fail, () => this.#isNear, () => { this.#slot.hidden = true; });
      // The cards before it may have moved it off the screen.
      if (isWanted() && !isDrawn) this.#whenNear(() => void this.#drawInline(attempt));
    } catch (error) {
      // A page whose policy allows no program may allow a frame.
      if (isWanted()) fail(error);
    }
  }
}

// Where scripts of two sites are on a page, the first one defines the element.
if (!customElements.get("curtain-card")) customElements.define("curtain-card", CurtainCard);
