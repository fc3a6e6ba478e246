// Benchmark of many cards on one page: the cost of rendering, and the cost per second afterwards.

/** Records long tasks and fired timers in the page. */
function note() {
  window.noted = { long: [], wakeups: 0 };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      noted.memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  try { new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) noted.long.push(duration); }).observe({ type: "longtask", buffered: true }); } catch {}
  for (const name of ["setTimeout", "setInterval"]) {
    const set = window[name];
    window[name] = (call, ...more) => set((...given) => { noted.wakeups += 1; return call(...given); }, ...more);
  }
}

/** Tells whether all visible cards are rendered. */
const allRendered = () => {
  const inView = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const hosts = [...document.querySelectorAll("curtain-card, .card-slot, main > article")].filter(inView);
  // A frame reports its height after rendering.
  const isDrawn = (root) => root.querySelector(".count")?.textContent || root.querySelector("iframe:not(.silent)");
  return hosts.length > 0 && hosts.every((host) => isDrawn(host.shadowRoot ?? host));
};

/** Tells whether the first visible countdown has another text than at the first call, so that the card is live. */
const ticks = () => {
  const roots = [...document.querySelectorAll("curtain-card, .card-slot, main > article")].map((host) => host.shadowRoot ?? host);
  const text = roots.map((root) => root.querySelector(".count")?.textContent).find(Boolean);
  noted.count ??= text;
  return text !== noted.count;
};

/**
 * Opens a page of cards and returns its cost, in the average of some seconds. `view` is "all" if all cards are visible,
 * "most" if most are off the screen, and "hidden" if the page is in the background. Cards in frames are `isFramed`;
 * `settling` ms pass before it is watched.
 */
export async function many(launch, url, view, { seconds, settling }, isFramed = false) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 1_000 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await page.addInitScript(note);
    if (view === "all") await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => { document.documentElement.style.zoom = "0.01"; }));
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(allRendered, null, { timeout: 120_000, polling: 20 });
    const mounted = await page.evaluate(() => performance.now());
    // A card may be drawn before it counts down.
    if (!isFramed) await page.waitForFunction(ticks, null, { timeout: 120_000, polling: 100 });
    // Waits for the end of started work.
    await page.waitForTimeout(settling);
    const long = await page.evaluate(() => Math.max(0, ...noted.long));
    if (view === "hidden") {
      await page.evaluate(() => {
        Object.defineProperty(document, "visibilityState", { value: "hidden" });
        Object.defineProperty(document, "hidden", { value: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await page.waitForTimeout(500);
    }
    const metrics = async () => Object.fromEntries((await session.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
    const wakeups = () => page.evaluate(() => noted.wakeups);
    const [before, woken] = [await metrics(), await wakeups()];
    await page.waitForTimeout(seconds * 1_000);
    const after = await metrics();
    const busy = (after.TaskDuration - before.TaskDuration) / (after.Timestamp - before.Timestamp) * 1_000;
    const perSecond = (await wakeups() - woken) / seconds;
    await session.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize: heap, Nodes: nodes } = await metrics();
    const wasm = await page.evaluate(() => noted.memory?.buffer.byteLength ?? 0);
    return { mounted, long, busy, wakeups: perSecond, heap, nodes, wasm };
  } finally {
    await browser.close();
  }
}
