// Memory over time: heap, nodes and listeners stay level while elements come and go, the clock ticks and covers open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixtures, live, harness } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const DAY = 86_400_000;

/** Returns heap, nodes and listeners of a page after garbage collection. */
async function heapAndNodes(page) {
  const session = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.enable").then(() => session.send("Performance.getMetrics"));
  await session.detach();
  const value = (name) => metrics.find((metric) => metric.name === name).value;
  return { heap: value("JSHeapUsedSize"), nodes: value("Nodes"), listeners: value("JSEventListeners") };
}

/** Runs the same work twice, and asserts that the second run leaves no more behind than noise. */
async function levelsOff(page, half) {
  await half();
  const before = await heapAndNodes(page);
  await half();
  const after = await heapAndNodes(page);
  assert.ok(after.nodes <= before.nodes * 1.05 + 50, `nodes: ${before.nodes}, then ${after.nodes}`);
  assert.ok(after.listeners <= before.listeners * 1.05 + 20, `listeners: ${before.listeners}, then ${after.listeners}`);
  assert.ok(after.heap <= before.heap * 1.1 + 500_000, `heap: ${before.heap}, then ${after.heap}`);
}

test("memory stays level while 10,000 framed elements come and go", async () => {
  const page = await on.open("index.html", { live: false });
  await page.evaluate(() => import("./curtain.js"));
  await levelsOff(page, () => page.evaluate(async () => {
    for (let count = 0; count < 5_000; count += 1) {
      const card = document.createElement("curtain-card");
      card.setAttribute("card", "vivy");
      // A frame at the end of the page, off the screen, does not load.
      document.body.append(card);
      card.remove();
      if (count % 500 === 0) await new Promise((next) => setTimeout(next));
    }
  }));
  assert.equal(await page.locator("curtain-card").count(), 0);
});

test("memory stays level while 10,000 inline cards are rendered and removed", async () => {
  const page = await cards.open("index.html", { live: false, bypassCSP: true });
  await page.evaluate(() => import("./curtain.js"));
  await levelsOff(page, () => page.evaluate(async () => {
    // A countdown on the screen, every field, and cards that differ from each other.
    const ids = ["soon", "canaries", "released", "everywhere", "trailers", "minimal", "soon", "minimal", "released", "players"];
    for (let count = 0; count < 500; count += 1) {
      const cards = ids.map((id, index) => {
        const card = document.createElement("curtain-card");
        card.setAttribute("card", id);
        card.setAttribute("inline", "");
        // Keeps the card on the screen: cards far from it are not rendered.
        card.style.position = "fixed";
        card.style.inset = "0";
        // The browser lays out and paints one card of ten. That takes longer than all that the program does, and leaves
        // nothing behind that outlives the nodes.
        if (index > 0) card.style.contentVisibility = "hidden";
        return card;
      });
      document.body.append(...cards);
      for (const { shadowRoot } of cards) {
        while (!shadowRoot.querySelector("[part=card]")) await new Promise((next) => setTimeout(next));
      }
      for (const card of cards) card.remove();
    }
  }));
  assert.equal(await page.locator("curtain-card").count(), 0);
});

test("memory stays level over 100,000 ticks of the clock", async () => {
  const page = await cards.open("c/soon/", { live: false, prepare: (page) => page.clock.install({ time: Date.UTC(2027, 3, 10, 15) - 75 * DAY }) });
  await live(page);
  await page.evaluate(() => { window.writes = 0; new MutationObserver(() => { window.writes += 1; }).observe(document.querySelector("[part=countdown]"), { subtree: true, childList: true, characterData: true }); });
  // One new text a minute, for seventy days.
  await levelsOff(page, () => page.clock.runFor(35 * DAY));
  assert.ok(await page.evaluate(() => window.writes) > 95_000);
  assert.match((await page.textContent("[part=countdown]")).replaceAll("\u00a0", " "), /^Episode 1 in [45] d /);
});

test("memory stays level while covers open and close 10,000 times", async () => {
  const page = await cards.open("c/soon/");
  await levelsOff(page, () => page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    const nextTask = () => new Promise((next) => { port1.onmessage = next; port2.postMessage(0); });
    const cover = () => document.querySelector("[part=reveal]");
    for (let count = 0; count < 10_000; count += 1) {
      const before = cover().ariaExpanded;
      cover().click();
      while (cover().ariaExpanded === before) await nextTask();
    }
  }));
  assert.equal(await page.getAttribute("[part=reveal]", "aria-expanded"), "false");
});
