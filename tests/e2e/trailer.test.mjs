// Trailers: no requests before a click, players of video hosts, focus, gated trailers, and links without a player.
import assert from "node:assert/strict";
import { test } from "node:test";
import { closeAll, finish, fixtures, harness, hosting, live, rendered } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const CARD = "c/86-eighty-six/";
const videos = (page) => page.requests.filter((url) => /\.(webm|mp4)|youtu/.test(url));
const playing = (page) => page.waitForFunction(() => document.activeElement.tagName === "VIDEO");

for (const path of [CARD, "embed/86-eighty-six/", "c/vivy/", "index.html"]) {
  test(`${path} requests no video and prepares no connection before a click`, async () => {
    // The harness checks for every page that it sends requests to the site alone.
    const page = await on.open(path, { live: path !== "index.html" });
    await page.waitForLoadState("networkidle");
    const facade = page.locator("[part=play]");
    if (await facade.count()) {
      await facade.hover();
      await facade.focus();
      await rendered(page);
    }
    assert.deepEqual(videos(page), []);
    assert.equal(await page.locator("video, iframe[src], audio").count(), 0);
    const source = await (await fetch(page.url())).text();
    assert.ok(!/preconnect|dns-prefetch|rel="?(prefetch|prerender)/.test(source));
    assert.equal(await page.locator("link[rel~=preconnect], link[rel~=dns-prefetch]").count(), 0);
  });
}

for (const how of ["click", "Enter", "Space"]) {
  test(`${how} plays the trailer and moves the focus to it; closing restores the facade and the focus`, async () => {
    const page = await on.open(CARD);
    if (how === "click") await page.click("[part=play]");
    else await page.press("[part=play]", how);
    await playing(page);
    await page.waitForFunction(() => document.querySelector("video").readyState > 0);
    assert.ok(videos(page).length > 0);
    assert.ok(videos(page).every((url) => url === new URL("art/86-eighty-six-title.webm", on.site.url).href));
    assert.ok(await page.getAttribute("video", "aria-label"));
    assert.equal(await page.locator("[part=play]").count(), 0);
    await page.getByRole("button", { name: "Close player" }).click();
    await page.waitForFunction(() => document.activeElement.id === "play");
    assert.equal(await page.locator("video").count(), 0);
    await page.press("[part=play]", "Enter");
    await playing(page);
  });
}

test("the player keeps playing while covers open", async () => {
  const page = await on.open(CARD);
  await page.click("[part=play]");
  await page.evaluate(() => { document.querySelector("video").mark = true; });
  await page.locator("[part=reveal]").first().click();
  await finish(page, "anime", "23");
  await page.getByText("Handler One", { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("video").mark), true);
  await closeAll(page);
  await page.locator("#progress-anime[aria-valuenow=\"0\"]").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("video").mark), true);
});

/** A card with three trailers: the first that plays is gated, and the last is covered. */
const THREE = "c/trailers/";

test("the player closes when another trailer becomes the first one", async () => {
  const page = await cards.open(THREE);
  page.expected = /Failed to load|ERR_|decode/i;
  await page.click("[part=play]");
  await page.waitForSelector("video");
  await finish(page, "anime", "6");
  await page.getByText("Trailer of the second half").first().waitFor();
  await rendered(page);
  assert.equal(await page.locator("video, iframe").count(), 0);
  assert.ok((await page.textContent("[part=play]")).includes("Trailer of the second half"));
  // The same holds when it closes again.
  await finish(page, "anime", "0");
  await page.getByText("Trailer of the second half").waitFor({ state: "detached" });
  assert.equal(await page.locator("video, iframe").count(), 0);
  // The harness checks that no page sends a request to YouTube.
});

test("no page names the host of a gated trailer", async () => {
  const page = await cards.open(THREE);
  const other = await cards.open("c/minimal/", { live: false });
  const policy = (page) => page.getAttribute("meta[http-equiv=Content-Security-Policy]", "content")
    .then((policy) => policy.replace(/style-src [^;]*/, ""));
  assert.equal(await policy(page), await policy(other));
  assert.ok(!(await page.content()).replace(/<meta http-equiv[^>]*>/, "").toLowerCase().includes("youtu"));
});

test("a card whose trailers cannot play has links, and no facade", async () => {
  const page = await on.open("c/vivy/");
  assert.equal(await page.locator("[part=play]").count(), 0);
  const links = page.locator("a", { hasText: "Second trailer" });
  assert.equal(await links.getAttribute("href"), "https://vivy-portal.com/");
  assert.equal(await links.getAttribute("rel"), "noopener noreferrer nofollow");
});

