// Covers that open without the program: equality with the program's drawing at every depth, keyboard, takeover, the
// stored reader, preferences, and pages on which the program, its data or the openings are blocked or damaged.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load } from "../web/support.mjs";
import { ids, showsExactly } from "./oracle.mjs";
import { CARD, ID, coverButton, coveredText, stored } from "./cover86.mjs";
import { approach, changed, dist, finish, fixtures, harness, holdProgram, hosting, live, rendered, swap } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const official = "speak of a war without casualties.";
const requested = (page, ending) => page.requests.filter((url) => new URL(url).pathname.match(ending));
const PROGRAM = /widget-|\/messages-|\/cards\//;
const state = (page) => page.getAttribute("[data-curtain]", "data-curtain");

/** Prepares the page for acts: `covers()` lists those that open without the program, and `standing()` returns what stands. */
const prepareActs = (page) => page.evaluate(() => {
  const card = () => document.querySelector("[part=card]");
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
    return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(write).join("")}</${node.localName}>`;
  };
  /** What stands, except for what follows the clock, and for the form and the facade, which are live or not. */
  window.standing = () => {
    const copy = card().cloneNode(true);
    for (const other of copy.querySelectorAll(".airing .state, .outlets, .strip, .foot, .progress, .trailer")) other.remove();
    return [write(copy), card().querySelector("#close-all")?.getAttribute("aria-disabled")].join("\n");
  };
  // Some covers in the head wait for the program.
  const opens = (cover) => !cover.dispatchEvent(new Event("curtain-openable", { bubbles: true, cancelable: true }));
  window.covers = () => [...card().querySelectorAll("[part=reveal]")].filter(opens);
  window.painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))));
});
const standing = (page) => page.evaluate(() => window.standing());
/** Clicks covers by their ids, and returns what stands after each. */
const repeat = (page, acts) => page.evaluate(async (acts) => {
  const found = [];
  for (const id of acts) {
    document.getElementById(id).click();
    await window.painted();
    found.push(window.standing());
  }
  return found;
}, acts);

/** Returns a number below 1 with each call, the same ones in every run. */
function random() {
  let at = 86;
  return () => {
    at = (at * 16807) % 2147483647;
    return at / 2147483647;
  };
}

/** Opens every cover, and those behind it; then acts at random. Returns the acts and what stood after each. */
async function actEverywhere(page, count) {
  const acts = [];
  const found = [];
  const act = async (id) => {
    acts.push(id);
    found.push(...await repeat(page, [id]));
  };
  const closed = () => page.evaluate(() => window.covers().find((cover) => cover.ariaExpanded !== "true")?.id);
  for (let id = await closed(); id; id = await closed()) await act(id);
  const number = random();
  for (let left = count; left; left -= 1) {
    await act(await page.evaluate((number) => {
      const covers = window.covers();
      return covers[Math.floor(number * covers.length)].id;
    }, number()));
  }
  return { acts, found };
}

/** Lists the pages of a site whose covers open, with their language. */
const pagesOf = (folder) => ["c", "embed"].flatMap((form) => readdirSync(join(folder, form)).map((id) => {
  const source = readFileSync(join(folder, form, id, "index.html"), "utf8");
  return { path: `${form}/${id}/`, locale: source.match(/<html lang="([^"]*)"/)[1], opens: source.includes("data-openings=") };
})).filter(({ opens }) => opens);

test("every card of the site has covers that open, and fixtures have, too", () => {
  assert.deepEqual(pagesOf(dist).map(({ path }) => path).sort(), ids.flatMap((id) => [`c/${id}/`, `embed/${id}/`]).sort());
  for (const id of ["canaries", "markup", "trailers"]) assert.ok(pagesOf(fixtures).some(({ path }) => path === `c/${id}/`), id);
});

for (const [site, folder] of /** @type {[any, string][]} */ ([[on, dist], [cards, fixtures]])) {
  for (const { path, locale } of pagesOf(folder)) {
    test(`every cover of ${path}, at every depth, shows what the program shows, before and after the takeover`, async () => {
      const { prepare, release } = holdProgram();
      const page = await site.open(path, { live: false, locale, prepare });
      await prepareActs(page);
      const before = await standing(page);
      const { acts, found } = await actEverywhere(page, 25);
      assert.ok(acts.length > 25, "the card has covers");
      assert.equal(await state(page), "static");
      release();
      await live(page);
      assert.equal(await standing(page), found.at(-1), "after the takeover");
      await page.locator("#close-all").evaluate((button) => button.click());
      await rendered(page);
      assert.equal(await standing(page), before, "closed");
      const shown = await repeat(page, acts);
      for (const [index, act] of acts.entries()) assert.equal(found[index], shown[index], `${act}, act ${index}`);
    });
  }
}

test("a cover of a finished card opens without the program, is stored, and is open on the next visit", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { live: false, context });
  await page.waitForLoadState("networkidle");
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  assert.equal(await page.getByText(official).count(), 0, "the truth replaces the official story");
  assert.match(await stored(page), /^\.opened=[0-9a-f]+$/);
  await rendered(page);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(requested(page, PROGRAM), []);
  assert.equal(await state(page), "static");
  const next = await on.open(CARD, { live: false, context });
  await next.waitForSelector("[data-curtain=live]");
  await next.getByText(coveredText).waitFor();
});

test("a cover that is clicked before the end of the page has come opens once it has", async () => {
  const source = readFileSync(join(dist, CARD, "index.html"), "utf8");
  const half = source.indexOf("</main>");
  /** @type {() => void} */
  let finish;
  const finished = new Promise((resolve) => { finish = () => resolve(undefined); });
  const page = await on.open("icon.svg", { live: false });
  on.change = (path, response) => {
    if (path !== `/${CARD}`) return false;
    response.writeHead(200, { "content-type": "text/html" });
    response.write(source.slice(0, half));
    finished.then(() => response.end(source.slice(half)));
    return true;
  };
  await page.goto(`${on.site.url}${CARD}`, { waitUntil: "commit" });
  await coverButton(page).click();
  assert.equal(await page.evaluate(() => document.readyState), "loading");
  finish();
  await page.getByText(coveredText).waitFor();
});

for (const how of ["click", "Enter", "Space"]) {
  test(`the static cover opens by ${how}, keeps the focus and closes again, also over the takeover`, async () => {
    const { prepare, release } = holdProgram();
    const page = await on.open(CARD, { live: false, prepare });
    const cover = coverButton(page);
    const button = await cover.elementHandle();
    const act = () => how === "click" ? cover.click() : cover.press(how);
    await act();
    assert.equal(await cover.getAttribute("aria-expanded"), "true");
    assert.ok(await button.evaluate((button) => button.isConnected && button === document.activeElement), "the same button");
    const fact = page.locator(`#${await cover.getAttribute("aria-controls")}`);
    assert.ok((await fact.textContent()).includes(coveredText));
    assert.ok(await fact.evaluate((fact, button) => button.compareDocumentPosition(fact) & Node.DOCUMENT_POSITION_FOLLOWING, button));
    await act();
    assert.equal(await cover.getAttribute("aria-expanded"), "false");
    assert.equal(await cover.getAttribute("aria-controls"), null);
    assert.equal(await page.getByText(official).count(), 1);
    assert.equal(await stored(page), null);
    await act();
    release();
    await live(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), await cover.getAttribute("id"));
    await page.getByText(coveredText).waitFor();
    await act();
    await page.getByText(official).waitFor();
  });
}

