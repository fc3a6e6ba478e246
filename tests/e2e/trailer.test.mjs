// A trailer asks nobody for anything before it is clicked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./support.mjs";

const on = stage();
const CARD = "c/86-eighty-six/";

test("before the click nothing is asked of anybody but the site, and of it no video", async () => {
  const page = await on.open(CARD);
  await page.waitForLoadState("networkidle");
  await page.hover("[part=play]");
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(on.site.url) || url.endsWith(".webm")), []);
  assert.equal(await page.locator("link[rel~=preconnect], link[rel~=dns-prefetch]").count(), 0);
});

test("a click plays the trailer and moves the focus to it; closing gives both back", async () => {
  const page = await on.open(CARD);
  await page.click("[part=play]");
  await page.waitForFunction(() => document.activeElement.tagName === "VIDEO");
  await page.waitForFunction(() => document.querySelector("video").readyState > 0);
  assert.equal(page.asked.filter((url) => url.endsWith(".webm")).length > 0, true);
  await page.getByRole("button", { name: "Close trailer" }).click();
  await page.waitForFunction(() => document.activeElement.id === "play");
  assert.equal(await page.locator("video").count(), 0);
  page.quiet();
});

test("the player goes on while covers open around it", async () => {
  const page = await on.open(CARD);
  await page.click("[part=play]");
  await page.evaluate(() => { document.querySelector("video").mark = true; });
  await page.locator("[part=reveal]").first().click();
  await page.fill("#progress-anime", "23");
  await page.getByText("Handler One", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("video").mark), true);
});