/** The hosts of the first trailer of the card `players`, each from a progress on. */
const HOSTS = [
  { progress: 0, host: "YouTube", player: "https://www.youtube-nocookie.com/embed/AAAAAAAAAAA", page: "https://www.youtube.com/watch?v=AAAAAAAAAAA", parameters: { hl: "en", cc_lang_pref: "en", cc_load_policy: "1", rel: "0", playsinline: "1" }, allow: "autoplay; encrypted-media; fullscreen; picture-in-picture" },
  { progress: 3, host: "Vimeo", player: "https://player.vimeo.com/video/76979871", page: "https://vimeo.com/76979871", parameters: { dnt: "1", texttrack: "en" }, allow: "autoplay; fullscreen; picture-in-picture" },
  { progress: 4, host: "Bilibili", player: "https://player.bilibili.com/player.html", page: "https://www.bilibili.com/video/BV1GJ411x7h7", parameters: { bvid: "BV1GJ411x7h7", danmaku: "0" }, allow: "autoplay; fullscreen" },
  { progress: 5, host: "Niconico", player: "https://embed.nicovideo.jp/watch/sm9", page: "https://www.nicovideo.jp/watch/sm9", parameters: {}, allow: "autoplay; fullscreen" },
];
/** Responds for the hosts of players, and records their requests. */
const answered = (requests) => async (page) => {
  const isOther = (url) => url.protocol === "https:";
  await page.route(isOther, async (route) => {
    requests.push({ url: route.request().url(), referrer: (await route.request().allHeaders()).referer });
    await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>A player</title><button>Stop</button>" });
  });
};
const OTHERS = HOSTS.map(({ player }) => new URL(player).origin);

for (const { progress, host, player, page: watch, parameters, allow } of HOSTS) {
  test(`the player of ${host} is requested once, after the click, with a referrer`, async () => {
    const requests = [];
    const page = await cards.open(`embed/players/#anime=${progress}`, { prepare: answered(requests), sites: OTHERS });
    const facade = page.locator("[part=play]");
    await facade.hover();
    await rendered(page);
    assert.deepEqual(requests, []);
    assert.match(await facade.innerText(), new RegExp(`from ${host}`));
    await facade.click();
    const frame = page.locator(".player iframe");
    await page.waitForFunction(() => document.activeElement.tagName === "IFRAME");
    await frame.contentFrame().getByText("Stop").waitFor();
    assert.equal(requests.length, 1);
    const url = new URL(requests[0].url);
    assert.equal(url.origin + url.pathname, player);
    assert.equal(url.searchParams.get("autoplay"), "1");
    for (const [name, value] of Object.entries(parameters)) assert.equal(url.searchParams.get(name), value, name);
    assert.equal(requests[0].referrer, cards.site.url, "players want to know the page");
    assert.equal(await frame.getAttribute("allow"), allow);
    const close = page.getByRole("button", { name: "Close player" });
    // A click directly after scrolling can reach the frame at the old position.
    await close.scrollIntoViewIfNeeded();
    await rendered(page);
    await rendered(page);
    await close.click();
    await frame.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "play");
  });

  test(`in a frame without an origin, a trailer of ${host} is a link with a visible address`, async () => {
    const requests = [];
    cards.change = hosting('sandbox="allow-scripts"', `/embed/players/#anime=${progress}`);
    const page = await cards.open("host.html", { live: false, prepare: answered(requests), sites: OTHERS });
    const card = page.frameLocator("iframe");
    await live(card);
    const facade = card.locator("a[part=play]");
    assert.equal(await facade.getAttribute("href"), watch);
    assert.match(await facade.innerText(), new RegExp(`^Watch .* on ${host}$`));
    assert.equal(await card.locator(".address").innerText(), watch);
    assert.deepEqual(requests, []);
  });
}

test("a video file of another site is requested after the click, and plays in any frame", async () => {
  const requests = [];
  cards.change = hosting('sandbox="allow-scripts"', "/embed/players/#anime=2");
  const page = await cards.open("host.html", { live: false, prepare: answered(requests), sites: ["https://videos.example/"] });
  page.expected = /Failed to load|MEDIA|decode|no supported source/i;
  const card = page.frameLocator("iframe");
  await card.locator("button[part=play]").click();
  await card.locator("video").waitFor();
  await page.waitForRequest(/clip/).catch(() => {});
  assert.ok(requests.every(({ url }) => url === "https://videos.example/clip.webm") && requests.length > 0);
});

test("the trailer is a link if there is no room for a player", async () => {
  for (const [width, height] of [[190, 600], [600, 190]]) {
    // Browsers use the first of two equal attributes, and `hosting` adds its own behind these.
    cards.change = hosting(`width="${width}" height="${height}"`, "/embed/players/");
    const page = await cards.open("host.html", { live: false });
    const card = page.frameLocator("iframe");
    await live(card);
    await card.locator("a[part=play]").waitFor();
  }
});

test("the trailer is a link on a page from the file system", async () => {
  const page = await cards.open("c/players/index.html", { base: `file://${fixtures}/`, live: false, noisy: true, sites: ["file:"] });
  assert.equal(await page.getAttribute("[part=play]", "href"), "https://www.youtube.com/watch?v=AAAAAAAAAAA");
});
