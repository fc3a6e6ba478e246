// Defines <curtain-card>: a card in a frame of its own, or with `inline` in the page itself. What stands
// between its tags stays until the card is there, and comes back where it cannot be.

const site = new URL(".", import.meta.url);
const LEAST = 40;
const MOST = 20_000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative; }
  :host([hidden]), [hidden] { display: none; }
  iframe { display: block; width: 100%; border: 0; color-scheme: light dark; }
  :host([theme=light]) iframe { color-scheme: light; }
  :host([theme=dark]) iframe { color-scheme: dark; }
  :host([theme=transparent]) iframe { color-scheme: inherit; }
  .silent { position: absolute; inset: 0 0 auto; height: 1px; visibility: hidden; }
  :host([size=signature]) { max-width: 500px; }
  :host([size=signature]) iframe:not(.silent) { height: 120px; }
`);

// Frames that are on the page, by their windows: who else sends a message is not heard. In a page without
// an origin its frames have none either.
const windows = new Map();
const origins = self.origin === "null" ? ["null", site.origin] : [site.origin];
addEventListener("message", ({ source, origin, data }) => {
  const heard = origins.includes(origin) && windows.get(source);
  if (heard && data?.type === "curtain-height" && Number.isFinite(data.height)) heard(data.height);
});

// The module for cards in the page itself, loaded when the first one is near, and not run unless its bytes
// are those that were built: a preloaded module is checked, and the import takes what was checked.
const INLINE = {};
let inline;
const load = ({ name, integrity }) => {
  const href = new URL(name, site).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity }));
  return import(href);
};

// One for all of them: a thousand observers cost a page more than its cards do.
const waiting = new WeakMap();
let observer;
try {
  observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      // Who comes, goes and comes again is told of twice at once.
      const call = waiting.get(target);
      waiting.delete(target);
      call?.();
    }
  }, { rootMargin: "50%" });
} catch {} // Then every card is near.

class CurtainCard extends HTMLElement {
  static observedAttributes = ["card", "inline", "heading", "lang", "theme", "size", "progress", "at"];
  #slot = document.createElement("slot");
  #begun = false;
  /** What is drawn: its mode and its card. Another one begins anew. */
  #drawn = "";
  #isBroken = false;
  #frame;
  #window;
  #card;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#slot);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    this.#begun = true;
    this.#draw();
  }

  disconnectedCallback() {
    // A frame that is put back loads anew anyway. What is only moved is back before the next task.
    if (this.#frame) this.#clear();
    queueMicrotask(() => this.isConnected || this.#clear());
  }

  attributeChangedCallback() {
    if (this.#begun && this.isConnected) this.#draw();
  }

  get #id() {
    return this.getAttribute("card") ?? "";
  }

  /** What the card is asked to show, as in a fragment. */
  get #address() {
    const look = ["theme", "size", "heading", "at"].filter((name) => this.hasAttribute(name));
    const entries = look.map((name) => `${name}=${encodeURIComponent(this.getAttribute(name))}`);
    return [...entries, this.#lang && `lang=${encodeURIComponent(this.#lang)}`, this.getAttribute("progress")].filter(Boolean).join("&");
  }

  /** The language that the card is to speak: its own attribute's, or that of what it stands in. */
  get #lang() {
    return this.closest("[lang]")?.lang ?? "";
  }

  #draw() {
    const isInline = this.hasAttribute("inline") && !this.#isBroken;
    const wanted = `${isInline ? `inline ${this.#lang} ${this.getAttribute("heading")}` : "frame"} ${this.#id}`;
    if (wanted === this.#drawn) {
      this.#tell();
      return;
    }
    this.#clear();
    if (!/^[a-z0-9-]{1,64}$/.test(this.#id)) {
      console.error(`curtain-card: found card="${this.#id}", wanted the name of a card, such as 86-eighty-six`);
      return;
    }
    this.#drawn = wanted;
    if (isInline) this.#near(() => this.#mount(wanted));
    else this.#open();
  }

  /** Takes away what is drawn; the fallback stands again. */
  #clear() {
    this.#drawn = "";
    observer?.unobserve(this);
    this.#card?.remove();
    windows.delete(this.#window);
    this.#frame?.remove();
    this.#card = this.#frame = this.#window = undefined;
    this.#slot.hidden = false;
  }

  /** Tells what is drawn already what to show; that asks for nothing anew. */
  #tell() {
    this.#card?.told(this.#address);
    if (!this.#frame) return;
    this.#window?.location.replace(new URL(`embed/${this.#id}/#${this.#address}`, site).href);
    if (this.getAttribute("size") === "signature") this.#frame.style.height = "";
  }

  #open() {
    const frame = this.#frame = document.createElement("iframe");
    frame.className = "silent";
    frame.part = "frame";
    frame.loading = "lazy";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.title = this.title || this.textContent.trim().slice(0, 100) || this.#id;
    frame.src = new URL(`embed/${this.#id}/#${this.#address}`, site).href;
    this.shadowRoot.append(frame);
    this.#window = frame.contentWindow;
    windows.set(this.#window, (height) => {
      const isSignature = this.getAttribute("size") === "signature";
      frame.style.height = isSignature ? "" : `${Math.min(Math.max(Math.ceil(height), LEAST), MOST)}px`;
      frame.classList.remove("silent");
      this.#slot.hidden = true;
    });
  }

  /** Calls back once the element is near the screen. */
  #near(call) {
    if (!observer) return call();
    waiting.set(this, call);
    observer.observe(this);
  }

  get #isNear() {
    const { top, bottom } = this.getBoundingClientRect();
    return !observer || (top < 1.5 * innerHeight && bottom > -0.5 * innerHeight);
  }

  async #mount(wanted) {
    const isWanted = () => this.#drawn === wanted && this.isConnected;
    const broken = (reason) => {
      console.warn(`curtain-card: ${this.#id} is shown in a frame: ${reason}`);
      this.#isBroken = true;
      this.#clear();
      if (this.isConnected) this.#draw();
    };
    try {
      const { Card } = await (inline ??= load(INLINE));
      const card = new Card(this.#id, site.href, (kind, detail) =>
        this.dispatchEvent(new CustomEvent(`curtain-${kind}`, { bubbles: true, composed: true, detail })));
      await card.load(this.#address);
      if (!isWanted()) return;
      this.#card = card;
      const isDrawn = await card.draw(this.shadowRoot, this.#address, broken, () => this.#isNear);
      if (!isWanted()) return;
      if (isDrawn) this.#slot.hidden = true;
      // The cards before it have moved it away.
      else this.#near(() => this.#mount(wanted));
    } catch (error) {
      // A page that allows no program may allow a frame.
      if (isWanted()) broken(error);
    }
  }
}

// Where two sites of cards meet on a page, the first one draws.
if (!customElements.get("curtain-card")) customElements.define("curtain-card", CurtainCard);
