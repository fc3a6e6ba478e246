// Languages in the browser: the interface, a card's translations, their choice, and the layout in every language.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { absent, everything } from "./oracle.mjs";
import { rendered, fixtures, layoutFlaws, layout, live, openAll, repository, harness } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const CARD = "c/86-eighty-six/";
const folder = join(repository, "crates/curtain-card/assets/i18n");
const texts = Object.fromEntries(readdirSync(folder).map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(join(folder, file), "utf8"))]));
const languages = Object.keys(texts);

const messageFiles = (page) => page.requests.filter((url) => url.includes("/messages-")).map((url) => url.match(/messages-(.+)-[0-9a-f]+\.txt$/)[1]);
const heading = (page) => page.textContent("#how-far");

for (const lang of languages) {
  test(`the interface is in ${lang}, and no messages of another language load`, async () => {
    const page = await on.open(`${CARD}#lang=${lang}`);
    const { card } = texts[lang];
    assert.equal(await heading(page), card["how-far"]);
    assert.equal(await page.textContent("#section-cast"), card["section-people"]);
    assert.deepEqual(messageFiles(page), [lang]);
    const article = page.locator("[part=card]");
    assert.equal(await article.getAttribute("lang"), lang);
    assert.equal(await article.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
    // Texts of the author have a `lang` attribute if their language differs.
    assert.equal(await page.getAttribute("[part=title] bdi", "lang"), ["en", "ja"].includes(lang) ? null : "en");
    assert.equal(await page.locator(".titles bdi[lang=ja]").count() > 0, lang !== "ja");
    await openAll(page);
    const shown = await article.evaluate((card) => card.innerText);
    assert.doesNotMatch(shown, /[{}]|undefined|NaN/);
    // No text of the interface remains in English.
    if (lang !== "en") {
      const own = await article.evaluate((card) => {
        const copy = card.cloneNode(true);
        for (const foreign of copy.querySelectorAll("[lang]")) foreign.remove();
        return copy.textContent;
      });
      for (const key of ["how-far", "open-all", "close-all", "section-people", "section-watch", "calendar", "whole"]) {
        const english = texts.en.card[key];
        if (english !== card[key]) assert.doesNotMatch(own, new RegExp(`(^|\\P{L})${RegExp.escape?.(english) ?? english.replace(/[?.]/g, "\\$&")}($|\\P{L})`, "u"));
      }
    }
  });

  layout(`no text is cut, overlaps or overflows in ${lang}, at any width, in any form, closed and open`, async () => {
    // The fixture has eight tracks, and texts of the maximum length.
    /** @type {[any, string][]} */
    const forms = [[on, "86-eighty-six"], [cards, "as-long-as-may-be"], [cards, "right-to-left"]];
    const sizes = { compact: [[280, 740], [640, 740]], signature: [[320, 100], [500, 120], [600, 160]] };
    for (const [site, id] of forms) {
      // The pages of one card share a cache. The page that opens covers comes last.
      const context = await site.context();
      for (const [size, places] of Object.entries(sizes)) {
        const frame = await site.open(`embed/${id}/#lang=${lang}&size=${size}`, { context, live: size === "compact" });
        for (const [width, height] of places) {
          await frame.setViewportSize({ width, height });
          assert.deepEqual(await layoutFlaws(frame), [], `${id}, ${size} at ${width}`);
          if (size === "signature") assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight), height, `${id}, ${size} at ${width}`);
        }
        await frame.close();
      }
      const page = await site.open(`c/${id}/#lang=${lang}`, { context });
      for (const open of [false, true]) {
        if (open) await openAll(page);
        await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
        for (const width of [280, 320, 640, 1024]) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await layoutFlaws(page), [], `${id} at ${width}${open ? ", open" : ""}`);
        }
      }
      await page.close();
    }
  });
}

test("the language of the browser applies if nothing else names one", async () => {
  for (const [locale, lang] of [["ja-JP", "ja"], ["pt-PT", "pt-BR"], ["de-AT", "de"], ["en-US", "en"], ["tlh", "en"]]) {
    const page = await on.open(CARD, { locale });
    assert.equal(await heading(page), texts[lang].card["how-far"], locale);
    await page.close();
  }
});

test("an unknown language in the parameter is ignored", async () => {
  const page = await on.open(`${CARD}#lang=tlh`, { locale: "fr-FR" });
  assert.equal(await heading(page), texts.fr.card["how-far"]);
});

