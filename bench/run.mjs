// The benchmarks (make bench): measures Curtain and its peers on one machine, and writes docs/speed.md with charts.
// Values are medians. Only their ratios apply to other machines.
//   node bench/run.mjs [--quick] [--load] [--again]     (make bench)
// --quick measures a little of everything with the command of tests, judges no times, and writes to target/bench/docs
// (make test); --load repeats the first part and keeps the other values of the last run; --again measures nothing and
// writes the page from the values of the last run.
import { existsSync, cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { execute, many as manyFiles } from "./command.mjs";
import { read, writeCards } from "./content.mjs";
import { largest, writeLarge } from "./large.mjs";
import { load } from "./load.mjs";
import { many } from "./many.mjs";
import { buildPeers } from "./peers.mjs";
import { report } from "./report.mjs";
import { findMissing } from "./results.mjs";
import { serve } from "./serve.mjs";

const repository = resolve(import.meta.dirname, "..");
const app = resolve(repository, process.env.DIST ?? "target/site");
const isQuick = process.argv.includes("--quick");
const command = resolve(repository, process.env.COMMAND ?? `target/${isQuick ? "debug" : "release"}/curtain-card`);
const place = join(repository, "target/bench");
const ID = "86-eighty-six";
const ROUNDS = Number(process.env.ROUNDS ?? (isQuick ? 1 : 10));
const COUNTS = isQuick ? [3] : [1, 25, 100, 1_000];
const CARDS = isQuick ? [1, 3] : [100, 1_000, 10_000];
/** The share of the largest card's facts. */
const SHARE = isQuick ? 0.04 : 1;
/** How long a page with many cards is watched, and how long an act on the largest card may take, in ms. */
const WATCH = isQuick ? { seconds: 1.1, settling: 200 } : { seconds: 5, settling: 1_500 };
const SETTLING = isQuick ? 300 : 4_000;
const docs = isQuick ? join(place, "docs") : join(repository, "docs");

const last = () => JSON.parse(readFileSync(join(repository, "docs/speed/results.json"), "utf8"));
const finish = async (results) => process.exit(await report(results, { repository, app, docs, isJudged: !isQuick }) ? 0 : 1);
if (process.argv.includes("--again")) await finish(last());
for (const [what, path, how] of [["site", join(app, "index.html"), "make bench builds it"], ["command", command, "cargo build builds it"]]) {
  if (!existsSync(path)) {
    console.error(`error: found no ${what} at ${path}, wanted one; ${how}`);
    process.exit(2);
  }
}
// The quick form takes the browser of the tests; times are those of a whole one.
const executablePath = process.env.CHROMIUM ??
  [...isQuick ? ["/usr/bin/chromium-headless-shell"] : [], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const launch = () => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const progress = (what) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`);
  else if (what) console.error(what);
};

rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
const browser = await launch();
/** @type {Record<string, any>} */
const results = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0].model, cores: cpus().length, node: process.version, chromium: browser.version() };

/** Makes a site whose card counts down, and its peers. */
async function prepare() {
  const airs = writeCards(repository, place, ID);
  const large = writeLarge(join(place, "cards"), SHARE);
  cpSync(join(repository, "static/art"), join(place, "art"), { recursive: true });
  execute(command, ["build", "--cards", join(place, "cards"), "--app", app, "--out", join(place, "site")]);
  const site = await serve(join(place, "site"));
  const context = await browser.newContext();
  const content = await read(await context.newPage(), `${site.url}c/${ID}/`);
  await context.close();
  await buildPeers(join(place, "peers"), join(place, "site"), ID, content, airs);
  // Host pages with a given number of cards.
  const hosted = await serve(join(place, "site"), (path, query) => {
    const kind = path.match(/^\/(inline|frames)\.html$/)?.[1];
    if (!kind) return undefined;
    const inline = kind === "inline" ? " inline" : "";
    const card = `<curtain-card card="${ID}"${inline}><a href="c/${ID}/">86 EIGHTY-SIX</a></curtain-card>`;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page with cards</title><link rel="icon" href="data:,"><main>${card.repeat(Number(query.get("n") ?? 1))}</main><script type="module" src="curtain.js"></script></html>`;
  });
  const peers = Object.fromEntries(await Promise.all(["limit", "plain", "observer", "preact", "react"].map(async (name) => [name, await serve(join(place, "peers", name))])));
  return { site, hosted, peers, large, stop: () => { for (const server of [site, hosted, ...Object.values(peers)]) server.stop(); } };
}

let made;
/** Runs a part of the benchmarks; each of the whole form with a site of its own, so that the countdown still runs. */
async function part(run) {
  made ??= await prepare();
  const found = await run(made);
  if (!isQuick) {
    made.stop();
    made = undefined;
  }
  return found;
}

/**
 * Runs all benchmarks, or with `--load` the first one, and returns their results.
 *
 * @returns {Promise<any>}
 */
async function measure() {
  results.load = await part(({ site, hosted, peers }) => load(browser, [
    { name: "limit", url: peers.limit.url, opens: false },
    { name: "plain", url: peers.plain.url, isPeer: true },
    { name: "preact", url: peers.preact.url, isPeer: true },
    { name: "react", url: peers.react.url, isPeer: true },
    { name: "frame", url: `${site.url}embed/${ID}/`, isCard: true },
    { name: "page", url: `${site.url}c/${ID}/`, isCard: true },
    { name: "inline", url: `${hosted.url}inline.html` },
    { name: "over", url: `${site.url}c/${ID}-over/`, isOver: true },
  ], ROUNDS, isQuick, progress));
  if (process.argv.includes("--load")) {
    const { many, large, command } = last();
    return { ...results, many, large, command };
  }

  results.many = [];
  await part(async ({ hosted, peers }) => {
    const urls = { plain: peers.plain.url, observer: peers.observer.url, preact: peers.preact.url, react: peers.react.url, inline: `${hosted.url}inline.html` };
    for (const view of ["most", "all", "hidden"]) {
      for (const count of COUNTS) {
        for (const [name, url] of Object.entries(urls)) {
          // The budgets compare these two in other views.
          if (isQuick && view !== "most" && !["inline", "plain"].includes(name)) continue;
          progress(`${count} cards, ${view}: ${name}`);
          results.many.push({ name, view, count, ...await many(launch, `${url}?n=${count}`, view, WATCH) });
        }
        if (count <= 25 && view === "most") results.many.push({ name: "frames", view, count, ...await many(launch, `${hosted.url}frames.html?n=${count}`, view, WATCH, true) });
      }
    }
  });
  results.large = await part(async ({ site, large }) => {
    const found = {};
    for (const [name, folder] of [["page", "c"], ["frame", "embed"]]) {
      progress(`the largest card: ${name}`);
      found[name] = await largest(launch, `${site.url}${folder}/${large}/`, Math.min(ROUNDS, 5), SETTLING);
    }
    return found;
  });
  results.command = [];
  for (const count of CARDS) {
    progress(`${count} cards: check, build, build again`);
    results.command.push(await manyFiles(command, repository, app, join(place, "many"), count));
  }
  return results;
}

try {
  const measured = await measure();
  await browser.close();
  progress("");
  const missing = findMissing(measured, 4 * 5_000 * SHARE);
  if (missing.length) {
    console.error(`error: found no value or an odd one for ${missing.join(", ")}`);
    process.exit(1);
  }
  await finish(measured);
} catch (error) {
  progress("");
  console.error(error);
  process.exit(1);
}
