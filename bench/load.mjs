// Benchmark of loading one card on a slow phone: transferred bytes, paint times, the time until the program is live,
// and the time until one real click has opened the first cover.

/** Chromium's values for Slow 4G, and a processor slowed four times. */
const SLOW = { network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 }, cpu: 4 };
/** The conditions of the quick form, which judges no times. */
const FAST = { network: { offline: false, latency: 5, downloadThroughput: 1.6e7 / 8, uploadThroughput: 7.5e6 / 8 }, cpu: 1 };

/** How long a page may take to do what is waited for, in ms. */
const PATIENCE = 30_000;

/** The wait for work after the last response, in ms. Chromium sometimes omits the largest paint otherwise. */
const REST = 1_500;

/** Records measures in the page. Searches for covers in open shadow roots too. */
function note() {
  window.noted = { shift: 0 };
  // A full cache is not a remembered reader, whose covers are open.
  try { localStorage.clear(); } catch {}
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) noted.largest = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) noted.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
  // The takeover puts the live card in the place of the static one: then progress works.
  window.live = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("[data-curtain=live]")) return;
      observer.disconnect();
      resolve(noted.live = performance.now());
    }).observe(document, { subtree: true, attributeFilter: ["data-curtain"] });
  });
  const within = (root) => {
    const found = root.querySelector(".reveal");
    if (found) return found;
    for (const host of root.querySelectorAll("curtain-card")) {
      const inner = host.shadowRoot && within(host.shadowRoot);
      if (inner) return inner;
    }
  };
  const frame = () => new Promise(requestAnimationFrame);
  /** Waits until the first cover is painted and on the screen. Returns its middle. */
  window.painted = async () => {
    let cover;
    do {
      await frame();
      cover = document.body && within(document);
    } while (!cover?.offsetHeight || !performance.getEntriesByName("first-contentful-paint").length);
    cover.scrollIntoView({ block: "center", behavior: "instant" });
    // The next frame paints it there, and the one after it comes once that is done.
    await frame();
    await frame();
    const { x, y, width, height } = cover.getBoundingClientRect();
    const closed = cover.closest(".place").textContent.length;
    const isShown = () => {
      // The live card has its own cover in the place of this one.
      const now = within(document);
      return now?.ariaExpanded === "true" && now.closest(".place").textContent.length > closed;
    };
    window.opened = new Promise((resolve) => {
      const observer = new MutationObserver(async () => {
        if (!isShown()) return;
        observer.disconnect();
        // In this frame the fact is painted.
        resolve(noted.opened = await frame());
      });
      for (const root of new Set([document, cover.getRootNode()])) observer.observe(root, { subtree: true, childList: true, attributeFilter: ["aria-expanded"] });
    });
    return { x: x + width / 2, y: y + height / 2 };
  };
}

/** Waits for a promise of a page, and fails with what was waited for. */
async function patiently(waiting, what) {
  let timer;
  const timeout = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`found nothing after ${PATIENCE / 1_000} s, wanted ${what}`)), PATIENCE); });
  try {
    return await Promise.race([waiting, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens a page under the conditions of a phone. Returns it, and what has arrived so far. */
async function begin(context, url, { network, cpu }) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const seen = { bytes: 0, requests: 0 };
  /** The bytes of responses that are still on their way. */
  const underWay = new Map();
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => underWay.set(requestId, (underWay.get(requestId) ?? 0) + encodedDataLength));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    underWay.delete(requestId);
    seen.bytes += encodedDataLength;
    seen.requests += encodedDataLength > 0 ? 1 : 0;
  });
  const arrived = () => [...underWay.values()].reduce((sum, bytes) => sum + bytes, seen.bytes);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.addInitScript(note);
  await page.goto(url, { waitUntil: "commit" });
  return { page, seen, arrived };
}

const read = (page) => page.evaluate(() => ({ ...noted, first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime }));

/** Loads a page and leaves it alone. Scrolling and clicking would end Chromium's record of the largest paint. */
async function look(context, { url, isCard }, conditions) {
  const { page, seen } = await begin(context, url, conditions);
  // The program may come after the load event.
  await page.waitForLoadState("networkidle");
  if (isCard) await patiently(page.evaluate(() => window.live), `a live card in ${url}`);
  await page.waitForTimeout(REST);
  const noted = await read(page);
  await page.close();
  return { ...seen, ...noted };
}

/** Loads a page and clicks its first cover, once and as soon as it is painted. Returns when the fact is shown. */
async function click(context, { url }, conditions) {
  const { page, arrived } = await begin(context, url, conditions);
  const { x, y } = await patiently(page.evaluate(() => window.painted()), `a painted cover in ${url}`);
  await page.mouse.click(x, y);
  await patiently(page.evaluate(() => window.opened), `an opened cover in ${url}`);
  const bytes = arrived();
  const { opened, first } = await read(page);
  if (!(opened > first)) throw new Error(`found a cover of ${url} opened at ${opened} ms, wanted a time after the first paint at ${first} ms`);
  // The rest fills the cache.
  await page.waitForLoadState("networkidle");
  await page.close();
  return { opened, before: bytes };
}

/** How often a page of a peer is loaded for one click: a script that comes late does not hear the first one. */
const ATTEMPTS = 3;

/** Loads a page without and with a click, each with an empty and, unless `isQuick`, with a full cache. */
async function visit(browser, page, isQuick) {
  const conditions = isQuick ? FAST : SLOW;
  const both = async (load, attempts = page.isPeer ? ATTEMPTS : 1) => {
    const context = await browser.newContext({ viewport: { width: 412, height: 900 } });
    try {
      return { cold: await load(context, page, conditions), warm: isQuick ? {} : await load(context, page, conditions) };
    } catch (error) {
      if (attempts === 1) throw error;
      console.error(`again, since ${error.message}`);
      return await both(load, attempts - 1);
    } finally {
      await context.close();
    }
  };
  const quiet = page.isOver ? {} : await both(look);
  const clicked = page.opens === false ? {} : await both(click);
  return { cold: { ...quiet.cold, ...clicked.cold }, warm: { ...quiet.warm, ...clicked.warm } };
}

export const median = (list) => list.filter((value) => value !== undefined).sort((a, b) => a - b)[Math.floor(list.length / 2)];

/**
 * Loads all pages in turn, in several rounds. Returns the median of each measure, and of the empty cache the measures
 * of each round. A page without covers that open has `opens: false`; of one that `isOver` only its cover counts;
 * `isCard` is a page that becomes live.
 */
export async function load(browser, pages, rounds, isQuick, progress) {
  const rows = new Map(pages.map(({ name }) => [name, []]));
  // The first round warms up the servers.
  for (let round = isQuick ? 1 : 0; round <= rounds; round += 1) {
    for (const page of pages) {
      progress(`load ${round}/${rounds} ${page.name}`);
      const row = await visit(browser, page, isQuick);
      if (round > 0) rows.get(page.name).push(row);
    }
  }
  const measures = ["bytes", "requests", "first", "largest", "opened", "before", "live", "shift"];
  return pages.map(({ name }) => {
    const of = (cache) => Object.fromEntries(measures.map((measure) => [measure, median(rows.get(name).map((row) => row[cache][measure]))]));
    const each = Object.fromEntries(["first", "opened", "live"].map((measure) => [measure, rows.get(name).map((row) => row.cold[measure])]));
    return { name, cold: of("cold"), warm: of("warm"), each };
  });
}