test("a new language in the address reloads the card", async () => {
  const page = await on.open(`${CARD}#lang=de`);
  await page.evaluate(() => { window.isOld = true; location.hash = "#lang=es"; });
  await page.waitForFunction(() => !window.isOld);
  await live(page);
  assert.equal(await heading(page), texts.es.card["how-far"]);
});

test("the static card stays when the messages fail to load", async () => {
  const page = await on.open(`${CARD}#lang=ja`, {
    live: false, noisy: true,
    prepare: (page) => page.route("**/messages-*", (route) => route.fulfill({ status: 404 })),
  });
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await heading(page), texts.en.card["how-far"]);
});

test("times follow the language, and the countdown runs", async () => {
  const page = await cards.open("c/soon/#lang=ja", { live: false, prepare: (page) => page.clock.install({ time: Date.UTC(2027, 3, 9, 15) }) });
  await live(page);
  const countdown = () => page.textContent("[part=countdown]");
  assert.match(await countdown(), /^第1話まで/);
  const before = await countdown();
  await page.clock.runFor(60_000);
  await rendered(page).catch(() => {});
  assert.notEqual(await countdown(), before);
});

test("each inline card takes the language of its surroundings", async () => {
  const page = await on.open("index.html", { live: false, bypassCSP: true });
  await page.evaluate(async () => {
    await import("./curtain.js");
    document.body.replaceChildren();
    for (const lang of ["de", "ja", ""]) {
      const around = document.createElement("div");
      if (lang) around.lang = lang;
      const card = document.createElement("curtain-card");
      card.setAttribute("card", "vivy");
      card.setAttribute("inline", "");
      card.style.display = "block";
      card.style.position = "fixed";
      around.append(card);
      document.body.append(around);
    }
  });
  await page.waitForFunction(() => [...document.querySelectorAll("curtain-card")].every((card) => card.shadowRoot.querySelector("#how-far")));
  const headings = () => page.evaluate(() => [...document.querySelectorAll("curtain-card")].map((card) => card.shadowRoot.querySelector("#how-far").textContent));
  assert.deepEqual(await headings(), ["de", "ja", "en"].map((lang) => texts[lang].card["how-far"]));
  // On a host page, the title is a heading of level 2, or of the level in the attribute `heading`.
  const level = () => page.evaluate(() => document.querySelector("curtain-card").shadowRoot.querySelector("[part=title]").localName);
  assert.equal(await level(), "h2");
  await page.evaluate(() => document.querySelector("curtain-card").setAttribute("heading", "4"));
  await page.waitForFunction(() => document.querySelector("curtain-card").shadowRoot.querySelector("h4[part=title]"));
  assert.equal(await page.evaluate(() => document.querySelector("curtain-card").shadowRoot.querySelector("#how-far").localName), "h5");
  await page.evaluate(() => { document.querySelector("curtain-card").lang = "fr"; });
  await page.waitForFunction((text) => document.querySelector("curtain-card").shadowRoot.querySelector("#how-far")?.textContent === text, texts.fr.card["how-far"]);
});

/** Lists the files of cards that a page requested. */
const cardFiles = (page) => page.requests.filter((url) => url.includes("/cards/")).map((url) => new URL(url).pathname.split("/").at(-1));
const canaries = JSON.parse(readFileSync(join(repository, "tests/fixtures/cards/valid/canaries.json"), "utf8"));

test("a card's texts are in the reader's language, as far as its author translated them", async () => {
  const page = await cards.open("c/canaries/#lang=de");
  const story = page.locator(".story bdi").filter({ hasText: "Offene Handlung." });
  assert.equal(await story.getAttribute("lang"), null);
  // Texts without a German translation are English, with a `lang` attribute.
  assert.equal(await page.locator(".people bdi").filter({ hasText: "Open trait." }).getAttribute("lang"), "en");
  assert.equal(await page.locator(".story").getByText("Open story.").count(), 0);
  assert.deepEqual(cardFiles(page), ["canaries.de.txt"]);
  for (const [lang, locale] of [["en", "de-DE"], ["ja", "en-GB"], ["fr", "fr-FR"]]) {
    const other = await cards.open(`c/canaries/#lang=${lang}`, { locale });
    await other.locator(".story").getByText("Open story.").waitFor();
    assert.deepEqual(cardFiles(other), ["canaries.txt"], `${lang} in a browser of ${locale}`);
    await other.close();
  }
});

