// What readers download is no more than tests/budgets.json says, compressed as hosts send it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sizes } from "../../scripts/sizes.mjs";
import { dist, repository } from "./support.mjs";

const { bytes } = JSON.parse(readFileSync(join(repository, "tests/budgets.json"), "utf8"));
const found = sizes(dist);

test("every budget is one of a kind that there is", () => {
  assert.deepEqual(Object.keys(bytes).sort(), Object.keys(found).sort());
  assert.equal(readdirSync(dist).filter((name) => name.startsWith("widget-")).length, 2);
});

for (const [kind, budget] of Object.entries(bytes)) {
  test(`${kind}: at most ${budget} bytes`, () => {
    assert.ok(found[kind] > 100 && found[kind] <= budget, `found ${found[kind]}`);
  });
}