test("key repeat of Enter opens a static cover once, and a click with a modifier opens it too", async () => {
  const page = await on.open(CARD, { live: false });
  const cover = coverButton(page);
  await cover.focus();
  for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  assert.equal(await cover.getAttribute("aria-expanded"), "true");
  await cover.click({ modifiers: ["Shift"] });
  assert.equal(await cover.getAttribute("aria-expanded"), "false");
  // Nothing above the last cover gives way to it, so that both clicks are on it.
  const last = page.locator("[part=reveal]").last();
  await last.dblclick();
  assert.equal(await last.getAttribute("aria-expanded"), "false", "two clicks open and close it, as in the live card");
});

test("a cover that is closed before the program is there stays closed", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await coverButton(page).click();
  await coverButton(page).click();
  release();
  await live(page);
  await rendered(page);
  assert.equal(await page.locator("[aria-expanded=true]").count(), 0);
  assert.equal(await stored(page), null);
  await showsExactly(page, ID, {});
});

test("covers that change while the live card is drawn are as they were left", async () => {
  const page = await on.open(CARD, {
    live: false,
    prepare: (page) => page.addInitScript(() => {
      // The first child beside the static card is the live one, which is drawn from then on.
      addEventListener("DOMContentLoaded", () => new MutationObserver((_, observer) => {
        if (!document.querySelector("[data-curtain=static] > .card-slot[hidden]")) return;
        observer.disconnect();
        const covers = document.querySelectorAll("[data-curtain] > .card-slot:not([hidden]) [part=reveal]");
        const click = (index) => /** @type {HTMLElement} */ (covers[index]).click();
        click(0);
        click(1);
        setTimeout(() => {
          click(0);
          click(2);
          window.changedWhen = /** @type {HTMLElement} */ (document.querySelector("[data-curtain]")).dataset.curtain;
        });
      }).observe(document.querySelector("[data-curtain]"), { childList: true }));
    }),
  });
  await live(page);
  assert.equal(await page.evaluate(() => window.changedWhen), "static");
  const expanded = await page.locator("[part=reveal]").evaluateAll((covers) => covers.slice(0, 4).map((cover) => cover.ariaExpanded));
  assert.deepEqual(expanded, ["false", "true", "true", "false"]);
});