test("a card uses the language of the browser if it has that translation", async () => {
  const page = await cards.open("c/canaries/", { locale: "de-AT" });
  await page.locator(".story").getByText("Offene Handlung.").waitFor();
});

test("translations are gated like their originals, at every gate", async () => {
  const { de } = canaries.translations;
  // Facts with one gate on an episode, and without a gated parent.
  const gated = canaries.facts.filter(({ after, text }) => after?.anime && de[text]).map(({ text, after, replaces, teaser }) => ({ translation: de[text], after, replaces, teaser }));
  assert.ok(gated.length >= 2, `${gated.length}`);
  const last = Math.max(...gated.map(({ after }) => after.anime));
  for (let at = 0; at <= last; at += 1) {
    const page = await cards.open(`embed/canaries/#lang=de&anime=${at}`);
    const canaryTranslations = Object.values(de).filter((text) => text.startsWith("kanarie"));
    const all = await everything(page);
    const open = await page.textContent("[part=card]");
    absent(gated.filter(({ after }) => after.anime > at).map(({ translation }) => translation), all, `the card at ${at}`);
    if (at === 0) absent(canaryTranslations, all, "the card at progress 0");
    for (const { translation } of gated.filter(({ after }) => after.anime === at)) assert.ok(open.includes(translation), `${translation} at ${at}`);
    await page.close();
  }
});

test("a cover that was opened in one language is open in another", async () => {
  const context = await cards.context();
  const page = await cards.open("c/canaries/#lang=en", { context });
  const cover = page.locator("[part=reveal]").first();
  const id = await cover.getAttribute("id");
  await cover.click();
  const other = await cards.open("c/canaries/#lang=de", { context });
  assert.equal(await other.locator(`#${id}`).getAttribute("aria-expanded"), "true");
});

test("a card keeps the author's language when its translation fails to load", async () => {
  const page = await cards.open("c/canaries/#lang=de", { noisy: true, prepare: (page) => page.route("**/cards/canaries.de.txt", (route) => route.fulfill({ status: 404 })) });
  await page.locator(".story").getByText("Open story.").waitFor();
  assert.equal(await heading(page), texts.de.card["how-far"]);
});

test("inline cards with the same name show the translations of their surroundings", async () => {
  const page = await cards.open("index.html", { live: false, bypassCSP: true });
  await page.evaluate(async () => {
    await import("./curtain.js");
    document.body.innerHTML = ["de", "en", "de"].map((lang) => `<div lang="${lang}"><curtain-card card="canaries" inline style="position: fixed"></curtain-card></div>`).join("");
  });
  await page.waitForFunction(() => [...document.querySelectorAll("curtain-card")].every((card) => card.shadowRoot.querySelector(".story")));
  const texts = await page.evaluate(() => [...document.querySelectorAll("curtain-card")].map((card) => card.shadowRoot.querySelector(".story bdi").textContent));
  assert.deepEqual(texts, ["Offene Handlung.", "Open story.", "Offene Handlung."]);
  assert.deepEqual(cardFiles(page).sort(), ["canaries.de.txt", "canaries.static.json", "canaries.txt", "canaries.txt"]);
});

for (const [what, body] of [["a page that says that it is not there", "<!doctype html><title>Not found"], ["nothing", ""], ["a file that was cut", (whole) => whole.slice(0, whole.length / 2)], ["a card of another version", "curtain|3|#111 #222|en de|\n."]]) {
  test(`a card keeps the author's language when its translation is ${what}, on its page and inline`, async () => {
    const prepare = (page) => page.route("**/cards/canaries.de.txt", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: typeof body === "string" ? body : body(await response.text()) });
    });
    const page = await cards.open("c/canaries/#lang=de", { prepare });
    await page.locator(".story").getByText("Open story.").waitFor();
    const other = await cards.open("index.html", { live: false, bypassCSP: true, prepare });
    await other.evaluate(async () => {
      await import("./curtain.js");
      document.body.innerHTML = '<curtain-card lang="de" card="canaries" inline style="position: fixed"></curtain-card>';
    });
    await other.waitForFunction(() => document.querySelector("curtain-card").shadowRoot.querySelector(".story bdi")?.textContent === "Open story.");
  });
}
