// Recognition of the errors that end the program: those thrown in its files, in the stack formats of three browsers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

const { isThrownIn } = await load("failures");
const FILES = ["widget-1f.js", "widget-1f_bg.wasm"];
const thrown = (...lines) => Object.assign(new Error("x"), { stack: lines.join("\n") });

const own = {
  "Chromium, in the program": thrown("RuntimeError: unreachable", "    at https://cards.example/widget-1f_bg.wasm:wasm-function[12]:0x1f", "    at https://blog.example/app.js:1:1"),
  "Chromium, in the glue": thrown("Error: x", "    at Object.f (https://cards.example/widget-1f.js:1:9)"),
  "Chromium, loaded again": thrown("Error: x", "    at Object.f (https://cards.example/widget-1f.js?retry=1:1:9)"),
  "Chromium, in a program without an address": thrown("RuntimeError: unreachable", "    at wasm://wasm/0034a2:wasm-function[1]:0x1f", "    at f (https://cards.example/widget-1f.js:1:9)"),
  "Chromium, in a function without an address that the glue called": thrown("Error: x", "    at Node.insertBefore (<anonymous>:1:9)", "    at f (https://cards.example/widget-1f.js:1:9)"),
  "Firefox": thrown("f@https://cards.example/widget-1f.js:1:9", "g@https://blog.example/app.js:1:1"),
  "Firefox, in the program": thrown("@https://cards.example/widget-1f_bg.wasm:wasm-function[12]:0x1f"),
  "WebKit, in the program": thrown("<?>.wasm-function[12]@[wasm code]", "f@https://cards.example/widget-1f.js:1:9"),
};
const foreign = {
  "a script of the page that the glue called": thrown("Error: x", "    at f (https://blog.example/app.js:1:1)", "    at g (https://cards.example/widget-1f.js:1:9)"),
  "the same in Firefox": thrown("f@https://blog.example/app.js:1:1", "g@https://cards.example/widget-1f.js:1:9"),
  "another program": thrown("RuntimeError: unreachable", "    at wasm://wasm/0034a2:wasm-function[1]:0x1f", "    at f (https://blog.example/app.js:1:9)"),
  "a message that names the file": thrown("TypeError: Failed to fetch https://cards.example/widget-1f.js", "    at f (https://blog.example/app.js:1:1)"),
  "an error without a stack": {},
  "a stack of another type": { stack: 5 },
  "a text": "widget-1f.js",
  "nothing": undefined,
  "null": null,
};
for (const [what, reason] of Object.entries(own)) test(`ours: ${what}`, () => assert.equal(isThrownIn(FILES, reason), true));
for (const [what, reason] of Object.entries(foreign)) test(`not ours: ${what}`, () => assert.equal(isThrownIn(FILES, reason), false));
