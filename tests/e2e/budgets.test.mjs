// What readers download is no more than tests/budgets.json says, compressed as hosts send it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { dist, repository } from "./support.mjs";

const { bytes } = JSON.parse(readFileSync(join(repository, "tests/budgets.json"), "utf8"));
const brotli = (file) => brotliCompressSync(readFileSync(join(dist, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const files = readdirSync(dist);
const all = (pattern) => files.filter((name) => pattern.test(name));
const kinds = {
  "wasm and glue": all(/^widget-/),
  "starter of a page": all(/^boot-/),
  "curtain.js": ["curtain.js"],
  "module for cards inline": all(/^inline-/),
  "script of the gallery": all(/^gallery-/),
  "page of 86, with its style and data": ["c/86-eighty-six/index.html"],
  "frame of 86, with its style and data": ["embed/86-eighty-six/index.html"],
};

test("every budget is one of a kind that there is", () => {
  assert.deepEqual(Object.keys(bytes).sort(), [...Object.keys(kinds), "signature.png of 86"].sort());
  assert.equal(kinds["wasm and glue"].length, 2);
});

for (const [kind, budget] of Object.entries(bytes)) {
  test(`${kind}: at most ${budget} bytes`, () => {
    // A picture is compressed as it is.
    const size = kind in kinds ? kinds[kind].reduce((sum, file) => sum + brotli(file), 0) : readFileSync(join(dist, "sig/86-eighty-six.png")).length;
    assert.ok(size > 100 && size <= budget, `found ${size}`);
  });
}
