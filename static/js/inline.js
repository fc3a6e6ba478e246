// Draws cards in the pages of others: one program, one style sheet and one clock for all cards of a page.

const PROGRAM = {};
const CSS = "";

const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);

const site = new URL(".", import.meta.url);
const at = (path) => new URL(path, site).href;

let program;
async function load() {
  const { glue, wasm, integrity } = PROGRAM;
  const loaded = await import(at(glue));
  await loaded.default({ module_or_path: fetch(at(wasm), { integrity }) });
  // A trap or a foreign function that throws ends the program without a panic.
  const watch = ({ error, reason = error }) => {
    if (reason instanceof WebAssembly.RuntimeError || reason?.stack?.includes?.(glue)) {
      loaded.stop();
      for (const fail of broken) fail(reason);
    }
  };
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
  return loaded;
}
const broken = new Set();
let isOver = false;

const bundles = new Map();
async function bundle(id) {
  const response = await fetch(at(`cards/${id}.json`));
  if (!response.ok) throw new Error(`found ${response.status} for cards/${id}.json`);
  return response.text();
}

/** One card of a page. */
export class Card {
  #stage = document.createElement("div");

  /**
   * Draws a card into a shadow root. `tell` is called with what its reader does, `back` when it has to
   * go again because the program broke.
   */
  static async draw(root, id, base, address, tell, back) {
    const card = new Card();
    if (!bundles.has(id)) bundles.set(id, bundle(id));
    program ??= load();
    const [{ mount }, text] = await Promise.all([program, bundles.get(id)]);
    if (isOver) throw new Error("the program stopped");
    const stage = card.#stage;
    stage.className = "stage";
    const [day, night] = JSON.parse(text).accent;
    stage.style.setProperty("--accent-day", day);
    stage.style.setProperty("--accent-night", night);
    card.told(address);
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
    await new Promise((ready, failed) => {
      const fail = (reason) => {
        isOver = true;
        broken.delete(fail);
        stage.remove();
        back();
        console.error(`curtain-card: ${id}: ${reason}`);
        failed(new Error(reason));
      };
      broken.add(fail);
      const acted = (kind, what, units) =>
        tell(kind, kind === "open" ? { card: id, fact: what } : { card: id, track: what, units });
      root.append(stage);
      mount(stage, text, base, false, ready, fail, acted);
    });
    return card;
  }

  /** Tells the card what to show. */
  told(address) {
    const asked = new URLSearchParams(address);
    for (const name of ["theme", "size"]) {
      if (asked.has(name)) this.#stage.dataset[name] = asked.get(name);
      else delete this.#stage.dataset[name];
    }
    this.#stage.dataset.address = address;
    this.#stage.dispatchEvent(new Event("curtain-address"));
  }
}
