// Benchmark of loading one card on a slow phone: transferred bytes, paint times, and the time until a real click opens
// the first cover.

/** Chromium's values for Slow 4G, and a processor slowed four times. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const CPU = 4;

/** Records measures in the page. Searches for covers in open shadow roots too. */
function note() {
  window.noted = { shift: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) noted.largest = entry.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
  // Shifts after the click on a cover are intended.
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
  // Records the first opening alone.
  const watch = () => {
    const cover = document.body && within(document);
    if (cover?.ariaExpanded === "true") noted.opened ??= performance.now();
    else setTimeout(watch, 5);
  };
  watch();
}

/**
 * Loads a page twice, with an empty and with a full cache. With `clicks`, clicks the first cover as soon as it exists.
 * Paint times are measured without clicks, since scrolling and clicking end Chromium's record of the largest paint.
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
        // Clicks again only if no cover got the click.
        for (let tries = 0; ; tries += 1) {
          const target = await page.evaluate(() => window.cover?.()).catch(() => undefined);
          if (target && !target.isOpen) await page.mouse.click(target.x, target.y);
          const isOpen = await page.waitForFunction(() => window.noted?.opened, null, { timeout: target ? 150 : 20, polling: 10 }).then(() => true, () => false);
          if (isOpen) break;
          if (tries > 500) throw new Error(`found no cover that opens in ${url}`);
        }
      }
      await page.waitForLoadState("load");
      // Waits for work after the load event. Chromium sometimes omits the largest paint.
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

/** Loads a page without and with clicks. `opens` is false if the page has no covers that open. */
async function visit(browser, { url, opens = true }) {
  const quiet = await both(browser, url, false);
  if (!opens) return quiet;
  const { cold, warm } = await both(browser, url, true);
  return { cold: { ...quiet.cold, opened: cold.opened }, warm: { ...quiet.warm, opened: warm.opened } };
}

const median = (list) => list.filter((value) => value !== undefined).sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Loads all pages in turn, in several rounds. Returns the median of each measure. */
export async function load(browser, pages, rounds, progress) {
  const rows = new Map(pages.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      const row = await visit(browser, page);
      // The first round warms up the servers.
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
