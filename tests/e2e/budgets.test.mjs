// Budgets of bytes: the compressed size of what readers download, against the limits in tests/budgets.json, and the
// assumption that the program's optimiser makes about its memory.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sizes } from "../../scripts/sizes.mjs";
import { parseWasm } from "../../scripts/wasm.mjs";
import { dist, repository } from "./support.mjs";

const { bytes } = JSON.parse(readFileSync(join(repository, "tests/budgets.json"), "utf8"));
const found = sizes(dist);

test("there is one budget for each kind of file", () => {
  assert.deepEqual(Object.keys(bytes).sort(), Object.keys(found).sort());
  assert.equal(readdirSync(dist).filter((name) => name.startsWith("widget-")).length, 2);
});

test("a budget that rose has its reason beside it", () => {
  for (const [kind, { limit, before, reason }] of Object.entries(bytes)) {
    assert.ok(limit <= before || reason?.split(" ").length >= 4, `${kind}: found ${before} before, ${limit} now and the reason "${reason}"`);
  }
});

for (const [kind, { limit }] of Object.entries(bytes)) {
  test(`${kind}: at most ${limit} bytes`, () => {
    assert.ok(found[kind] > 100 && found[kind] <= limit, `found ${found[kind]}`);
  });
}

// `--low-memory-unused` lets wasm-opt assume that nobody reads or writes the lowest 1,024 bytes.
test("the program's stack lies below all its data, so the lowest bytes belong to a stack that is about to overflow", () => {
  const program = readdirSync(dist).find((name) => name.endsWith("_bg.wasm"));
  const { segments, stackTop } = parseWasm(readFileSync(join(dist, program)));
  assert.ok(segments.length > 0 && segments.every((address) => address >= stackTop), `${segments}`);
  assert.ok(stackTop >= 2 ** 20, `${stackTop}`);
});
