// Build of the scripts and style sheets of pages, beside the program that Trunk has just built.
// node web/build.mjs FOLDER [--minify-glue] < MESSAGES
//
// FOLDER holds the program. MESSAGES is what `curtain-card messages` prints: the files of the interface's messages
// and their languages. Writes the modules into FOLDER, and `assets.json`, from which `curtain-card build` takes the
// name and the hash of each file and the text of what stands inside pages.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, transformSync } from "esbuild";
import { bundle, Features } from "lightningcss";

const web = dirname(fileURLToPath(import.meta.url));
/** Modules, private fields and top-level await: what the WebAssembly program needs is younger. */
const TARGET = "es2022";
/** The size of text that browsers begin with, in pixels. */
const REM = 16;

const integrityOf = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
const shortHash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/**
 * Returns a bundled and minified script of web/scripts.
 *
 * @param {string} name
 * @param {{ format?: "esm" | "iife", constants?: Record<string, unknown> }} options
 */
export function buildScript(name, { format = "esm", constants = {} } = {}) {
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: [join(web, "scripts", `${name}.ts`)],
    bundle: true,
    charset: "utf8",
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    format,
    legalComments: "none",
    logLevel: "error",
    minify: true,
    target: TARGET,
    tsconfig: join(web, "tsconfig.json"),
    write: false,
  });
  return text;
}

/**
 * Returns a bundled and minified style sheet of web/styles.
 *
 * @param {string} name
 * @param {import("lightningcss").Visitor<{}>} visitor
 */
export function buildStyle(name, visitor = {}) {
  const { code } = bundle({
    filename: join(web, "styles", `${name}.css`),
    // Safari 15 knows `max-height` in media queries, and no ranges.
    include: Features.MediaRangeSyntax,
    minify: true,
    visitor,
  });
  return code.toString();
}

/** Writes lengths in pixels that depend on the page's size of text: many pages have one for their own style sheet. */
const inPixels = {
  /** @returns {{ unit: "px", value: number } | undefined} */
  Length: ({ unit, value }) => unit === "rem" ? { unit: "px", value: value * REM } : undefined,
};

/** Returns the name of the only file in a folder with this ending. */
function only(folder, ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (names.length !== 1) throw new Error(`found ${names.length} files *${ending} in ${folder}, wanted one`);
  return names[0];
}

/** Builds all of them into a folder that holds the program; returns what assets.json says. */
export function build(folder, messages, { minifyGlue = false } = {}) {
  const known = (name) => ({ name, integrity: integrityOf(readFileSync(join(folder, name))) });
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return known(name);
  };
  const module = (name, constants) => {
    const text = buildScript(name, { constants });
    return write(`${name}-${shortHash(text)}.js`, text);
  };
  const wasm = known(only(folder, "_bg.wasm"));
  const glueName = wasm.name.replace("_bg.wasm", ".js");
  // Readers need neither the comments nor the long names of what wasm-bindgen writes.
  const glue = minifyGlue
    ? write(glueName, transformSync(readFileSync(join(folder, glueName), "utf8"), { minify: true, format: "esm", logLevel: "error" }).code)
    : known(glueName);
  const program = { GLUE: glue, WASM: wasm };
  const inline = module("inline", {
    ...program, MESSAGES: messages.pattern, LANGS: messages.langs, INLINE_CSS: buildStyle("entries/inline", inPixels),
  });
  const element = buildScript("element", { constants: { INLINE: inline, ELEMENT_CSS: buildStyle("element") } });
  const assets = {
    glue,
    wasm,
    messages,
    starter: module("starter", program),
    gallery: module("gallery"),
    inline,
    // Pages of others name it, so its name never changes.
    element: write("curtain.js", element),
    page_script: buildScript("opener", { format: "iife" }),
    frame_script: buildScript("frame", { format: "iife" }),
    styles: Object.fromEntries(["page", "frame", "gallery", "docs"].map((name) => [name, buildStyle(`entries/${name}`)])),
  };
  writeFileSync(join(folder, "assets.json"), `${JSON.stringify(assets, null, 2)}\n`);
  return assets;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...options] = process.argv.slice(2);
  if (!folder) {
    console.error("usage: node web/build.mjs FOLDER [--minify-glue] < MESSAGES");
    process.exit(2);
  }
  build(folder, JSON.parse(readFileSync(0, "utf8")), { minifyGlue: options.includes("--minify-glue") });
}
