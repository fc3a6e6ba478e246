// Download sizes of a built site, in bytes after brotli 11.
// node scripts/sizes.mjs DIST

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

export const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

/** Returns the bytes of each kind of file of a built site, by its name in tests/budgets.json. */
export function sizes(dist) {
  const names = readdirSync(dist);
  const sent = (file) => brotli(readFileSync(join(dist, file))).length;
  const all = (pattern) => names.filter((name) => pattern.test(name)).reduce((sum, name) => sum + sent(name), 0);
  return {
    "wasm and glue": all(/^widget-/),
    "starter of a page": all(/^starter-/),
    // A reader loads one of these files.
    "messages of a language, the largest": Math.max(...names.filter((name) => name.startsWith("messages-")).map(sent)),
    "curtain.js": all(/^curtain\.js$/),
    "module for cards inline": all(/^inline-/),
    "script of the gallery": all(/^gallery-/),
    "page of 86, with its style and openings": sent("c/86-eighty-six/index.html"),
    "frame of 86, with its style and openings": sent("embed/86-eighty-six/index.html"),
    // The first comes with the program, the second before it, to cards inline alone.
    "data of 86": sent("cards/86-eighty-six.txt"),
    "static card of 86": sent("cards/86-eighty-six.static.json"),
    // Pictures are sent without compression.
    "signature.png of 86": readFileSync(join(dist, "sig/86-eighty-six.png")).length,
  };
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const dist = process.argv[2];
  if (!dist) {
    console.error("usage: node scripts/sizes.mjs DIST");
    process.exit(2);
  }
  for (const [kind, bytes] of Object.entries(sizes(dist))) console.log(kind.padEnd(44), String(bytes).padStart(9));
}
