// Work is done once for the same arguments, and failed work is forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const { memoize } = await load("memoize");

test("the same arguments share one piece of work, others do not", async () => {
  const calls = [];
  const read = memoize(async (failures, ...args) => calls.push([failures, ...args]));
  const [first, again, other] = await Promise.all([read("86", "de"), read("86", "de"), read("86", null)]);
  assert.equal(first, again);
  assert.notEqual(first, other);
  assert.deepEqual(calls, [[0, "86", "de"], [0, "86", null]]);
});

test("failed work is shared while it lasts, then forgotten, and the next call knows of it", async () => {
  const seen = [];
  const read = memoize(async (failures) => {
    seen.push(failures);
    if (failures < 2) throw new Error(`failure ${failures}`);
    return "there";
  });
  const both = [read(), read()];
  for (const one of both) await assert.rejects(one, /failure 0/);
  await assert.rejects(read(), /failure 1/);
  assert.equal(await read(), "there");
  assert.equal(await read(), "there");
  assert.deepEqual(seen, [0, 1, 2]);
});
