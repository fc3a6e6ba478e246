// Benchmark of the largest valid card: 1,000 episodes and 5,000 facts, on a processor slowed four times.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const CPU = 4;
const ID = "long-runner";

/**
 * Writes the card, or with another `share` a smaller one, and returns its name. A third of the facts are open, a third
 * covered and a third absent.
 */
export function writeLarge(cards, share = 1) {
  const [facts, episodes] = [5_000 * share, 1_000 * share];
  const gates = (n) => [{}, { after: { anime: 1 + n % episodes }, teaser: `What is said of arc ${n}` }, { after: { anime: 1 + n % episodes } }][n % 3];
  const sections = ["story", "world", "making", "source"];
  const card = {
    version: 1, lang: "en", title: "The Long Runner", format: "tv", as_of: "2026-11-01", accent: "#3a5a40",
    tracks: [{ id: "anime", name: "Anime", unit: "episode", count: episodes }],
    facts: Array.from({ length: facts }, (_, n) => ({ section: sections[Math.floor(4 * n / facts)], text: `Fact ${n} of this series, which has run for longer than anybody who began it would have thought.`, ...gates(n) })),
    episodes: Array.from({ length: episodes }, (_, n) => ({ number: n + 1, name: `The one with number ${n + 1}`, ...n % 2 ? { teaser: `The title of episode ${n + 1}` } : {} })),
  };
  writeFileSync(join(cards, `${ID}.json`), JSON.stringify(card));
  return ID;
}

/** Loads the page of the card `rounds` times, and waits `settling` ms for the end of each act. Returns medians. */
export async function largest(launch, url, rounds, settling) {
  const rows = [];
  for (let round = 0; round < rounds; round += 1) rows.push(await large(launch, url, settling));
  return Object.fromEntries(Object.keys(rows[0]).map((measure) =>
    [measure, rows.map((row) => row[measure]).sort((a, b) => a - b)[Math.floor(rounds / 2)]]));
}

/**
 * Loads the page of the card. Returns the time until the live card is in place, in ms, and the longest task in each
 * phase: before the program has loaded, during the takeover, when a cover opens, and when everything opens.
 */
async function large(launch, url, settling) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 412, height: 900 } });
    page.setDefaultTimeout(120_000);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    // Polling from outside would cause long tasks.
    await page.addInitScript(() => {
      window.long = [];
      new PerformanceObserver((list) => { for (const { startTime, duration } of list.getEntries()) long.push({ startTime, duration }); }).observe({ type: "longtask", buffered: true });
      window.stands = new Promise((stands) => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector("[data-curtain=live]")) return;
          observer.disconnect();
          stands(performance.now());
        }).observe(document, { subtree: true, attributeFilter: ["data-curtain"] });
      });
      window.longest = (from = 0, to = Infinity) =>
        Math.max(0, ...long.filter(({ startTime }) => startTime >= from && startTime < to).map(({ duration }) => duration));
    });
    await page.goto(url, { waitUntil: "commit" });
    // The program of a card that is over comes when a reader turns to what needs it, once the page listens for that.
    await page.waitForSelector("[data-curtain][data-idle] input", { state: "attached" });
    await page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector("[data-curtain] input"));
      field.scrollIntoView({ block: "center", behavior: "instant" });
      field.focus({ preventScroll: true });
    });
    await page.mouse.move(206, 450);
    const stands = await page.evaluate(() => window.stands);
    await page.waitForTimeout(settling / 3);
    const { page: before, mount } = await page.evaluate(() => {
      const came = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm")).responseEnd;
      return { page: longest(0, came), mount: longest(came) };
    });
    const acted = async (act) => {
      const from = await page.evaluate(() => performance.now());
      await page.evaluate(act);
      await page.waitForTimeout(settling);
      return page.evaluate((from) => longest(from), from);
    };
    const cover = await acted(() => document.querySelector("[part=reveal]").click());
    const everything = await acted(() => {
      const open = document.querySelector("[part=open-all]");
      open.click();
      setTimeout(() => open.click(), 300);
    });
    const { nodes, covers } = await page.evaluate(() => ({ nodes: document.querySelectorAll("*").length, covers: document.querySelectorAll("[part=reveal]").length }));
    if (covers > 0) throw new Error(`found ${covers} covers once everything is open`);
    return { stands, page: before, mount, cover, everything, nodes };
  } finally {
    await browser.close();
  }
}
