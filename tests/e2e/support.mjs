// The harness of the browser tests: browsers with chosen fonts, sites, pages that must not write to the console or
// contact other hosts, replaced responses, and a check of the layout.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, afterEach, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const dist = resolve(repository, process.env.DIST ?? "dist");
/** The site of the fixture cards. */
export const fixtures = resolve(repository, process.env.FIXTURES ?? "target/fixtures");
for (const site of [dist, fixtures]) {
  if (existsSync(join(site, "index.html"))) continue;
  console.error(`error: found no site in ${site}, wanted those that make test-browser builds, named by DIST= and FIXTURES=`);
  process.exit(2);
}
// The shell has the same engine without windows, and needs three fifths of the time.
const executablePath = process.env.CHROMIUM ??
  ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

const home = mkdtempSync(join(tmpdir(), "curtain-home-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
/**
 * The complete environment of every program that a test starts, so that results do not depend on the locale, time
 * zone, colours, proxies and settings of the machine.
 */
export const environment = { PATH: process.env.PATH, HOME: home, TMPDIR: tmpdir(), LANG: "C.UTF-8", TZ: "UTC" };

/** The command that `make test-browser` builds. */
export const command = join(repository, "target/debug/curtain-card");

/** The sets of fonts in `tests/fonts/`. The first is the default. */
export const FONTS = ["dejavu", "rich"];
const launch = (fonts) => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--no-proxy-server"],
  env: { ...environment, FONTCONFIG_FILE: join(repository, `tests/fonts/${fonts}.conf`) },
});

let fonts = FONTS[0];
/** Registers a test of layout once for each set of fonts, since a layout must fit with any font. `run` gets the set. */
export function layout(name, run) {
  for (const set of FONTS) {
    test(`${name} (${set} fonts)`, async () => {
      fonts = set;
      try {
        await run(set);
      } finally {
        fonts = FONTS[0];
      }
    });
  }
}

/**
 * Starts a site and browsers for the tests of one file. A test fails if one of its pages wrote to the console or threw
 * an error, unless the page was opened with `noisy` or its `expected` matches the line. It also fails if a page sent a
 * request to another host.
 */
export function harness(folder = dist, server = serve) {
  const harness = {};
  /** The browsers started so far, by set of fonts. */
  const browsers = {};
  let pages = [];
  let contexts = [];
  before(async () => {
    harness.site = await server(folder, (...request) => harness.change?.(...request) ?? false);
    browsers[fonts] = await launch(fonts);
  });
  after(async () => {
    for (const browser of Object.values(browsers)) await browser.close();
    harness.site?.stop();
  });
  afterEach(async () => {
    const [opened, used] = [pages, contexts];
    [pages, contexts, harness.change] = [[], [], undefined];
    try {
      for (const page of opened) await page.behaves();
    } finally {
      // Pending handlers of routes must not fail the next test.
      for (const page of opened) await page.unrouteAll({ behavior: "ignoreErrors" }).catch(() => {});
      for (const context of used) await context.close();
    }
  });
  /**
   * Opens a page of the site in its own context. `messages` are the lines on its console, `requests` the addresses
   * that it requested.
   */
  harness.open = async (path, options = {}) => {
    const context = options.context ?? await harness.context(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    // A page with 25 frames loads slowly on a busy machine.
    page.setDefaultNavigationTimeout(40_000);
    page.messages = [];
    page.requests = [];
    page.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.messages.push(`pageerror: ${error.message}`));
    page.on("request", (request) => page.requests.push(request.url()));
    page.behaves = async () => {
      // This round trip ensures that earlier console messages have arrived.
      await page.title().catch(() => {});
      const unexpected = page.messages.filter((line) => !page.expected?.test(line));
      if (!options.noisy) assert.deepEqual(unexpected, [], "on the console");
      const sites = [harness.site.url, "data:", ...options.sites ?? []];
      const own = (url) => sites.some((site) => url.startsWith(site));
      assert.deepEqual(page.requests.filter((url) => !own(url)), [], "requests to other hosts");
    };
    pages.push(page);
    await options.prepare?.(page);
    await page.goto(new URL(path, options.base ?? harness.site.url).href);
    if (options.live !== false) await live(page);
    return page;
  };
  harness.context = async (options = {}) => {
    browsers[fonts] ??= await launch(fonts);
    const context = await browsers[fonts].newContext({
      viewport: { width: options.width ?? 640, height: 900 },
      timezoneId: options.zone ?? "Asia/Kolkata",
      locale: options.locale ?? "en-GB",
      colorScheme: options.colorScheme ?? "light",
      forcedColors: options.forcedColors ?? "none",
      reducedMotion: options.reducedMotion ?? "no-preference",
      javaScriptEnabled: options.script ?? true,
      bypassCSP: options.bypassCSP ?? false,
      hasTouch: options.hasTouch ?? false,
    });
    contexts.push(context);
    return context;
  };
  return harness;
}

