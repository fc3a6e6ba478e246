// One card, loaded on a slow phone: what comes over the wire, when it is painted, and when its first cover opens
// to a real click.

/** Chromium's own numbers for Slow 4G, and a processor of a quarter the speed. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const CPU = 4;

/** What is noted in the page. Covers are looked for in every open shadow, as readers do. */
function note() {
  window.noted = { shift: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) noted.largest = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  // What a cover moves that was asked to open is wanted.
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!noted.opened) noted.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
  const within = (root) => {
    const found = root.querySelector(".reveal");
    if (found) return found;
    for (const host of root.querySelectorAll("curtain-card")) {
      const inner = host.shadowRoot && within(host.shadowRoot);
      if (inner) return inner;
    }
  };
  window.cover = () => {
    const cover = document.body && within(document);
    if (!cover) return;
    cover.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y, width, height } = cover.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, isOpen: cover.ariaExpanded === "true" };
  };
  // The first one opens once: the moment counts at which it does.
  const watch = () => {
    const cover = document.body && within(document);
    if (cover?.ariaExpanded === "true") noted.opened ??= performance.now();
    else setTimeout(watch, 5);
  };
  watch();
}

/**
 * Loads a page twice, with an empty cache and with a full one. Where `clicks`, a reader clicks the first cover as
 * soon as there is one; what is painted when is measured without, since whoever scrolls and clicks is in its way.
 */
async function both(browser, url, clicks) {
  const context = await browser.newContext({ viewport: { width: 412, height: 900 } });
  try {
    const once = async () => {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      const seen = { bytes: 0, requests: 0 };
      session.on("Network.loadingFinished", ({ encodedDataLength }) => {
        seen.bytes += encodedDataLength;
        seen.requests += encodedDataLength > 0 ? 1 : 0;
      });
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", SLOW_4G);
      await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
      await page.addInitScript(note);
      await page.goto(url, { waitUntil: "commit" });
      if (clicks) {
        // Again only where a click was nobody's.
        for (let tries = 0; ; tries += 1) {
          const target = await page.evaluate(() => window.cover?.()).catch(() => undefined);
          if (target && !target.isOpen) await page.mouse.click(target.x, target.y);
          const isOpen = await page.waitForFunction(() => window.noted?.opened, null, { timeout: target ? 150 : 20, polling: 10 }).then(() => true, () => false);
          if (isOpen) break;
          if (tries > 500) throw new Error(`found no cover that opens in ${url}`);
        }
      }
      await page.waitForLoadState("load");
      // What comes after the load belongs to it, and Chromium forgets to tell of the largest paint now and then.
      await page.waitForTimeout(1_500);
      const noted = await page.evaluate(() => ({ ...noted, first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime }));
      await page.close();
      return { ...seen, ...noted };
    };
    return { cold: await once(), warm: await once() };
  } finally {
    await context.close();
  }
}

/** Loads a page of each kind of visit; `opens` is false where there is nothing that could. */
async function visit(browser, { url, opens = true }) {
  const quiet = await both(browser, url, false);
  if (!opens) return quiet;
  const { cold, warm } = await both(browser, url, true);
  return { cold: { ...quiet.cold, opened: cold.opened }, warm: { ...quiet.warm, opened: warm.opened } };
}

const median = (list) => list.filter((value) => value !== undefined).sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Loads every page in turn, several rounds, and returns the median of each measure. */
export async function load(browser, pages, rounds, progress) {
  const rows = new Map(pages.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      const row = await visit(browser, page);
      // The first round warms up what is ours.
      if (round > 0) rows.get(page.name).push(row);
      progress(`load ${round}/${rounds} ${page.name}`);
    }
  }
  const measures = ["bytes", "requests", "first", "largest", "opened", "shift"];
  return pages.map(({ name }) => {
    const of = (cache) => Object.fromEntries(measures.map((measure) => [measure, median(rows.get(name).map((row) => row[cache][measure]))]));
    return { name, cold: of("cold"), warm: of("warm") };
  });
}
