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

/** What was asked for under a name already, or is now; what failed is asked for again. */
const known = new Map();
function once(name, ask) {
  if (!known.has(name)) {
    const asked = ask();
    known.set(name, asked);
    asked.catch(() => known.delete(name));
  }
  return known.get(name);
}

/** Reads a card and its colours. */
async function read(id, asked) {
  const bundle = (await textOf(at(`cards/${id}.json`))).split("\n");
  const own = await translated(bundle, asked, (lang) => at(`cards/${id}.${lang}.json`));
  const { data, lines } = await readCard((await program).Card, turn, own, bundle);
  return { data, accent: JSON.parse(lines[0] + "]}").accent };
}

/** Reads the words of a language. */
async function speak(lang) {
  const lines = await textOf(at(PROGRAM.words.replace("{}", lang)));
  const { Messages } = await program;
  return new Messages(lang, lines);
}

const LANGUAGE = "language.js";

/** Stages that are free again: an element, and the program's hold on it. */
const free = [];

// Cards are read and drawn in short tasks, so that a page full of them can be scrolled meanwhile.
const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()();
const turn = () => new Promise((next) => {
  waiting.push(next);
  port2.postMessage(0);
});

// One card after another: the first one stands before the second one is begun.
let last;
const inTurn = (draw) => last = Promise.allSettled([last]).then(turn).then(draw);

/** One card of a page. */
export class Card {
  #stage;
  #id;
  #base;
  #acted;
  #read;
  #words;
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

  /** Loads what the card needs to be shown as `address` asks. */
  async load(address) {
    program ??= load();
    const asked = new URLSearchParams(address).get("lang");
    const lang = language(asked, PROGRAM.langs, "en");
    // Cards of one name share what was read.
    [this.#program, this.#read, this.#words] = await Promise.all(
      [program, once(`${this.#id} ${asked}`, () => read(this.#id, asked)), once(lang, () => speak(lang))]);
  }

  /**
   * Draws the card into a shadow root, if `isNeeded` once it is its turn; false where it is not. `broken` is
   * called if the program ends later.
   */
  draw(root, address, broken, isNeeded = () => true) {
    this.#address = address;
    return inTurn(async () => {
      if (this.#isGone || !isNeeded()) return false;
      if (isOver) throw new Error("the program stopped");
      this.#stage = free.pop() ?? this.#build();
      const { element, live } = this.#stage;
      const { data, accent: [day, night] } = this.#read;
      element.style.setProperty("--accent-day", day);
      element.style.setProperty("--accent-night", night);
      this.told(this.#address);
      drawn.add(this.#broken = broken);
      live.show(data, this.#words, this.#base, false, end, this.#acted);
      const isStill = async () => {
        await turn();
        return !this.#isGone && !isOver;
      };
      do if (!await isStill()) return false; while (live.render_step());
      if (!await isStill()) return false;
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
      root.append(element);
      return true;
    });
  }

  #build() {
    const element = document.createElement("div");
    element.className = "stage";
    return { element, live: new this.#program.CardSlot(element) };
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
