// Bytes of the WebAssembly program by crate and by feature, after `make build` or a build for tests.
// node scripts/wasm-by-crate.mjs [COUNT]
//
// Optimises the program once more, as Trunk has done, but keeps the names of its functions. `code` is a group's machine
// code, and `sent` what the program's code has less after brotli 11 without that group. What a compiler has put into
// another function counts there: the bodies of our components stand in Yew's. With COUNT, lists so many functions of
// each crate too.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotli } from "./sizes.mjs";
import { parseWasm } from "./wasm.mjs";

const repository = join(import.meta.dirname, "..");
const PROGRAM = join(repository, "target/wasm-bindgen/release/widget_bg.wasm");

/** Groups with less code than this are one group. */
const SMALLEST = 1500;

/**
 * Our features, each by a part of its functions' names; the first that fits counts.
 *
 * @type {[name: string, pattern: RegExp][]}
 */
const FEATURES = [
  ["reading the shipped card", /curtain_core::bundle|card_read/],
  ["times, countdown, strip", /schedule|airing|countdown|dates_and_times|card::time|strip|locale|clock|as_of|regional/],
  ["form, preferences, numberings", /progress_form|preferences|numbering/],
  ["trailers", /trailer|player|can_play/],
  ["reader, address, storage", /reader|fragment|location|storage|peek/],
  ["gate", /gate/],
  ["covers, facts, texts", /fact|cover|text|points|i18n|template/],
  ["the rest of ours", /curtain_/],
  ["bodies of our components, within Yew", /lifecycle::CompStateInner.*Stateful>::view/],
  ["effects and callbacks of our hooks, within Yew", /use_effect::|use_callback::|use_memo::|use_reducer|use_state/],
  ["Yew, the standard library, the glue", /./],
];

/** Optimises the program as index.html says, with names. */
function named() {
  const page = readFileSync(join(repository, "index.html"), "utf8");
  const read = (name) => page.match(new RegExp(`data-${name}="([^"]*)"`))[1];
  const parameters = read("wasm-opt-params").split(" ").filter((parameter) => parameter !== "--strip-debug");
  const folder = mkdtempSync(join(tmpdir(), "wasm-by-crate-"));
  const output = join(folder, "named.wasm");
  try {
    const wasmOpt = join(repository, "node_modules/.bin/wasm-opt");
    execFileSync(wasmOpt, [`-O${read("wasm-opt")}`, PROGRAM, ...parameters, "--debuginfo", "--output", output]);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the crate of a function; of our own crates the module too. */
function crateOf(name) {
  // `<dyn a::b as c::D>::e` is of crate `a`, and `<T as c::D>::e` of crate `c`.
  const path = name.match(/\b([a-z_][a-z_0-9]*)(?:\[\w+\])?::(?:<impl [^:]*>::)?(\w+)?/);
  if (!path) return "the glue";
  const [, crate, module] = path;
  return crate.startsWith("curtain_") ? `${crate}::${module}` : crate;
}

function table(title, functions, groupOf) {
  const groups = new Map();
  for (const one of functions) {
    const group = groupOf(one.name);
    groups.set(group, [...groups.get(group) ?? [], one]);
  }
  const sent = (list) => brotli(Buffer.concat(list.map(({ body }) => body))).length;
  const size = (list) => list.reduce((sum, { body }) => sum + body.length, 0);
  const whole = sent(functions);
  const small = [...groups].filter(([, list]) => size(list) < SMALLEST);
  for (const [group] of small) groups.delete(group);
  if (small.length > 0) groups.set("smaller ones", small.flatMap(([, list]) => list));
  const rows = [...groups].map(([group, list]) => {
    const others = functions.filter((one) => !list.includes(one));
    return { group, list, count: list.length, code: size(list), sent: whole - sent(others) };
  });
  rows.sort((one, other) => other.sent - one.sent);
  console.log(`| ${title} | functions | code | sent |\n| --- | --- | --- | --- |`);
  const all = { group: "all code", count: functions.length, code: size(functions), sent: whole };
  for (const { group, count, code, sent } of [...rows, all]) console.log(`| ${group} | ${count} | ${code} | ${sent} |`);
  console.log();
  return rows;
}

const { functions } = parseWasm(named());
const crates = table("crate", functions, crateOf);
table("feature", functions, (name) => FEATURES.find(([, pattern]) => pattern.test(name))[0]);
const count = Number(process.argv[2] ?? 0);
for (const { group, list } of count ? crates : []) {
  console.log(`${group}:`);
  list.sort((one, other) => other.body.length - one.body.length);
  for (const { name, body } of list.slice(0, count)) console.log(String(body.length).padStart(8), name);
}
