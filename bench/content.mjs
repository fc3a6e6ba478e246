// The content of all peers: the cards of the benchmarks, and the texts of Curtain's card, read from its page in a
// browser.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** The time until the card's first episode: short enough for a countdown by the second, as the peers have. */
const AHEAD = 59 * 60_000;

/**
 * Returns a card without translations of texts that it does not have: `build` refuses those.
 *
 * @param {Record<string, any>} card
 * @returns {Record<string, any>}
 */
export function withOwnTranslations({ translations, ...card }) {
  const texts = new Set();
  JSON.stringify(card, (_, value) => {
    texts.add(value);
    return value;
  });
  const own = (entries) => Object.fromEntries(Object.entries(entries).filter(([text]) => texts.has(text)));
  return { ...card, translations: Object.fromEntries(Object.entries(translations ?? {}).map(([lang, entries]) => [lang, own(entries)])) };
}

/** Reads one of the repository's own cards. */
export const readCard = (repository, name) => JSON.parse(readFileSync(join(repository, `static/cards/${name}.json`), "utf8"));

/**
 * Writes a card of 86 whose first episode airs soon, and 86 as it is, which is over: `ID` and `ID-over`. Returns the
 * air time.
 */
export function writeCards(repository, folder, id) {
  const card = readCard(repository, id);
  // Schedules have whole minutes.
  const airs = Math.floor((Date.now() + AHEAD) / 60_000) * 60_000;
  const start = new Date(airs + 9 * 3_600_000).toISOString().slice(0, 16);
  const schedules = [{ name: "Tokyo MX", kind: "broadcast", track: "anime", zone: "Asia/Tokyo", minutes: 30, runs: [{ first: 1, count: 23, start }] }];
  mkdirSync(join(folder, "cards"), { recursive: true });
  const write = (name, card) => writeFileSync(join(folder, `cards/${name}.json`), JSON.stringify(card));
  write(id, withOwnTranslations({ ...card, schedules }));
  write(`${id}-over`, card);
  return airs;
}

/** Reads the texts of the card in a browser. Includes closed texts, which the page of a peer must hold too. */
export async function read(page, url) {
  await page.goto(url);
  await page.waitForSelector("[data-curtain=live]");
  const sections = () => page.evaluate(() => {
    const text = (element, part) => element.querySelector(`:scope > .fact > ${part}`)?.textContent.trim() || undefined;
    const fact = (place) => {
      const cover = place.querySelector(":scope > .cover");
      const shown = place.querySelector(":scope > .fact");
      const found = cover && {
        id: cover.querySelector("button").id,
        teaser: cover.querySelector(".teaser").textContent,
        reach: cover.querySelector(".reach")?.textContent,
      };
      const whole = shown && {
        label: text(place, ".label"), text: text(place, ".text"), lang: shown.querySelector(":scope > .text > bdi")?.lang || undefined,
        href: shown.querySelector(":scope > .text a, :scope > a")?.href,
        asides: [...shown.querySelectorAll(":scope > .aside")].map((aside) => aside.textContent),
        more: [...shown.querySelectorAll(":scope > .more > li > .place")].map(fact),
      };
      return { ...found, ...whole, whole: shown?.textContent };
    };
    // The head has covers too, of content notes.
    return [...document.querySelectorAll("article .head, article section")].map((section) => ({
      isHead: section.matches(".head"),
      title: section.querySelector("h2, h3, summary")?.textContent ?? section.ariaLabel ?? "",
      facts: [...section.querySelectorAll(".place")].filter((place) => !place.parentElement.closest(".place")).map(fact),
    })).filter(({ facts }) => facts.length);
  });
  const closed = await sections();
  const head = await page.evaluate(() => ({
    title: document.querySelector("h1").textContent,
    art: document.querySelector("img.art").getAttribute("src").replace("../../", ""),
    outlets: [...document.querySelectorAll(".outlets li")].map((line) => line.textContent),
  }));
  // Opens covers one by one: "open everything" would remove them.
  const covers = page.locator("[part=reveal][aria-expanded=false]");
  while (await covers.count()) await covers.first().evaluate((cover) => cover.click());
  const sealed = {};
  const note = (facts) => {
    for (const { id, whole, more = [] } of facts) {
      if (id) sealed[id] = whole;
      note(more);
    }
  };
  for (const { facts } of await sections()) note(facts);
  const fill = (fact) => {
    delete fact.whole;
    if (fact.id) fact.sealed = sealed[fact.id];
    fact.asides ??= [];
    fact.more = (fact.more ?? []).map(fill);
    return fact;
  };
  for (const section of closed) section.facts = section.facts.map(fill);
  return { content: { ...head, notes: closed.flatMap(({ isHead, facts }) => isHead ? facts : []), sections: closed.filter(({ isHead }) => !isHead) }, sealed };
}
