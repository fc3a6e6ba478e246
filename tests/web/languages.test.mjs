// Choice of a card's language: the nearest available one to the wanted language, then to those of the reader.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { load, repository } from "./support.mjs";

const { chooseLanguage } = await load("languages");
const readerSpeaks = (...languages) =>
  Object.defineProperty(globalThis, "navigator", { value: { languages }, configurable: true });
afterEach(() => readerSpeaks());
readerSpeaks();

// The command runs the same table when it builds pages, and by ICU.
const table = JSON.parse(readFileSync(join(repository, "tests/fixtures/languages.json"), "utf8"));

test("the table of wanted and available languages has rows", () => assert.ok(table.length > 20));

for (const { asked: [wanted = null, ...others], offered, expected } of table) {
  test(`the nearest language to ${[wanted, ...others]} in "${offered}" is ${expected}`, () => {
    readerSpeaks(...others);
    assert.equal(chooseLanguage(wanted, offered) ?? null, expected);
  });
}

for (const wanted of ["__proto__", "../../x"]) {
  test(`no language is near to ${wanted}`, () => assert.equal(chooseLanguage(wanted, ["en", "de"]), undefined));
}

test("the languages of the reader apply in order, after the wanted language", () => {
  readerSpeaks("tlh", "fr-CA", "de");
  assert.equal(chooseLanguage(null, ["de", "en", "fr"]), "fr");
  assert.equal(chooseLanguage("en", ["de", "en", "fr"]), "en");
  assert.equal(chooseLanguage("ja", ["de", "en", "fr"]), "fr");
});
