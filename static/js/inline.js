// Draws cards in the pages of others: one program, one style sheet and one clock for all cards of a page.

const PROGRAM = {};
const CSS = "";

const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);

const site = new URL(".", import.meta.url);
const at = (path) => new URL(path, site).href;

// Who is told when the program ends.
const drawn = new Set();
let isOver = false;
const end = (reason) => {
  isOver = true;
  for (const broken of drawn) broken(reason);
  drawn.clear();
};

let program;
async function load() {
  const { glue, wasm } = PROGRAM;
  // A preloaded module is checked, and the import takes what was checked.
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: at(glue.name), integrity: glue.integrity }));
  const loaded = await import(at(glue.name));
  await loaded.default({ module_or_path: fetch(at(wasm.name), { integrity: wasm.integrity }) });
  // A trap or a foreign function that throws ends the program without a panic. Whose error it is, is told by
  // where it was thrown: the page has programs and mistakes of its own.
  const watch = ({ error, reason = error }) => {
    const thrown = reason?.stack?.split?.("\n").find((line) => line.includes("://")) ?? "";
    if (!thrown.includes(glue.name) && !thrown.includes(wasm.name)) return;
    loaded.stop();
    end(reason);
  };
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
  return loaded;
}

const bundles = new Map();
async function bundle(id) {
  const response = await fetch(at(`cards/${id}.json`));
  if (!response.ok) throw new Error(`found ${response.status} for cards/${id}.json`);
  return response.text();
}

/** Stages that are free again: an element, and the program's hold on it. */
const free = [];

// Cards are drawn in tasks of their own, so that a page full of them can be scrolled meanwhile.
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();
const turn = () => new Promise((next) => {
  waiting.push(next);
  port2.postMessage(0);
});

/** One card of a page. */
export class Card {
  #stage;
  #id;
  #base;
  #acted;
  #text;
  #program;
  #broken;
  #address;
  #isGone = false;

  /** `tell` is called with what the card's reader does. */
  constructor(id, base, tell) {
    this.#id = id;
    this.#base = base;
    // Not from within the program: what its hearers throw is theirs.
    this.#acted = (kind, what, units) => queueMicrotask(() =>
      tell(kind, kind === "open" ? { card: id, fact: what } : { card: id, track: what, units }));
  }

  /** Loads what the card needs. */
  async load() {
    if (!bundles.has(this.#id)) bundles.set(this.#id, bundle(this.#id));
    [this.#program, this.#text] = await Promise.all([program ??= load(), bundles.get(this.#id)]);
  }

  /**
   * Draws the card into a shadow root, if `isNeeded` once it is its turn; false where it is not. `broken` is
   * called if the program ends later.
   */
  async draw(root, address, broken, isNeeded = () => true) {
    this.#address = address;
    await turn();
    if (this.#isGone || !isNeeded()) return false;
    if (isOver) throw new Error("the program stopped");
    this.#stage = free.pop() ?? this.#build();
    const { element } = this.#stage;
    const [day, night] = JSON.parse(this.#text).accent;
    element.style.setProperty("--accent-day", day);
    element.style.setProperty("--accent-night", night);
    this.told(this.#address);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
    root.append(element);
    this.#broken = broken;
    drawn.add(broken);
    await new Promise((ready) => this.#stage.live.show(this.#text, this.#base, false, ready, end, this.#acted));
    return true;
  }

  #build() {
    const element = document.createElement("div");
    element.className = "stage";
    return { element, live: new this.#program.Stage(element) };
  }

  /** Tells the card what to show. */
  told(address) {
    this.#address = address;
    if (!this.#stage) return;
    const { element } = this.#stage;
    const asked = new URLSearchParams(address);
    for (const name of ["theme", "size"]) {
      if (asked.has(name)) element.dataset[name] = asked.get(name);
      else delete element.dataset[name];
    }
    element.dataset.address = address;
    element.dispatchEvent(new Event("curtain-address"));
  }

  /** Takes the card away and gives back what it held. */
  remove() {
    this.#isGone = true;
    drawn.delete(this.#broken);
    this.#stage?.element.remove();
    if (this.#stage && !isOver) {
      this.#stage.live.clear();
      free.push(this.#stage);
    }
    this.#stage = undefined;
  }
}
