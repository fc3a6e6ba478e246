// The takeover of the static card by the live one: no layout shift, and focus, input, clicks and presses are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, everything, oracle } from "./oracle.mjs";
import { FRAME, coverButton, coveredText } from "./cover86.mjs";
import { approach, finish, harness, holdProgram, layout, live, rendered } from "./support.mjs";

const on = harness();
const ID = "86-eighty-six";
const CARD = `c/${ID}/`;

const shifts = (page) => page.addInitScript(() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
});

for (const path of [CARD, "c/vivy/", "embed/86-eighty-six/"]) {
  for (const width of [280, 320, 640, 1024]) {
    layout(`${path} does not shift at ${width} px`, async () => {
      const { prepare, release } = holdProgram();
      const page = await on.open(path, {
        width, live: false, prepare: async (page) => { await shifts(page); await prepare(page); },
      });
      const size = () => page.evaluate(() => document.querySelector("[part=card]").getBoundingClientRect().height);
      const before = await size();
      release();
      await live(page);
      // Waits until layout shifts of the takeover are reported.
      await rendered(page);
      assert.equal(await page.evaluate(() => window.shifted), 0);
      assert.equal(await size(), before);
    });
  }
}

test("static and live card have the same text, except for times", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  const text = () => page.evaluate(() => {
    const card = document.querySelector("[part=card]").cloneNode(true);
    for (const timed of card.querySelectorAll(".airing, .foot")) timed.remove();
    return card.textContent;
  });
  const still = await text();
  release();
  await live(page);
  assert.equal(await text(), still);
});

for (const [what, find] of /** @type {[string, any][]} */ ([
  ["the title of the preferences", (page) => page.locator("#preferences > summary")],
  ["a link", (page) => page.locator(".card a[href]:visible").last()],
])) {
  test(`the focus stays on ${what}`, async () => {
    const { prepare, release } = holdProgram();
    const page = await on.open(CARD, { live: false, prepare });
    const focused = () => page.evaluate(() => [document.activeElement.localName, document.activeElement.textContent]);
    await find(page).focus();
    const before = await focused();
    release();
    await live(page);
    assert.notEqual(before[0], "body");
    assert.deepEqual(await focused(), before);
  });
}

test("the focus stays on the cover that had it", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  const cover = page.locator("[part=reveal]").nth(2);
  await cover.focus();
  const id = await cover.getAttribute("id");
  release();
  await live(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
});

test("text that was typed before the program starts counts", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await finish(page, "anime", "5");
  release();
  await live(page);
  await page.getByText("That is a lie").waitFor();
  assert.equal(await page.inputValue("#progress-anime"), "5");
  assert.equal(await page.evaluate(() => document.activeElement.id), "progress-anime");
});

test("a 0 that was typed before the program starts closes the stored progress", async () => {
  const context = await on.context();
  const first = await on.open(CARD, { context });
  await finish(first, "anime", "5");
  await first.waitForFunction(() => localStorage.length === 1);
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { context, live: false, prepare });
  await finish(page, "anime", "3");
  await finish(page, "anime", "0");
  release();
  await live(page);
  await page.waitForFunction(() => localStorage.length === 0);
  await page.getByText("That is a lie").waitFor({ state: "detached" });
});

test("an expanded list stays expanded", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await page.click("#changes summary");
  release();
  await live(page);
  assert.equal(await page.getAttribute("#changes", "open"), "");
});

test("a field with focus, but without input, keeps the focus", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await page.focus("#progress-novel");
  release();
  await live(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), "progress-novel");
  await page.keyboard.press("ArrowUp");
  await page.getByText("That is a lie").waitFor();
});

test("a cover that was clicked before the program starts opens", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await coverButton(page).click();
  absent(oracle(ID).hidden.filter((text) => !text.includes(coveredText)), await everything(page), "the page that waits");
  release();
  await live(page);
  await page.getByText(coveredText).waitFor();
  assert.equal(await page.locator("[part=reveal][aria-expanded=true]").count(), 1);
});

for (const [how, press, release] of /** @type {[string, (page: any) => Promise<void>, (page: any) => Promise<void>][]} */ ([
  ["the mouse", (page) => page.mouse.down(), (page) => page.mouse.up()],
  ["the space bar", (page) => page.keyboard.down(" "), (page) => page.keyboard.up(" ")],
])) {
  test(`a press of ${how} counts if it begins before the program has loaded and ends after`, async () => {
    const { prepare, release: come } = holdProgram();
    const page = await on.open(CARD, {
      live: false,
      prepare: async (page) => {
        await prepare(page);
        // Notes the timeout that the starter sets to wait for the end of a press.
        await page.addInitScript(() => {
          const set = /** @type {any} */ (setTimeout);
          /** @type {any} */ (window).setTimeout = (call, after) => { window.waits ||= after === 2_000; return set(call, after); };
        });
      },
    });
    await approach(page);
    const cover = page.locator("[part=reveal]").first();
    await cover.focus();
    await cover.hover();
    await press(page);
    come();
    await page.waitForFunction(() => window.waits);
    assert.equal(await page.getAttribute("[data-curtain]", "data-curtain"), "static");
    await release(page);
    await live(page);
    await page.locator("[part=reveal][aria-expanded=true]").first().waitFor();
  });
}

