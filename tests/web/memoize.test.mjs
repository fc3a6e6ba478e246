// Memory for asynchronous results: one call for equal arguments, and a new call after a failure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const { memoize } = await load("memoize");

test("equal arguments share one call, others do not", async () => {
  const calls = [];
  const read = memoize(async (failures, ...args) => calls.push([failures, ...args]));
  const [first, again, other] = await Promise.all([read("86", "de"), read("86", "de"), read("86", null)]);
  assert.equal(first, again);
  assert.notEqual(first, other);
  assert.deepEqual(calls, [[0, "86", "de"], [0, "86", null]]);
});

test("a failing call is shared while it runs, then forgotten, and the next call gets the number of failures", async () => {
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