test("in a frame without an origin covers open, stay open over the takeover, and close there", async () => {
  on.change = hosting('sandbox="allow-scripts"', `embed/${ID}/`);
  const page = await on.open("host.html", { live: false });
  const frame = page.frameLocator("iframe");
  await coverButton(frame).click();
  await frame.getByText(coveredText).waitFor();
  await frame.locator("[part=reveal]").last().click();
  assert.equal(await frame.locator("[part=reveal][aria-expanded=true]").count(), 2);
  assert.deepEqual(requested(page, PROGRAM), []);
  await live(frame);
  assert.equal(await frame.locator("[part=reveal][aria-expanded=true]").count(), 2);
  await frame.getByText(coveredText).waitFor();
  await coverButton(frame).click();
  await frame.getByText(official).waitFor();
});

// --- The program comes when it is needed. ---

/** @type {Record<string, (page: any) => Promise<unknown>>} */
const needs = {
  "a pointer on the form": (page) => page.hover(".progress"),
  "focus in the form": (page) => page.focus("#progress-anime"),
  "a typed progress": (page) => finish(page, "anime", "5"),
  "a pointer on the trailer": (page) => page.hover(".trailer"),
  "a progress in the fragment": (page) => page.evaluate(() => { location.hash = "#anime=5"; }),
  "a change by another tab": (page) => page.evaluate(() => dispatchEvent(new StorageEvent("storage", { key: "curtain:86-eighty-six" }))),
};
for (const [what, act] of Object.entries(needs)) {
  test(`a finished card loads its program for ${what}, and not before`, async () => {
    const page = await on.open(CARD, { live: false });
    await page.hover("[part=title]");
    await page.waitForLoadState("networkidle");
    await rendered(page);
    assert.deepEqual(requested(page, PROGRAM), []);
    await act(page);
    await page.waitForSelector("[data-curtain=live]");
    // A link asks first.
    if (what.includes("fragment")) await page.click("[part=link-show]");
    if (what.includes("progress")) await page.getByText(coveredText).waitFor();
  });
}

test("a card loads its program without an act of the reader while its countdown may run", async () => {
  const page = await on.open(CARD, { live: false, prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 9) }) });
  await page.waitForSelector("[data-curtain=live]");
});

for (const [what, fragment, options] of /** @type {[string, string, any][]} */ ([
  ["a linked progress", "#anime=5", {}],
  ["another language", "", { locale: "de-DE" }],
  ["a stored progress", "", { prepare: (page) => page.addInitScript(() => localStorage.setItem("curtain:86-eighty-six", "anime=5")) }],
  ["an instant in the fragment", "#at=2021-04-09", {}],
])) {
  for (const form of ["c", "embed"]) {
    test(`${form}/ loads its program at once for ${what}`, async () => {
      const page = await on.open(`${form}/${ID}/${fragment}`, { ...options, live: false });
      await page.waitForSelector("[data-curtain=live]");
      if (what === "a linked progress" && form === "c") await page.click("[part=link-show]");
      if (what.endsWith("progress")) await showsExactly(page, ID, { anime: 5 });
    });
  }
}

