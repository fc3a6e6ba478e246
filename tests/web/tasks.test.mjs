// The queue of short tasks: every waiter resumes, in order, each in a task of its own.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { load } from "./support.mjs";

// An open MessageChannel keeps the process alive.
const channels = [];
globalThis.MessageChannel = class extends MessageChannel {
  constructor() {
    super();
    channels.push(this);
  }
};
after(() => { for (const { port1 } of channels) port1.close(); });
const { yieldToMain } = await load("tasks");

test("two simultaneous waiters both resume, in order", async () => {
  const order = [];
  const wait = async (name) => {
    for (let round = 0; round < 3; round += 1) {
      await yieldToMain();
      order.push(`${name}${round}`);
    }
  };
  await Promise.all([wait("a"), wait("b")]);
  assert.deepEqual(order, ["a0", "b0", "a1", "b1", "a2", "b2"]);
});

test("a waiter resumes in another task, after all microtasks", async () => {
  let isMicrotaskDone = false;
  const yielded = yieldToMain();
  Promise.resolve().then(() => Promise.resolve()).then(() => { isMicrotaskDone = true; });
  await yielded;
  assert.ok(isMicrotaskDone);
});
