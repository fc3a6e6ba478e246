// Prints what readers download, in bytes, raw and with brotli 11 as hosts send it.
// node scripts/sizes.mjs DIST

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = process.argv[2];
if (!dist) {
  console.error("usage: node scripts/sizes.mjs DIST");
  process.exit(2);
}
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const program = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name));
const pages = ["c", "embed"].flatMap((form) =>
  readdirSync(join(dist, form)).map((id) => `${form}/${id}/index.html`));

const row = (name, raw, sent) => console.log(name.padEnd(44), String(raw).padStart(9), String(sent).padStart(9));
console.log("file".padEnd(44), "bytes".padStart(9), "brotli 11".padStart(9));
let total = 0;
for (const file of program) {
  const bytes = readFileSync(join(dist, file));
  // What only the front page and the pages of others load is no part of a card's own.
  if (/^(boot|widget)-/.test(file)) total += brotli(bytes);
  row(file, bytes.length, brotli(bytes));
}
row("the program of a card, once per reader", "", total);
for (const file of ["index.html", ...pages]) {
  const bytes = readFileSync(join(dist, file));
  row(file, bytes.length, brotli(bytes));
}