test("looks and other cards' changes load no program", async () => {
  const page = await on.open(`embed/${ID}/#theme=dark&lang=en&secret=x`, { live: false });
  await page.evaluate(() => {
    location.hash = "#theme=light&size=compact";
    dispatchEvent(new StorageEvent("storage", { key: "curtain:vivy" }));
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await page.waitForLoadState("networkidle");
  await rendered(page);
  assert.deepEqual(requested(page, PROGRAM), []);
});

test("another tab that closes everything closes covers that opened without the program", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context, live: false });
  await coverButton(page).click();
  const other = await on.open(CARD, { context });
  await other.click("[part=close-all]");
  await page.waitForSelector("[data-curtain=live]");
  await showsExactly(page, ID, {});
});

test("a page from the back/forward cache stays as it was, until another page closed its covers", async () => {
  const page = await on.open(CARD, { live: false });
  const restore = () => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await coverButton(page).click();
  await restore();
  await page.waitForSelector("[data-curtain=live]");
  await page.getByText(coveredText).waitFor();
});

test("clicks on the form before the program is there count once it is", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await coverButton(page).click();
  assert.equal(await page.getAttribute("#close-all", "aria-disabled"), null);
  await page.click("#close-all");
  assert.equal(await page.getAttribute("#close-all", "aria-busy"), "true", "it shows that it waits");
  await page.getByText(coveredText).waitFor();
  release();
  await live(page);
  await page.getByText(official).waitFor();
  assert.equal(await stored(page), null);
});

test("a pinned outlet counts once the program is there", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  const pin = page.locator("[part=pin]").last();
  await pin.click();
  release();
  await live(page);
  await page.waitForFunction(() => document.querySelectorAll("[part=pin][aria-pressed=true]").length === 1);
  assert.equal(await pin.getAttribute("aria-pressed"), "true");
});

// --- Readers whose covers the program alone opens. ---

for (const text of [".opening=held", ".opening=minute", ".beyond=nothing", "anime=1&.beyond=next"]) {
  test(`a reader with the preference ${text} is left to the program`, async () => {
    const { prepare, release } = holdProgram();
    const page = await on.open(CARD, {
      live: false,
      prepare: async (page) => {
        await prepare(page);
        await page.addInitScript((text) => localStorage.setItem("curtain:86-eighty-six", text), text);
      },
    });
    await coverButton(page).click();
    assert.equal(await coverButton(page).getAttribute("aria-busy"), "true");
    assert.equal(await page.locator("[aria-expanded=true]").count(), 0);
    assert.equal(await stored(page), text);
    release();
    await page.waitForSelector("[data-curtain=live]");
  });
}

test("a reader with a stored progress opens covers at once, and keeps the progress", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, {
    live: false,
    prepare: async (page) => {
      await prepare(page);
      await page.addInitScript(() => localStorage.setItem("curtain:86-eighty-six", "novel=1&.later=1"));
    },
  });
  await page.locator("[part=reveal]").last().click();
  assert.equal(await page.locator("[aria-expanded=true]").count(), 1);
  assert.match(await stored(page), /^novel=1&\.later=1&\.opened=[0-9a-f]+$/);
  release();
  await page.waitForSelector("[data-curtain=live]");
  assert.equal(await page.inputValue("#progress-novel"), "1");
  await page.locator("[aria-expanded=true]").waitFor();
});

// --- Where the program cannot come. ---

const NOT_LOADED = "Progress and settings do not work here: the card did not load fully. Reload the page to try again.";
const BROKEN = "Something went wrong: progress and settings no longer work. Reload the page to try again.";

/** Asserts that every cover opens without the program, to the last one behind others, and nothing else works. */
async function coversOpen(page) {
  await prepareActs(page);
  await actEverywhere(page, 5);
  assert.equal(await page.locator("[part=reveal]:disabled").count(), 0);
  assert.equal(await page.locator("[part=card] :is(button, input):enabled:not([part=reveal])").count(), 0);
}

