// The leak matrix of docs/leaks.md in a browser: searches for gated texts (canaries) on every surface of a page, at
// every step of progress, with a card that has a canary in each field.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { fixtures, layout, openAll, repository, harness } from "./support.mjs";

const on = harness(fixtures);
const CARD = "c/canaries/";
const FRAME = "embed/canaries/";
const canaryCard = JSON.parse(readFileSync(join(repository, "tests/fixtures/cards/valid/canaries.json"), "utf8"));

/** Every canary of the card with its gates, outermost first. */
const canaries = [];
(function collect(value, gates) {
  if (typeof value === "string") {
    if (/canary \d+/.test(value)) canaries.push({ text: value, gates });
  } else if (value && typeof value === "object") {
    const inner = !Array.isArray(value) && value.after ? [...gates, value.after] : gates;
    for (const [name, part] of Object.entries(value)) {
      if (name === "accept") continue;
      // The teaser of a cover is open, unless the cover is within a gated part.
      collect(part, name === "teaser" ? gates : inner);
    }
  }
})(canaryCard, []);
const hidden = (anime) => canaries
  .filter(({ gates }) => gates.some((gate) => !Object.entries(gate).some(([track, at]) => track === "anime" && at <= anime)))
  .map(({ text }) => text);
const points = [...new Set(canaries.flatMap(({ gates }) => gates.map(({ anime }) => anime)).filter(Boolean))].sort((a, b) => a - b);
/** Progress 0, and the values around each gate. */
const STEPS = [...new Set([0, ...points.flatMap((at) => [at - 1, at, at + 1])])].filter((at) => at <= 12).sort((a, b) => a - b);

/** The spellings in which a text is searched for. */
const spellings = (text) => [text, encodeURIComponent(text), text.replaceAll(" ", "+"), text.replaceAll("&", "&amp;"),
  JSON.stringify(text).slice(1, -1), Buffer.from(text).toString("base64").replace(/.{2}=*$/, "")];
const none = (haystack, gated, where) => {
  for (const text of gated) {
    const found = spellings(text).find((spelling) => haystack.includes(spelling));
    assert.equal(found, undefined, `${text} is in ${where}`);
  }
};

const readability = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");

/** The surfaces, and how the text of each is read. */
const SURFACES = {
  "what script finds in the document": (page) => page.evaluate(() => document.documentElement.outerHTML),
  "the text of the page": (page) => page.evaluate(() => document.documentElement.textContent),
  "every attribute": (page) => page.evaluate(() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ value }) => value)).join("\n")),
  "the accessibility tree": async (page) => JSON.stringify(await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree")),
  "what selecting all copies": (page) => page.evaluate(() => {
    getSelection().selectAllChildren(document.documentElement);
    return getSelection().toString();
  }),
  "what is printed": async (page) => {
    await page.emulateMedia({ media: "print" });
    const text = await page.evaluate(() => document.body.innerText);
    await page.emulateMedia({ media: "screen" });
    return text;
  },
  "a PDF of it": async (page) => {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ tagged: true, outline: true, printBackground: true })));
    const { text } = await extractText(pdf, { mergePages: true });
    const more = await Promise.all([pdf.getMetadata(), pdf.getOutline(), pdf.getAttachments()]);
    return JSON.stringify(more) + text.replace(/\s+/g, " ");
  },
  "what a reader's own styles show": (page) => page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { display: revert !important; visibility: visible !important; opacity: 1 !important; color: #000 !important; background: #fff !important; filter: none !important; max-height: none !important; clip-path: none !important; font-size: 12px !important; -webkit-line-clamp: none !important; }");
    document.adoptedStyleSheets = [sheet];
    const text = document.body.innerText;
    document.adoptedStyleSheets = [];
    return text;
  }),
  "a reader mode": (page) => page.evaluate(`${readability}; JSON.stringify(new Readability(document.cloneNode(true)).parse())`),
  "its title": (page) => page.title(),
  "storage, history and cookies": (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie, location.href, document.referrer])),
  "its requests": (page) => page.evaluate(() => performance.getEntries().map(({ name }) => name).join("\n")).then((names) => names + page.requests.join("\n")),
  "its console": (page) => page.messages.join("\n"),
};

test("there is a canary in every field, and gates at more than one step", () => {
  assert.ok(canaries.length > 55 && hidden(0).length > 50, `${canaries.length}, ${hidden(0).length}`);
  assert.ok(STEPS.length >= 6);
  assert.ok(hidden(12).length < hidden(0).length);
});

