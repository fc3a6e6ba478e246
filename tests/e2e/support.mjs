// What the browser tests share: a browser, the site, and an own reading of the authoring files.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const dist = resolve(repository, process.env.DIST ?? "dist");
if (!existsSync(join(dist, "index.html"))) {
  console.error(`error: found no site in ${dist}, wanted one built by make build; or name it with DIST=`);
  process.exit(2);
}
const executablePath = process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** A site and a browser for the tests of one file. */
export function stage() {
  const stage = {};
  before(async () => {
    stage.site = await serve(dist, (...request) => stage.change?.(...request) ?? false);
    stage.browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run"],
    });
  });
  after(async () => {
    await stage.browser?.close();
    stage.site?.stop();
  });
  /**
   * Opens a page of the site in a context of its own. What the console says and what is requested is
   * kept; a test that expects no trouble ends with `page.quiet()`.
   */
  stage.open = async (path, options = {}) => {
    const context = options.context ?? await stage.context(options);
    const page = await context.newPage();
    page.said = [];
    page.asked = [];
    page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.said.push(`pageerror: ${error.message}`));
    page.on("request", (request) => page.asked.push(request.url()));
    page.quiet = () => assert.deepEqual(page.said, []);
    await options.prepare?.(page);
    await page.goto(new URL(path, stage.site.url).href);
    if (options.live !== false) await live(page);
    return page;
  };
  stage.context = (options = {}) => stage.browser.newContext({
    viewport: { width: options.width ?? 640, height: 900 },
    timezoneId: options.zone ?? "Asia/Kolkata",
    locale: "en-GB",
    colorScheme: options.colorScheme ?? "light",
    forcedColors: options.forcedColors ?? "none",
    javaScriptEnabled: options.script ?? true,
    bypassCSP: options.bypassCSP ?? false,
  });
  return stage;
}

export const live = (page) => page.waitForSelector("[data-curtain=live]", { timeout: 15000 });

/** Opens everything: the button asks once. */
export async function openAll(page) {
  await page.click("[part=open-all]");
  await page.click("[part=open-all]");
  await page.waitForFunction(() => !document.querySelector("[part=reveal]"));
}

export const card = (id) => JSON.parse(readFileSync(join(repository, `static/cards/${id}.json`), "utf8"));

/** Fields whose strings a card shows as they are. */
const SHOWN = ["text", "name", "native", "title", "artist", "note", "credit"];

/**
 * Every shown text of an authoring file with its gate, by an own reading of the format: an object
 * with points in `after` gates what is in it, and so does an episode's number.
 * @returns a list of { text, gates: [after, …] }; all gates have to be open
 */
export function texts(value, gates = [], list = []) {
  if (Array.isArray(value)) {
    for (const entry of value) {
      if (typeof entry === "string") list.push({ text: entry, gates });
      else texts(entry, gates, list);
    }
  } else if (value && typeof value === "object") {
    let own = gates;
    if (value.after && Object.keys(value.after).length) own = [...gates, value.after];
    else if ("number" in value && !value.open) own = [...gates, { anime: value.number }];
    for (const [name, field] of Object.entries(value)) {
      if (["after", "schedules", "tracks", "sub", "dub", "$schema"].includes(name)) continue;
      if (typeof field === "string") {
        if (SHOWN.includes(name) || name === "role") list.push({ text: field, gates: own, replaces: value.replaces, id: value.id });
      } else {
        texts(field, own, list);
      }
    }
  }
  return list;
}

/** Tells whether a reader has reached one of the points of every gate. */
const reached = (gates, progress) =>
  gates.every((after) => Object.entries(after).some(([track, at]) => (progress[track] ?? 0) >= at));

/** The texts that a reader of this progress may see, and those that this reader may not. */
export function oracle(id, progress = {}) {
  const all = texts(card(id));
  const safe = all.filter(({ gates }) => reached(gates, progress));
  const replaced = new Set();
  const byId = new Map(all.filter(({ id }) => id).map((fact) => [fact.id, fact]));
  for (const fact of safe) {
    for (let id = fact.replaces; id; id = byId.get(id)?.replaces) replaced.add(id);
  }
  const shown = safe.filter(({ id }) => !replaced.has(id)).map(({ text }) => text);
  // A gated text that is part of an open one cannot be told apart from it, and the schedule itself
  // says "Episode 1".
  const open = shown.join("\n");
  const hidden = all.filter((fact) => !safe.includes(fact)).map(({ text }) => text)
    .filter((text) => text.length > 3 && !open.includes(text) && !/^Episodes? [\d–-]+$/.test(text));
  return { shown, hidden };
}

/** Asserts that none of these texts is in a string, naming those that are. */
export function absent(hidden, haystack, where) {
  const found = hidden.filter((text) => haystack.includes(text));
  assert.deepEqual(found, [], `in ${where}`);
}

/** Everything that a page holds: text, attributes, accessibility tree, requests, console, memory. */
export async function everything(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const inside = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map((a) => a.value));
    const values = [...document.querySelectorAll("input")].map((input) => input.value);
    const memory = [{ ...localStorage }, { ...sessionStorage }, location.href, document.title, document.cookie];
    return [document.documentElement.outerHTML, document.documentElement.textContent, ...attributes, ...values, JSON.stringify(memory)].join("\n");
  });
  return [inside, JSON.stringify(nodes), ...page.asked.map(decodeURIComponent), ...page.said].join("\n");
}
