// The stored reader: the entry of open covers, preferences about covers, and browsers that store nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { load, repository } from "./support.mjs";

const { editOpened, hasCoverPreferences, readStored, rememberCover } = await load("stored");
// A native test reads the same table as the program does.
const table = JSON.parse(readFileSync(join(repository, "tests/fixtures/stored.json"), "utf8"));

for (const { stored, key, open, expected } of table) {
  test(`${open ? "opening" : "closing"} ${key} makes "${expected}" of "${stored}"`, () => assert.equal(editOpened(stored, key, open), expected));
}

test("preferences about covers are found among other entries", () => {
  for (const stored of [".opening=held", "anime=5&.beyond=nothing", ".opened=1f&.opening=minute"]) assert.ok(hasCoverPreferences(stored), stored);
  for (const stored of ["", "anime=5", ".opened=1f", ".everything=1&.outlet=tv"]) assert.ok(!hasCoverPreferences(stored), stored);
});

/** Gives the script a storage whose texts are the fields of an object. */
const storage = (texts, faults = {}) => Object.defineProperty(globalThis, "localStorage", {
  configurable: true,
  value: {
    getItem: (name) => texts[name] ?? null,
    setItem: (name, text) => { texts[name] = text; },
    removeItem: (name) => { delete texts[name]; },
    ...faults,
  },
});
const refuse = () => { throw new DOMException("no", "SecurityError"); };
afterEach(() => Object.defineProperty(globalThis, "localStorage", { configurable: true, value: undefined }));

test("a cover is remembered beside the other cards, and an empty text is removed", () => {
  const texts = { "curtain:vivy": "anime=1" };
  storage(texts);
  assert.equal(rememberCover("86", "1f", true), true);
  assert.deepEqual(texts, { "curtain:vivy": "anime=1", "curtain:86": ".opened=1f" });
  assert.equal(readStored("86"), ".opened=1f");
  assert.equal(rememberCover("86", "1f", false), true);
  assert.deepEqual(texts, { "curtain:vivy": "anime=1" });
});

test("where nothing can be stored, nothing is, and what cannot be read is not written over", () => {
  const texts = { "curtain:86": "anime=5" };
  for (const faults of [{ getItem: refuse }, { setItem: refuse }]) {
    storage(texts, faults);
    assert.equal(rememberCover("86", "1f", true), false);
    assert.deepEqual(texts, { "curtain:86": "anime=5" });
  }
  storage(texts, { getItem: refuse });
  assert.equal(readStored("86"), "");
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse });
  assert.equal(readStored("86"), "");
  assert.equal(rememberCover("86", "1f", true), false);
});