const missing = (route) => route.fulfill({ status: 404 });
const blocked = {
  "the program": swap("**/*.wasm", missing),
  "its glue": swap("**/widget-*.js", missing),
  "its data": swap("**/cards/*.txt*", missing),
  "its words": swap("**/messages-*", missing),
  "WebAssembly by the policy": swap("**/{c,embed}/*/", changed((body) => String(body).replace(" 'wasm-unsafe-eval'", ""))),
  "the program by a change of its bytes": swap("**/*.wasm", changed((body) => { body[body.length - 9] ^= 1; return body; })),
};
for (const [what, prepare] of Object.entries(blocked)) {
  for (const form of ["c", "embed"]) {
    test(`covers of ${form}/ open where ${what} is blocked, and the notice says what does not work`, async () => {
      const page = await on.open(`${form}/${ID}/`, { live: false, noisy: true, prepare });
      await coverButton(page).click();
      await approach(page);
      await page.waitForSelector("[data-curtain=failed]");
      assert.equal(await page.textContent("[part=notice]"), NOT_LOADED);
      await page.getByText(coveredText).waitFor();
      await coverButton(page).click();
      await coversOpen(page);
    });
  }
}

test("covers open where the starter is blocked", async () => {
  const page = await on.open(CARD, { live: false, noisy: true, prepare: swap("**/starter-*.js", (route) => route.abort()) });
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  assert.equal(await page.textContent("[part=notice]"), "");
});

test("covers open after the program has stopped, and are as they were", async () => {
  const page = await on.open(CARD, { noisy: true });
  await page.locator("[part=reveal]").last().click();
  await page.locator("[aria-expanded=true]").waitFor();
  await page.evaluate(() => { Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); }; });
  await coverButton(page).click();
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await page.textContent("[part=notice]"), BROKEN);
  assert.equal(await page.locator("[part=reveal]").last().getAttribute("aria-expanded"), "true");
  await coversOpen(page);
});

test("covers that were closed since stay closed after the program has stopped", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, noisy: true, prepare });
  await coverButton(page).click();
  release();
  await live(page);
  await page.click("#close-all");
  await page.getByText(official).waitFor();
  await page.evaluate(() => { Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); }; });
  await page.locator("[part=reveal]").last().click();
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await coverButton(page).getAttribute("aria-expanded"), "false");
  assert.equal(await page.getByText(coveredText).count(), 0);
});

for (const [what, choose] of [["hides all covers", "#beyond-nothing"], ["wants them for a minute", "#opening-minute"]]) {
  test(`a cover that a reader closed who ${what} stays closed after the program has stopped`, async () => {
    const { prepare, release } = holdProgram();
    const page = await on.open(CARD, { live: false, noisy: true, prepare });
    await coverButton(page).click();
    release();
    await live(page);
    await page.click("#preferences > summary");
    await page.click(choose);
    if (choose === "#opening-minute") await coverButton(page).click();
    await page.getByText(official).waitFor();
    await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
    await page.evaluate(() => { Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); }; });
    await finish(page, "anime", "5");
    await page.waitForSelector("[data-curtain=failed]");
    assert.equal(await page.getByText(coveredText).count(), 0);
    assert.equal(await coverButton(page).getAttribute("aria-expanded"), "false");
  });
}

test("a cover that opens and closes where nothing more can be stored is closed in the live card", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, {
    live: false,
    prepare: async (page) => {
      await prepare(page);
      await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
    },
  });
  const last = page.locator("[part=reveal]").last();
  await last.click();
  await coverButton(page).click();
  await coverButton(page).click();
  const key = (await last.getAttribute("id")).replace("reveal-", "");
  assert.equal(await page.getAttribute(".card-slot", "data-opened"), key);
  release();
  await live(page);
  assert.deepEqual(await page.locator("[aria-expanded=true]").evaluateAll((covers) => covers.map(({ id }) => id)), [`reveal-${key}`]);
});

test("a cover that is clicked after the reader asked for a minute waits for the program, and is open for a minute", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await page.click("#preferences > summary");
  await page.click("#opening-minute");
  await coverButton(page).click();
  assert.equal(await coverButton(page).getAttribute("aria-busy"), "true");
  assert.equal(await stored(page), null);
  release();
  await live(page);
  await page.getByText(coveredText).waitFor();
  assert.equal(await stored(page), ".opening=minute");
});

