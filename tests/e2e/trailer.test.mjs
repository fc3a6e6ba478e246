// A trailer asks nobody for anything before it is clicked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, fixtures, stage } from "./support.mjs";

const on = stage();
const cards = stage(fixtures);
const CARD = "c/86-eighty-six/";
const videos = (page) => page.asked.filter((url) => /\.(webm|mp4)|youtu/.test(url));
const playing = (page) => page.waitForFunction(() => document.activeElement.tagName === "VIDEO");

for (const path of [CARD, "embed/86-eighty-six/", "c/vivy/", "index.html"]) {
  test(`${path} asks for no video and prepares no connection before a click`, async () => {
    // That all that is asked for is the site's own is checked of every page of every test.
    const page = await on.open(path, { live: path !== "index.html" });
    await page.waitForLoadState("networkidle");
    const facade = page.locator("[part=play]");
    if (await facade.count()) {
      await facade.hover();
      await facade.focus();
      await drawn(page);
    }
    assert.deepEqual(videos(page), []);
    assert.equal(await page.locator("video, iframe[src], audio").count(), 0);
    const source = await (await fetch(page.url())).text();
    assert.ok(!/preconnect|dns-prefetch|rel="?(prefetch|prerender)/.test(source));
    assert.equal(await page.locator("link[rel~=preconnect], link[rel~=dns-prefetch]").count(), 0);
  });
}

for (const how of ["click", "Enter", "Space"]) {
  test(`${how} plays the trailer and moves the focus to it; closing gives both back`, async () => {
    const page = await on.open(CARD);
    if (how === "click") await page.click("[part=play]");
    else await page.press("[part=play]", how);
    await playing(page);
    await page.waitForFunction(() => document.querySelector("video").readyState > 0);
    assert.ok(videos(page).length > 0);
    assert.ok(videos(page).every((url) => url === new URL("art/86-eighty-six-title.webm", on.site.url).href));
    assert.ok(await page.getAttribute("video", "aria-label"));
    assert.equal(await page.locator("[part=play]").count(), 0);
    await page.getByRole("button", { name: "Close trailer" }).click();
    await page.waitForFunction(() => document.activeElement.id === "play");
    assert.equal(await page.locator("video").count(), 0);
    await page.press("[part=play]", "Enter");
    await playing(page);
  });
}

test("the player goes on while covers open around it", async () => {
  const page = await on.open(CARD);
  await page.click("[part=play]");
  await page.evaluate(() => { document.querySelector("video").mark = true; });
  await page.locator("[part=reveal]").first().click();
  await page.fill("#progress-anime", "23");
  await page.getByText("Handler One", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("video").mark), true);
  await page.click("[part=close-all]");
  await page.waitForFunction(() => location.hash === "");
  assert.equal(await page.evaluate(() => document.querySelector("video").mark), true);
});

/** A card with three trailers; the one that plays first is gated, and the last is covered. */
const THREE = "c/trailers/";

test("a trailer that becomes the first does not play on in another's place", async () => {
  const page = await cards.open(THREE);
  page.expected = /Failed to load|ERR_|decode/i;
  await page.click("[part=play]");
  await page.waitForSelector("video");
  await page.fill("#progress-anime", "6");
  await page.getByText("Trailer of the second half").first().waitFor();
  await drawn(page);
  assert.equal(await page.locator("video, iframe").count(), 0);
  assert.ok((await page.textContent("[part=play]")).includes("Trailer of the second half"));
  // Nor the other way round, when it closes again.
  await page.fill("#progress-anime", "0");
  await page.getByText("Trailer of the second half").waitFor({ state: "detached" });
  assert.equal(await page.locator("video, iframe").count(), 0);
  // That nobody asked YouTube for anything is checked of every page.
});

test("no page tells on which host a gated trailer is", async () => {
  const page = await cards.open(THREE);
  const other = await cards.open("c/minimal/");
  const policy = (page) => page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content")
    .then((policy) => policy.replace(/style-src [^;]*/, ""));
  assert.equal(await policy(page), await policy(other));
  assert.ok(!(await page.content()).replace(/<meta http-equiv[^>]*>/, "").toLowerCase().includes("youtu"));
});

test("a card without a trailer that plays has links, and no facade", async () => {
  const page = await on.open("c/vivy/");
  assert.equal(await page.locator("[part=play]").count(), 0);
  const links = page.locator("a", { hasText: "Second trailer" });
  assert.equal(await links.getAttribute("href"), "https://vivy-portal.com/");
  assert.equal(await links.getAttribute("rel"), "noopener noreferrer nofollow");
});
