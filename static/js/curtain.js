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
  .silent { position: absolute; inset: 0 0 auto; height: 1px; visibility: hidden; }
  :host([size=signature]) { max-width: 500px; }
  :host([size=signature]) iframe:not(.silent) { height: 120px; }
`);

// Frames that are on the page, by their windows: who else sends a message is not heard.
const windows = new Map();
addEventListener("message", ({ source, origin, data }) => {
  const heard = origin === site.origin && windows.get(source);
  if (heard && data?.type === "curtain-height" && Number.isFinite(data.height)) heard(data.height);
});

// The module for cards in the page itself, loaded when the first one is near.
let inline;
const near = (element) => new Promise((done) => {
  if (!self.IntersectionObserver) return done();
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    done();
  }, { rootMargin: "50%" }).observe(element);
});

// Where two sites of cards meet on a page, the first one draws.
if (!customElements.get("curtain-card")) customElements.define("curtain-card", class extends HTMLElement {
  static observedAttributes = ["card", "theme", "size", "progress", "at"];
  #slot = document.createElement("slot");
  #frame;
  #window;
  #card;
  #begun = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#slot);
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    this.#begun = true;
    if (!/^[a-z0-9-]{1,64}$/.test(this.#id)) {
      console.error(`curtain-card: found card="${this.#id}", wanted the name of a card, such as 86-eighty-six`);
    } else if (this.#card) {
      this.#card.told(this.#address);
    } else if (this.hasAttribute("inline") && !this.#frame) {
      this.#mount();
    } else {
      this.#open();
    }
  }

  disconnectedCallback() {
    windows.delete(this.#window);
    // A frame that is put back loads anew anyway; an old one would load twice.
    this.#frame?.remove();
    this.#frame = undefined;
    if (!this.#card) this.#slot.hidden = false;
  }

  attributeChangedCallback() {
    if (this.#begun && this.isConnected) this.connectedCallback();
  }

  get #id() {
    return this.getAttribute("card") ?? "";
  }

  /** What the card is asked to show, as in a fragment. */
  get #address() {
    const look = ["theme", "size", "at"].filter((name) => this.hasAttribute(name));
    const entries = look.map((name) => `${name}=${encodeURIComponent(this.getAttribute(name))}`);
    return [...entries, this.getAttribute("progress") ?? ""].filter(Boolean).join("&");
  }

  #open() {
    const address = new URL(`embed/${this.#id}/#${this.#address}`, site).href;
    if (!this.#frame) {
      this.#frame = document.createElement("iframe");
      this.#frame.className = "silent";
      this.#frame.part = "frame";
      this.#frame.loading = "lazy";
      this.#frame.referrerPolicy = "strict-origin-when-cross-origin";
      this.#frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      this.shadowRoot.append(this.#frame);
    }
    this.#frame.title = this.title || this.textContent.trim().slice(0, 100) || this.#id;
    // The same card is told what to show, and asks for nothing anew.
    const [page] = address.split("#");
    if (windows.get(this.#window) && this.#frame.src.split("#")[0] === page) {
      this.#window.location.replace(address);
    } else {
      this.#frame.src = address;
    }
    windows.delete(this.#window);
    this.#window = this.#frame.contentWindow;
    windows.set(this.#window, (height) => {
      if (!this.hasAttribute("size") || this.getAttribute("size") !== "signature") {
        this.#frame.style.height = `${Math.min(Math.max(Math.ceil(height), LEAST), MOST)}px`;
      }
      this.#frame.classList.remove("silent");
      this.#slot.hidden = true;
    });
  }

  async #mount() {
    try {
      await near(this);
      const { Card } = await (inline ??= import("./inline.js"));
      const tell = (kind, detail) =>
        this.dispatchEvent(new CustomEvent(`curtain-${kind}`, { bubbles: true, composed: true, detail }));
      const back = () => {
        this.#card = undefined;
        this.#slot.hidden = false;
        this.#open();
      };
      this.#card = await Card.draw(this.shadowRoot, this.#id, site.href, this.#address, tell, back);
      this.#slot.hidden = true;
    } catch (error) {
      // A page that allows no program may allow a frame.
      console.warn(`curtain-card: ${this.#id} is shown in a frame: ${error}`);
      if (this.isConnected) this.#open();
    }
  }
});