test("a link that was clicked leaves the frame where the program fails, and the card stands", async () => {
  const { prepare, release } = holdProgram((route) => route.fulfill({ status: 404 }));
  on.change = hosting("", `/embed/${ID}/`);
  const page = await on.open("host.html", { live: false, noisy: true, prepare });
  const frame = page.frameLocator("iframe");
  await frame.locator("a[part=play]").first().click();
  const opened = page.waitForEvent("popup");
  release();
  assert.match((await opened).url(), /./);
  await frame.locator("[data-curtain=failed]").waitFor();
});

// --- Damaged openings. ---

const { unseal } = await load("seal");
/** The sealed letter of each plain one. */
const letters = new Map();
for (const letter of Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32))) letters.set(unseal(ID, letter), letter);
/** Replaces the openings of a page; `change` gets and returns their JSON. */
const reseal = (change) => changed((body) => String(body).replace(/(data-openings=[^>]*>)([^<]*)/, (_, begin, sealed) =>
  begin + [...JSON.stringify(change(JSON.parse(unseal(ID, sealed))))].map((letter) => letters.get(letter) ?? letters.get("?")).join("")));
const each = (change) => reseal((openings) => Object.fromEntries(Object.entries(openings).map(([key, [tree, ...gone]]) => [key, change(tree, gone)])));

const damaged = {
  "are cut short": changed((body) => String(body).replace(/(data-openings=[^>]*>[^<]{300})[^<]*/, "$1")),
  "are missing": changed((body) => String(body).replace(/<script[^>]*data-openings=.*?<\/script>/s, "")),
  "have a script in them": each((tree, gone) => [[...tree, ["script", {}, "window.evil = true"]], ...gone]),
  "name a place that is not there": each((tree, gone) => [tree, ...gone, "9999"]),
  "name a place of another fact": each((tree, gone) => [tree, ...gone, "1f/0"]),
  "are those of nothing": each(() => []),
};
for (const [what, respond] of Object.entries(damaged)) {
  test(`the program opens covers where the openings ${what}`, async () => {
    const { prepare, release } = holdProgram();
    const page = await on.open(CARD, {
      live: false,
      prepare: async (page) => {
        await prepare(page);
        await page.route(`**/${CARD}`, respond);
      },
    });
    const before = await page.locator("[part=card]").innerHTML();
    await coverButton(page).click();
    assert.equal(await coverButton(page).getAttribute("aria-busy"), "true");
    await coverButton(page).evaluate((cover) => cover.removeAttribute("aria-busy"));
    assert.equal(await page.locator("[part=card]").innerHTML(), before, "the card stands");
    release();
    await page.waitForSelector("[data-curtain=live]");
    await page.getByText(coveredText).waitFor();
    assert.equal(await page.evaluate(() => "evil" in window), false);
  });
}

test("where the openings and the program are damaged, covers are disabled and the notice says so", async () => {
  const page = await on.open(CARD, {
    live: false, noisy: true,
    prepare: async (page) => {
      await swap(`**/${CARD}`, damaged["are cut short"])(page);
      await swap("**/*.wasm", missing)(page);
    },
  });
  await coverButton(page).click();
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await page.textContent("[part=notice]"), `${NOT_LOADED} Some spoilers stay hidden, too.`);
  assert.equal(await page.locator("[part=card] :is(button, input):enabled").count(), 0);
  assert.equal(await page.locator("[aria-busy]").count(), 0);
});

test("the page's policy and Trusted Types hold while covers open, and the page has no global name", async () => {
  const page = await on.open(CARD, {
    live: false,
    prepare: (page) => page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
    }),
  });
  const names = await page.evaluate(() => {
    const empty = document.createElement("iframe");
    document.documentElement.append(empty);
    const usual = Object.keys(empty.contentWindow);
    empty.remove();
    return Object.keys(window).filter((name) => !usual.includes(name));
  });
  assert.deepEqual(names, []);
  await prepareActs(page);
  await actEverywhere(page, 5);
  assert.deepEqual(await page.evaluate(() => window.violations), []);
});
