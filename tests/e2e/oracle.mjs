// An oracle of the spoiler gate, which reads the authoring files itself: texts that a reader may see, and air times.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./support.mjs";

export const ids = readdirSync(join(repository, "static/cards")).map((file) => file.replace(".json", ""));
export const card = (id) => {
  // The list of accepted warnings is not part of the card.
  const { accept, ...fields } = JSON.parse(readFileSync(join(repository, `static/cards/${id}.json`), "utf8"));
  return fields;
};

/** Fields whose strings a card shows unchanged. */
const SHOWN = ["text", "why", "name", "native", "title", "artist", "note", "credit", "role", "label", "episodes", "region"];
/** Fields whose strings are addresses, which only attributes hold. */
const ADDRESSES = ["url", "file"];
/** Fields without text, and fields that the tests of schedules cover. */
const OTHER = ["after", "kind", "zone", "start", "was", "date", "announced", "ends", "tracks", "sub", "dub", "ids", "$schema"];

/**
 * Lists every text of an authoring file with its gates. An object with points in `after` gates its texts, and the
 * number of an episode gates the texts of the episode.
 * @returns a list of { text, gates: [after, …], id, replaces }; a text is open if all its gates are
 */
function texts(value, gates = [], list = []) {
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
      if (OTHER.includes(name) || "zone" in value && name === "name") continue;
      if (typeof field !== "string") texts(field, own, list);
      else if (SHOWN.includes(name)) list.push({ text: field, gates: own, replaces: value.replaces, id: value.id });
      else if (ADDRESSES.includes(name)) list.push({ text: field, gates: own, address: true });
    }
  }
  return list;
}

/** Tells whether a reader has reached one of the points of every gate. */
const reached = (gates, progress) =>
  gates.every((after) => Object.entries(after).some(([track, at]) => (progress[track] ?? 0) >= at));

/**
 * Determines what a reader of this progress may see.
 * @returns `shown`: texts that must be on the card; `hidden`: texts that must not be in the page at all;
 *   `replaced`: texts that a newer version replaces (they stay in the source, which is open)
 */
export function oracle(id, progress = {}) {
  const all = texts(card(id));
  const safe = all.filter(({ gates }) => reached(gates, progress));
  const byId = new Map(all.filter(({ id }) => id).map((fact) => [fact.id, fact]));
  const replacedIds = new Set();
  for (const fact of safe) {
    for (let id = fact.replaces; id; id = byId.get(id)?.replaces) replacedIds.add(id);
  }
  const written = safe.filter(({ address, id }) => !address && !replacedIds.has(id));
  const shown = written.map(({ text }) => text);
  // A search cannot distinguish a gated text from an open text that contains it. "Episode 1" is a text of the schedule.
  const translations = Object.values(card(id).translations ?? {});
  const open = safe.flatMap(({ text }) => [text, ...translations.map((texts) => texts[text] ?? "")]).join("\n");
  const searchable = (text) => text.length > 3 && !open.includes(text) && !/^Episodes? [\d–-]+$/.test(text);
  const hidden = all.filter((fact) => !safe.includes(fact)).map(({ text }) => text).filter(searchable);
  const replaced = safe.filter(({ id, text }) => replacedIds.has(id) && !shown.some((other) => other.includes(text)))
    .map(({ text }) => text);
  return { shown, hidden: [...new Set(hidden)], replaced };
}

/** Lists the texts that open between two values of progress. */
export const openedBetween = (id, from, to) => {
  const before = oracle(id, from).shown;
  return oracle(id, to).shown.filter((text) => !before.includes(text));
};

/** Asserts that a string has none of these texts. */
export function absent(hidden, haystack, where) {
  const found = hidden.filter((text) => haystack.includes(text));
  assert.deepEqual(found, [], `in ${where}`);
}

/** Collects all texts of a page: content, attributes, accessibility tree, requests, console, storage. */
export async function everything(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const inside = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map((a) => a.value));
    const values = [...document.querySelectorAll("input")].map((input) => input.value);
    const memory = [{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.title, document.cookie];
    return [document.documentElement.outerHTML, document.documentElement.textContent, ...attributes, ...values, JSON.stringify(memory)].join("\n");
  });
  return [inside, JSON.stringify(nodes), ...page.requests.map(decodeURIComponent), ...page.messages].join("\n");
}

/** Asserts that a card shows exactly the texts that are safe at this progress. */
export async function showsExactly(page, id, progress) {
  const { shown, hidden, replaced } = oracle(id, progress);
  const text = await page.locator("[part=card]").textContent();
  const where = `the page at ${JSON.stringify(progress)}`;
  assert.deepEqual(shown.filter((wanted) => !text.includes(wanted)), [], `missing on ${where}`);
  absent(replaced, text, where);
  absent(hidden, await everything(page), where);
}

/** Lists the start of each episode in the first schedule of a card, whose zone must have no summer time; with its outlet and its specials. */
export function airings(id, hoursAhead) {
  const [{ name, runs, changes = [], specials = [], minutes = 30 }] = card(id).schedules;
  const instant = (time, weeks = 0) => {
    const [year, month, day, hour, minute] = time.match(/\d+/g).map(Number);
    return Date.UTC(year, month - 1, day + 7 * weeks, hour - hoursAhead, minute);
  };
  const list = runs.flatMap(({ first = 1, count = 1, start, skips = [] }) => {
    const skipped = skips.map(({ date }) => instant(date + start.slice(10)));
    // The times of a run without a start time come from `changes`.
    const slots = Array.from({ length: count + skips.length }, (_, week) => start.includes("T") ? instant(start, week) : 0);
    return slots.filter((at) => !skipped.includes(at)).map((at, index) => ({ episode: first + index, at }));
  });
  for (const { episode, start } of changes) list.find((airing) => airing.episode === episode).at = instant(start);
  return { list: list.sort((a, b) => a.at - b.at), length: minutes * 60_000, specials: specials.map(({ start }) => instant(start)), outlet: name.toLowerCase().replaceAll(" ", "-") };
}
