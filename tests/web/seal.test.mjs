// Unsealing: the table of texts that the build seals, and damaged texts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load, repository } from "./support.mjs";

const { unseal } = await load("seal");
// A native test seals the same table.
const table = JSON.parse(readFileSync(join(repository, "tests/fixtures/sealed.json"), "utf8"));

for (const { card, plain, sealed } of table) {
  test(`the script unseals ${JSON.stringify(plain).slice(0, 40)}`, () => assert.equal(unseal(card, sealed).trimEnd(), plain));
}

test("the seal of one card does not open that of another", () => {
  const [, { card, plain, sealed }] = table;
  let read;
  try { read = unseal(`${card}x`, sealed).trimEnd(); } catch {}
  assert.notEqual(read, plain);
});

test("a damaged text is no JSON", () => {
  const [, { card, sealed }] = table;
  for (const damaged of [sealed.slice(0, 60), sealed.slice(20), sealed.replace(/[^]{9}/, "<\"\\\u0000\u00e4\ud800\n\t~"), "\\\"<"]) {
    assert.throws(() => JSON.parse(unseal(card, damaged)), /SyntaxError|RangeError/);
  }
});