test("the takeover does not wait for a press without an end", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await page.locator("[part=reveal]").first().dispatchEvent("pointerdown");
  release();
  await live(page);
});

test("early clicks open and close covers, and leave the covers of an earlier visit open", async () => {
  const { prepare, release } = holdProgram();
  const context = await on.context();
  const first = await on.open(CARD, { context });
  await first.locator("[part=reveal]").nth(3).click();
  await first.waitForFunction(() => localStorage.length === 1);
  const page = await on.open(CARD, { context, live: false, prepare });
  const cover = (index) => page.locator("[part=reveal]").nth(index);
  for (const index of [0, 0, 2, 3]) await cover(index).click();
  release();
  await live(page);
  await rendered(page);
  const expanded = await page.locator("[part=reveal]").evaluateAll((covers) => covers.slice(0, 5).map((cover) => cover.ariaExpanded));
  assert.deepEqual(expanded, ["false", "false", "true", "true", "false"]);
});

test("a second click on the link of a trailer follows it while the program loads", async () => {
  const { prepare, release } = holdProgram((route) => route.abort());
  const page = await on.open(CARD, { live: false, noisy: true, prepare });
  await page.click("[part=play]");
  assert.equal(new URL(page.url()).pathname, `/${CARD}`);
  await page.click("[part=play]");
  await page.waitForURL("**/*.webm");
  release();
});

test("a trailer that was clicked before the program starts plays", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, prepare });
  await page.click("[part=play]");
  release();
  await live(page);
  await page.waitForFunction(() => document.activeElement.tagName === "VIDEO");
  assert.equal(new URL(page.url()).pathname, `/${CARD}`);
});

test("the static card and the live card are never visible together", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, {
    live: false,
    prepare: async (page) => {
      await prepare(page);
      await page.addInitScript(() => {
        window.states = [];
        window.most = 0;
        new MutationObserver(() => {
          const state = document.querySelector("[data-curtain]")?.dataset.curtain;
          if (state && window.states.at(-1) !== state) window.states.push(state);
          window.most = Math.max(window.most, [...document.querySelectorAll("[part=card]")].filter((card) => card.checkVisibility()).length);
        }).observe(document, { subtree: true, childList: true, attributes: true });
      });
    },
  });
  assert.deepEqual(await page.evaluate(() => window.states), ["static"]);
  release();
  await live(page);
  assert.deepEqual(await page.evaluate(() => [window.states, window.most]), [["static", "live"], 1]);
  assert.equal(await page.textContent("[part=notice]"), "");
});

test("the program, its files and the data of the card are requested once", async () => {
  const page = await on.open(CARD);
  const files = page.requests.map((url) => new URL(url).pathname).filter((path) => !/icon|\/art\//.test(path));
  assert.equal(files.filter((path) => path.endsWith(".wasm")).length, 1, files.join(" "));
  assert.equal(files.filter((path) => path.endsWith(".js")).length, 2, files.join(" "));
  assert.equal(files.filter((path) => path.startsWith("/messages-")).length, 1, files.join(" "));
  assert.equal(files.filter((path) => path === `/cards/${ID}.txt`).length, 1, files.join(" "));
  assert.equal(files.length, 6, files.join(" "));
});

test("a field that has the focus before the script has run needs the program", async () => {
  // A module runs after the end of the page, and a reader may be faster.
  const focusEarly = () => new MutationObserver((_, observer) => {
    const field = document.querySelector("#progress-anime");
    if (!field || !(field instanceof HTMLElement)) return;
    observer.disconnect();
    field.focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });
  const page = await on.open(CARD, { live: false, prepare: (page) => page.addInitScript(focusEarly) });
  await live(page);
  await page.locator("#progress-anime:focus").waitFor();
});

test("the card has all documented part names", async () => {
  const page = await on.open(`${FRAME}#anime=1`, {
    prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 9) }),
  });
  await page.locator("[part=reveal]").first().click();
  const parts = await page.evaluate(() => [...document.querySelectorAll("[part]")].flatMap((element) => [...element.part]));
  const wanted = ["card", "title", "fact", "cover", "reveal", "progress", "open-all", "close-all", "countdown", "local-time",
    "station-time", "outlet-time", "pin", "pause", "trailer", "play", "notice", "preferences", "preference", "less", "more"];
  assert.deepEqual(wanted.filter((part) => !parts.includes(part)), []);
});
