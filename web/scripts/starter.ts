// Starts the card's program and puts the live card in the place of the static one.
// Whatever fails, the static card stays and says so in one line.

const { glue, wasm, integrity, words, langs } = document.querySelector("script[data-glue]").dataset;
const card = document.querySelector("[data-curtain]");
const still = card.querySelector(".stage");
const notice = card.querySelector("[part=notice]");
const live = document.createElement("div");
live.className = still.className;
live.hidden = true;

// What was clicked before the program was there; it is done once it is. Impatient clicks on one cover
// are one click, and the second one on a link follows it.
const clicked = new Set();
const remember = (event) => {
  const control = event.target.closest("[part=reveal], [part=play]");
  if (!control || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (control.href && clicked.has(control)) return;
  event.preventDefault();
  clicked.add(control);
};
still.addEventListener("click", remember);

/** Another task. */
const { port1, port2 } = new MessageChannel();
const turn = () => new Promise((next) => {
  port1.onmessage = next;
  port2.postMessage(0);
});

// What was typed before, even where it says what stood there.
const typed = new Set();
still.addEventListener("input", (event) => typed.add(event.target));

// A press that begins on the static card ends there: with its two halves on two cards it would be nobody's
// click. One that never ends, as when a menu takes it, is not waited for long.
let pressed = false;
let awaited;
const press = (event) => { pressed = !event.button; };
const release = () => setTimeout(() => {
  pressed = false;
  awaited?.();
});
for (const kind of ["pointerdown", "keydown"]) still.addEventListener(kind, press);
for (const kind of ["pointerup", "pointercancel", "keyup"]) addEventListener(kind, release);
function ready() {
  if (!pressed) return takePlace();
  awaited = takePlace;
  setTimeout(takePlace, 2_000);
}

function takePlace() {
  if (card.dataset.curtain !== "static") return;
  const focused = still.contains(document.activeElement) ? document.activeElement.id : "";
  live.hidden = false;
  still.remove();
  card.dataset.curtain = "live";
  const same = (element) => live.querySelector("#" + element.id);
  for (const list of still.querySelectorAll("details[open]")) same(list)?.setAttribute("open", "");
  for (const input of typed) {
    const field = same(input);
    // Of the answers to one question the last one counts.
    if (!field || (input.type === "radio" && !input.checked)) continue;
    field.value = input.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  for (const control of clicked) {
    const twin = same(control);
    // What is open already was opened on an earlier visit.
    if (twin && twin.ariaExpanded !== "true") twin.click();
  }
  clicked.clear();
}

function fail(what, reason) {
  if (card.dataset.curtain === "failed") return;
  console.error(`curtain: ${reason}`);
  if (!still.isConnected) live.before(still);
  live.remove();
  still.removeEventListener("click", remember);
  card.dataset.curtain = "failed";
  for (const control of still.querySelectorAll("button, input")) control.disabled = true;
  notice.textContent = notice.dataset[what];
  // A link that was clicked meanwhile still leads somewhere.
  const link = [...clicked].find((control) => control.href);
  if (link) location.href = link.href;
}

// A trap or a foreign function that throws ends the program without a panic.
let program;
const watch = ({ error, reason = error }) => {
  if (!(reason instanceof WebAssembly.RuntimeError || reason?.stack?.includes?.(glue.split("/").at(-1)))) return;
  fail("broken", reason);
  program?.stop();
};

// A signature is static until somebody looks at it, and for good where nothing changes any more.
// The frame's own script, which is told of a change first, says how it is to look and whether it is asked for more.
const { dataset: asked } = document.documentElement;
const isNeeded = () => asked.size !== "signature" ||
  (seen && ("asked" in asked || !(card.dataset.over * 1000 <= Date.now())));
let seen = !self.IntersectionObserver;
await new Promise((needed) => {
  const look = () => isNeeded() && needed();
  look();
  if (!seen) {
    new IntersectionObserver(([{ isIntersecting }], observer) => {
      if (!isIntersecting) return;
      observer.disconnect();
      seen = true;
      look();
    }).observe(card);
  }
  addEventListener("hashchange", look);
});

const LANGUAGE = "language.js";
const wanted = () => new URLSearchParams(location.hash.slice(1).replace(/[#?]+/g, "&")).get("lang");

try {
  const at = (path) => new URL(path, document.baseURI).href;
  const asked = wanted();
  const lang = language(asked, langs, document.documentElement.lang);
  // Another language is another card.
  addEventListener("hashchange", () => asked === wanted() || location.reload());
  const bundle = document.querySelector("script[data-bundle]").textContent.split("\n");
  const own = translated(bundle, asked, (lang) => at(`${card.dataset.root}cards/${card.dataset.card}.${lang}.json`));
  const loading = import(at(glue));
  const lines = textOf(at(words.replace("{}", lang)));
  // Whether they come is asked for later.
  lines.catch(() => {});
  // The browser's words for times are slow the first time: that had better be while the line is.
  if (still.querySelector("[part=countdown]")) setTimeout(() => { try { new Date().toLocaleString(lang, { weekday: "short", timeZoneName: "short" }); } catch {} }, 0);
  program = await loading;
  await program.default({ module_or_path: fetch(at(wasm), { integrity }) });
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
  // In tasks of their own: a large card is long to read and to draw.
  const { data } = await readCard(program.Card, turn, await own, bundle);
  still.after(live);
  const said = new program.Messages(lang, await lines);
  const stage = new program.CardSlot(live);
  await turn();
  stage.show(data, said, card.dataset.root, true, (panic) => fail("broken", panic), () => {});
  do await turn(); while (stage.render_step());
  await turn();
  ready();
} catch (error) {
  fail("notLoaded", error);
}
