// The interface in the reader's language.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { drawn, fixtures, live, openAll, repository, stage } from "./support.mjs";

const on = stage();
const cards = stage(fixtures);
const CARD = "c/86-eighty-six/";
const folder = join(repository, "static/i18n");
const texts = Object.fromEntries(readdirSync(folder).map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(join(folder, file), "utf8"))]));
const languages = Object.keys(texts);

const words = (page) => page.asked.filter((url) => url.includes("/words-")).map((url) => url.match(/words-(.+)-[0-9a-f]+\.txt$/)[1]);
const heading = (page) => page.textContent("#how-far");

for (const lang of languages) {
  test(`the card speaks ${lang}, and loads no other language`, async () => {
    const page = await on.open(`${CARD}#lang=${lang}`);
    const { card } = texts[lang];
    assert.equal(await heading(page), card["how-far"]);
    assert.equal(await page.textContent("#section-cast"), card["section-people"]);
    assert.deepEqual(words(page), [lang]);
    const article = page.locator("[part=card]");
    assert.equal(await article.getAttribute("lang"), lang);
    assert.equal(await article.getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
    // What its author wrote is marked with its own language, where that is another one.
    assert.equal(await page.getAttribute("[part=title] bdi", "lang"), lang === "en" ? null : "en");
    assert.equal(await page.locator(".titles bdi[lang=ja]").count() > 0, true);
    await openAll(page);
    const shown = await article.evaluate((card) => card.innerText);
    assert.doesNotMatch(shown, /[{}]|undefined|NaN/);
    // No text of ours is left in another language.
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

  test(`nothing overflows in ${lang}`, async () => {
    for (const width of [280, 320, 640]) {
      const page = await on.open(`embed/86-eighty-six/#lang=${lang}`, { width });
      const overflow = () => page.evaluate(() => [...document.querySelectorAll("[part=card] *")]
        .filter((element) => !element.closest(".sr, svg") && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).display !== "inline")
        .map((element) => `${element.className || element.localName}: ${element.scrollWidth} > ${element.clientWidth}`));
      assert.deepEqual(await overflow(), [], `${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      await openAll(page);
      assert.deepEqual(await overflow(), [], `${width}, open`);
      await page.close();
    }
  });
}

test("the browser says the language where nobody else does", async () => {
  for (const [locale, lang] of [["ja-JP", "ja"], ["pt-PT", "pt-BR"], ["de-AT", "de"], ["en-US", "en"], ["tlh", "en"]]) {
    const page = await on.open(CARD, { locale });
    assert.equal(await heading(page), texts[lang].card["how-far"], locale);
    await page.close();
  }
});

test("a parameter that is no language is nobody's", async () => {
  const page = await on.open(`${CARD}#lang=tlh`, { locale: "fr-FR" });
  assert.equal(await heading(page), texts.fr.card["how-far"]);
});

test("another language in the address is another card", async () => {
  const page = await on.open(`${CARD}#lang=de`);
  await page.evaluate(() => { window.isOld = true; location.hash = "#lang=es"; });
  await page.waitForFunction(() => !window.isOld);
  await live(page);
  assert.equal(await heading(page), texts.es.card["how-far"]);
});

test("where the words do not come the card stands as it is", async () => {
  const page = await on.open(`${CARD}#lang=ja`, {
    live: false, noisy: true,
    prepare: (page) => page.route("**/words-*", (route) => route.fulfill({ status: 404 })),
  });
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await heading(page), texts.en.card["how-far"]);
});

test("times are worded by the language, with a countdown that ticks", async () => {
  const page = await cards.open("c/soon/#lang=ja", { live: false, prepare: (page) => page.clock.install({ time: Date.UTC(2027, 3, 9, 15) }) });
  await live(page);
  const said = () => page.textContent("[part=countdown]");
  assert.match(await said(), /^第1話まで/);
  const before = await said();
  await page.clock.runFor(60_000);
  await drawn(page).catch(() => {});
  assert.notEqual(await said(), before);
});

test("inline cards speak the language of what they stand in, each its own", async () => {
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
  // The title is a heading of the second level in a page of somebody else's, and what the page asks for.
  const level = () => page.evaluate(() => document.querySelector("curtain-card").shadowRoot.querySelector("[part=title]").localName);
  assert.equal(await level(), "h2");
  await page.evaluate(() => document.querySelector("curtain-card").setAttribute("heading", "4"));
  await page.waitForFunction(() => document.querySelector("curtain-card").shadowRoot.querySelector("h4[part=title]"));
  assert.equal(await page.evaluate(() => document.querySelector("curtain-card").shadowRoot.querySelector("#how-far").localName), "h5");
  await page.evaluate(() => { document.querySelector("curtain-card").lang = "fr"; });
  await page.waitForFunction((words) => document.querySelector("curtain-card").shadowRoot.querySelector("#how-far")?.textContent === words, texts.fr.card["how-far"]);
});