for (const anime of STEPS) {
  test(`a reader at episode ${anime} finds no later text on any surface`, async () => {
    const page = await on.open(`${FRAME}#anime=${anime}`, { bypassCSP: true });
    for (const [where, read] of Object.entries(SURFACES)) none(await read(page), hidden(anime), where);
    for (const text of hidden(anime)) {
      assert.equal(await page.evaluate((text) => window.find(text, false, false, true), text), false, `find in page finds ${text}`);
    }
  });
}

test("the search finds the canaries of an opened card on each surface that shows them", async () => {
  const page = await on.open(CARD, { bypassCSP: true });
  await openAll(page);
  const text = await page.evaluate(() => document.body.innerText);
  const shown = hidden(0).filter((canary) => text.includes(canary));
  assert.ok(shown.length > 40, `${shown.length} are shown once all is open`);
  const shows = ["what script finds in the document", "the text of the page", "the accessibility tree", "what selecting all copies", "what is printed", "a PDF of it", "what a reader's own styles show"];
  for (const where of shows) assert.ok((await SURFACES[where](page)).includes(shown[0]), where);
  await page.evaluate(() => getSelection().empty());
  assert.equal(await page.evaluate((text) => window.find(text, false, false, true), shown[0]), true, "find in page");
});

test("no gated text appears in the page before the program starts", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => {
      window.seen = "";
      new MutationObserver((list) => {
        for (const { addedNodes } of list) for (const node of addedNodes) window.seen += node.textContent;
      }).observe(document, { subtree: true, childList: true, characterData: true });
    }),
  });
  // What covers open is part of the text of the page, and sealed.
  none(await page.evaluate(() => window.seen), hidden(0), "what was ever in the page");
});

/** The canaries of a card that stand behind covers, and those of facts without one, which no page can open. */
function parted(card) {
  const found = { covered: [], absent: [] };
  (function collect(value, covered, absent) {
    if (typeof value === "string") {
      if (/canary \d+/.test(value) && (covered || absent)) found[absent ? "absent" : "covered"].push(value);
    } else if (value && typeof value === "object") {
      const isGated = !Array.isArray(value) && (value.after || ("number" in value && !value.open));
      const isAbsent = absent || (isGated && !value.teaser);
      for (const [name, part] of Object.entries(value)) {
        if (name === "teaser") collect(part, false, absent);
        else if (name !== "accept" && name !== "translations") collect(part, covered || value.teaser, isAbsent);
      }
    }
  })(card, false, false);
  return found;
}

for (const [card, least] of Object.entries({ covers: 19, canaries: 8 })) {
  for (const path of [`c/${card}/`, `embed/${card}/`]) {
    test(`every cover of ${path} that opens without the program shows no text of an absent fact on any surface`, async () => {
      const { covered, absent } = parted(JSON.parse(readFileSync(join(repository, `tests/fixtures/cards/valid/${card}.json`), "utf8")));
      assert.ok(absent.length > 5, String(absent.length));
      const page = await on.open(path, {
        live: false, noisy: true, bypassCSP: true,
        prepare: (page) => page.route("**/*.wasm", (route) => route.abort()),
      });
      const clicked = new Set();
      const shown = new Set();
      for (;;) {
        const next = await page.evaluate((clicked) => {
          const covers = [...document.querySelectorAll("[part=reveal][aria-expanded=false]")];
          const cover = covers.find(({ id }) => !clicked.includes(id));
          cover?.click();
          return cover?.id;
        }, [...clicked]);
        if (!next) break;
        clicked.add(next);
        const text = await page.evaluate(() => document.body.textContent);
        for (const canary of covered) if (text.includes(canary)) shown.add(canary);
        none(text, absent, `the page once ${next} is clicked`);
      }
      assert.ok(shown.size >= least, `${shown.size} are shown`);
      for (const [where, read] of Object.entries(SURFACES)) none(await read(page), absent, where);
    });
  }
}

layout("all covers have one size, whatever they hide", async () => {
  const page = await on.open(CARD);
  const heights = await page.locator(".prose [part=reveal]").evaluateAll((covers) => covers.map((cover) => cover.getBoundingClientRect().height));
  assert.ok(heights.length > 0);
  assert.equal(new Set(heights).size, 1);
});

test("no gated text is in a page without script, in a frame or in a file of the card", async () => {
  const still = await on.open(CARD, { script: false, live: false });
  none(await still.content(), hidden(0), "the page without script");
  for (const path of [CARD, "embed/canaries/", "index.html", "cards/canaries.txt", "cards/canaries.static.json", "cards/canaries.station-one.ics", "sig/canaries.svg"]) {
    none(await (await fetch(new URL(path, on.site.url))).text(), hidden(0), path);
  }
});
