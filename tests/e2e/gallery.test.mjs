// The gallery of many cards: its pages, and its search, whose index is loaded at the first input.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { nginx } from "./nginx.mjs";
import { command, dist, environment, layout, repository, harness } from "./support.mjs";

const place = mkdtempSync(join(tmpdir(), "curtain-gallery-"));
const card = (title, more) => JSON.stringify({
  version: 1, lang: "en", title, format: "tv", accent: "#335577", as_of: "2026-01-01",
  tracks: [{ id: "anime", name: "Anime", unit: "episode", count: 12 }], ...more,
});

before(() => {
  mkdirSync(join(place, "cards"));
  for (let n = 0; n < 125; n += 1) writeFileSync(join(place, `cards/many-${String(n).padStart(3, "0")}.json`), card(`Number ${n}`));
  writeFileSync(join(place, "cards/zz-elite.json"), card("Élite ＡＢＣ", {
    titles: [{ text: "エリート" }], tags: [{ text: "Drama" }],
    facts: [{ section: "story", text: "Told." }, { section: "story", text: "A gated canary", after: { anime: 3 } }],
  }));
  execFileSync(command, ["build", "--cards", join(place, "cards"), "--app", dist, "--out", join(place, "site")], { cwd: repository, env: environment, stdio: "pipe" });
});
after(() => rmSync(place, { recursive: true, force: true }));

// The site is built before the harness serves it.
const on = harness(join(place, "site"), nginx);
const open = (path = "", options = {}) => on.open(path, { live: false, ...options });
const found = (page) => page.locator(".found li").allTextContents();

/** Types into the search field and waits for results or a message. */
async function search(page, text) {
  await page.fill("[data-search] input", text);
  await page.waitForFunction(() => document.querySelector(".found").childElementCount || document.querySelector("[data-search] output").value);
  return found(page);
}

test("a search finds a card by its titles, tags and id, in any spelling", async () => {
  const page = await open();
  assert.deepEqual(page.requests.filter((url) => url.endsWith("search.json")), [], "before the first search");
  for (const text of ["elite", "ÉLITE", "abc", "エリート", "ｴﾘｰﾄ", "drama elite", "zz-"]) {
    assert.deepEqual(await search(page, text), ["Élite ＡＢＣ Embed"], text);
    await page.fill("[data-search] input", "");
    await page.waitForFunction(() => !document.querySelector(".found").childElementCount);
  }
  assert.deepEqual(await search(page, "nothing like it"), []);
  assert.equal(await page.locator("[data-search] output").textContent(), "No cards found.");
  assert.equal((await search(page, "number")).length, 50);
  assert.equal(await page.locator("[data-search] output").textContent(), "Showing the first 50 of 125 cards.");
  assert.equal(page.requests.filter((url) => url.endsWith("search.json")).length, 1, "once");
});

test("no search finds a gated text", async () => {
  const list = await (await fetch(`${on.site.url}search.json`)).text();
  assert.ok(list.includes("Élite") && !list.includes("canary"));
});

test("results link to the card and to the embed builder on the card's gallery page", async () => {
  const page = await open();
  await search(page, "elite");
  await page.getByRole("link", { name: "Embed" }).click();
  await page.waitForURL("**/shelf/3/#card=zz-elite");
  await page.waitForFunction(() => document.querySelector("[data-embed-builder] [name=card]").value === "zz-elite");
  assert.match(await page.locator("[data-embed-builder] textarea").inputValue(), new RegExp(`^<iframe src="${on.site.url}embed/zz-elite/"`));
  // The search works on every page of the gallery.
  await search(page, "number 7");
  await page.getByRole("link", { name: "Number 7", exact: true }).click();
  await page.waitForURL("**/c/many-007/");
});

test("gallery pages link to each other, with and without script", async () => {
  for (const script of [true, false]) {
    const page = await open("", { script });
    assert.equal(await page.locator(".cards > li").count(), 60);
    assert.equal(await page.locator("[data-search]").isVisible(), script);
    const pages = page.getByRole("navigation", { name: "Gallery pages" });
    assert.deepEqual(await pages.getByRole("link").allTextContents(), ["1", "2", "3"]);
    await pages.getByRole("link", { name: "3" }).click();
    await page.waitForURL("**/shelf/3/");
    assert.equal(await page.locator(".cards > li").count(), 6);
    assert.equal(await pages.locator("[aria-current=page]").textContent(), "3");
    await pages.getByRole("link", { name: "1" }).click();
    await page.waitForURL(on.site.url);
    assert.equal(await page.locator("[aria-current=page]").textContent(), "1");
  }
});

test("a search shows a message when its index fails to load, and loads it again later", async () => {
  const page = await open("", { prepare: (page) => page.route("**/search.json", (route) => route.abort(), { times: 1 }) });
  page.expected = /Failed to load resource/;
  await page.fill("[data-search] input", "elite");
  await page.waitForFunction(() => /^Could not load/.test(document.querySelector("[data-search] output").value));
  assert.equal((await search(page, "elite ")).length, 1);
});

layout("the gallery fits the width of a phone", async () => {
  const page = await open("shelf/2/", { width: 320 });
  await search(page, "number");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
});
