// Choice of a card's language: the nearest available one to the wanted language, then to those of the reader.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { load } from "./support.mjs";

const { chooseLanguage } = await load("languages");
const readerSpeaks = (...languages) =>
  Object.defineProperty(globalThis, "navigator", { value: { languages }, configurable: true });
afterEach(() => readerSpeaks());
readerSpeaks();

for (const [wanted, available, found] of [
  ["zh-TW", "en zh-Hans zh-Hant", "zh-Hant"],
  ["zh-CN", "en zh-Hant zh-Hans", "zh-Hans"],
  ["zh-TW", "en zh-Hans", "zh-Hans"],
  ["DE", "en de", "de"],
  ["de-at", "en de", "de"],
  ["pt-PT", "en pt-BR", "pt-BR"],
  ["en-US", "en-GB ja", "en-GB"],
  ["__proto__", "en de", undefined],
  ["../../x", "en de", undefined],
  ["", "en", undefined],
  [null, "en", undefined],
  ["x", "", undefined],
]) {
  test(`the nearest language to ${wanted} in "${available}" is ${found}`, () => {
    assert.equal(chooseLanguage(wanted, available.split(" ")), found);
  });
}

test("the languages of the reader apply in order, after the wanted language", () => {
  readerSpeaks("tlh", "fr-CA", "de");
  assert.equal(chooseLanguage(null, ["de", "en", "fr"]), "fr");
  assert.equal(chooseLanguage("en", ["de", "en", "fr"]), "en");
  assert.equal(chooseLanguage("ja", ["de", "en", "fr"]), "fr");
});
