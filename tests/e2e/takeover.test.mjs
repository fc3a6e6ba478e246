// The live card takes the place of the static one, and nobody notices.
import assert from "node:assert/strict";
import { test } from "node:test";
import { live, stage } from "./support.mjs";

const on = stage();
const CARD = "c/86-eighty-six/";

/** Holds the program back until `release` is called, so that a test can act before it is there. */
function held() {
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  const prepare = (page) => page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return { prepare, release };
}

const shifts = (page) => page.addInitScript(() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
});

for (const path of [CARD, "c/vivy/", "embed/86-eighty-six/"]) {
  for (const width of [280, 320, 640, 1024]) {
    test(`${path} does not shift at ${width} px`, async () => {
      const { prepare, release } = held();
      const page = await on.open(path, {
        width, live: false, prepare: async (page) => { await shifts(page); await prepare(page); },
      });
      const size = () => page.evaluate(() => document.querySelector("[part=card]").getBoundingClientRect().height);
      const before = await size();
      release();
      await live(page);
      // Two frames: the swap is drawn, and what it moved is reported.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      assert.equal(await page.evaluate(() => window.shifted), 0);
      assert.equal(await size(), before);
      page.quiet();
    });
  }
}

test("static and live card say the same, but for the time", async () => {
  const { prepare, release } = held();
  const page = await on.open(CARD, { live: false, prepare });
  const say = () => page.evaluate(() => {
    const card = document.querySelector("[part=card]").cloneNode(true);
    card.querySelector(".airing").remove();
    return card.textContent;
  });
  const still = await say();
  release();
  await live(page);
  assert.equal(await say(), still);
});

test("the focus stays on the cover that had it", async () => {
  const { prepare, release } = held();
  const page = await on.open(CARD, { live: false, prepare });
  const cover = page.locator("[part=reveal]").nth(2);
  await cover.focus();
  const id = await cover.getAttribute("id");
  release();
  await live(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), id);
});

test("what was typed before the program is there counts", async () => {
  const { prepare, release } = held();
  const page = await on.open(CARD, { live: false, prepare });
  await page.fill("#progress-anime", "5");
  release();
  await live(page);
  await page.getByText("That is a lie").waitFor();
  assert.equal(await page.inputValue("#progress-anime"), "5");
  assert.equal(await page.evaluate(() => document.activeElement.id), "progress-anime");
});

test("a cover that was clicked before the program is there opens", async () => {
  const { prepare, release } = held();
  const page = await on.open(CARD, { live: false, prepare });
  await page.getByRole("button", { name: "What the newsreels leave out" }).click();
  release();
  await live(page);
  await page.getByText("That is a lie").waitFor();
});

test("the program is asked for once", async () => {
  const page = await on.open(CARD);
  for (const ending of [".wasm", ".js"]) {
    const asked = page.asked.filter((url) => url.endsWith(ending));
    assert.equal(new Set(asked).size, asked.length, asked.join(" "));
  }
  page.quiet();
});

test("the stable names are there", async () => {
  const page = await on.open(`${CARD}#anime=1`);
  await page.locator("[part=reveal]").first().click();
  const parts = await page.evaluate(() => [...document.querySelectorAll("[part]")].flatMap((element) => [...element.part]));
  const wanted = ["card", "title", "fact", "cover", "reveal", "progress", "open-all", "close-all", "countdown", "local-time", "station-time", "trailer", "play", "notice"];
  assert.deepEqual(wanted.filter((part) => !parts.includes(part)), []);
});