/** Moves a pointer over the form of a card: what only the program can do makes a page load it. */
export const approach = (page) => page.locator("[data-curtain] .progress, [data-curtain]:not(:has(.progress)) .trailer").first()
  .dispatchEvent("pointerover", {}, { timeout: 2_000 }).catch(() => {});

/**
 * Waits for the live card of a page or of the only frame of a locator. A card whose run is over loads its program when
 * somebody needs it.
 */
export async function live(page, timeout = 30_000) {
  const card = page.locator("[data-curtain=live]");
  for (let left = timeout; ; left -= 1_000) {
    // The script that hears of the pointer may still be on its way.
    await approach(page);
    try {
      await card.waitFor({ timeout: 1_000 });
      return;
    } catch (error) {
      if (left <= 0) throw error;
    }
  }
}

/** Waits until pending changes are rendered: two animation frames. */
export const rendered = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Opens everything, with a second click that confirms. */
export async function openAll(page) {
  await page.click("[part=open-all]");
  await page.click("[part=open-all]");
  await page.waitForFunction(() => !document.querySelector("[part=reveal]"));
}

/** Closes everything, with a second click that confirms where the card asks. */
export async function closeAll(page) {
  const button = page.locator("[part=close-all]");
  await button.click();
  if (await page.locator("[part=close-all].asking").count()) await button.click();
}

/** Types the progress on a track into a page or a frame, and ends it with the Enter key. */
export async function finish(page, track, at) {
  const field = page.locator(`#progress-${track}`);
  await field.fill(String(at));
  await field.press("Enter");
}

/** Delays the program until `release` is called, so that a test can act on the static card. */
export function holdProgram(respond = (route) => route.continue()) {
  /** @type {() => void} */
  let release;
  const released = new Promise((resolve) => { release = () => resolve(undefined); });
  const prepare = (page) => page.route("**/*.wasm", async (route) => {
    await released;
    await respond(route);
  });
  return { prepare, release };
}

/** Replaces the response for files of a pattern; for the option `prepare`. */
export const swap = (pattern, respond) => (page) => page.route(pattern, respond);

/** Responds with the file after a change to its bytes. */
export const changed = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};

/** Serves `host.html`: a host page with a card in a frame. */
export const hosting = (attributes, src) => (path, response) => {
  if (path !== "/host.html") return false;
  response.writeHead(200, { "content-type": "text/html" });
  response.end(`<!doctype html><link rel="icon" href="data:,"><iframe ${attributes} width="640" height="800" src="${src}"></iframe>`);
  return true;
};

/**
 * Lists faults of the layout of a page: texts that overlap, are cut, or overflow their container or the page. Texts
 * that an ellipsis cuts on purpose are no faults.
 */
export const layoutFlaws = (page) => page.evaluate(() => {
  // Forces the layout of chunks that are off the screen.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets = [sheet];
  const found = [];
  const name = (element) => `${element.localName}.${element.className || element.id}`;
  const say = (element, what) => found.push(`${name(element)} ${what}: ${element.textContent.trim().slice(0, 40)}`);
  const isSeen = (element) => !element.closest(".sr, svg, option, script, style, noscript") && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isCut = (element) => {
    const style = getComputedStyle(element);
    return style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
  };
  for (const element of document.querySelectorAll("main *")) {
    if (!isSeen(element) || isCut(element) || element.clientWidth === 0) continue;
    const style = getComputedStyle(element);
    if (style.display === "inline") continue;
    if (element.scrollWidth > element.clientWidth + 1) say(element, `is ${element.scrollWidth - element.clientWidth} px wider than its place`);
    // Scrollable content is reachable.
    if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) say(element, `is ${element.scrollHeight - element.clientHeight} px higher than its place`);
  }
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const rows = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !isSeen(element) || (() => { for (let at = element; at; at = at.parentElement) if (isCut(at)) return true; })()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(element).fontSize);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1) continue;
      if (left < -1 || right > innerWidth + 1) say(element, `sticks out of the page, ${Math.round(left)} to ${Math.round(right)}`);
      // The rectangle of a text is higher than its glyphs.
      const middle = (top + bottom) / 2;
      rows.push({ element, node, left, right, top: middle - size * 0.4, bottom: middle + size * 0.4 });
    }
  }
  rows.sort((a, b) => a.top - b.top);
  rows.forEach((row, index) => {
    for (let next = index + 1; next < rows.length && rows[next].top < row.bottom - 1; next += 1) {
      const other = rows[next];
      if (other.node !== row.node && Math.min(row.right, other.right) - Math.max(row.left, other.left) > 2) say(other.element, `lies over ${name(row.element)}`);
    }
  });
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  return [...new Set(found)].slice(0, 20);
});
