// The benchmarks (make bench): measures Curtain and its peers on one machine, and writes docs/speed.md with charts.
// Values are medians. Only their ratios apply to other machines.
//   node bench/run.mjs [--quick] [--load] [--again]     (make bench)
// --quick measures less and writes nothing; --load repeats the first part and keeps the other values of the last
// run; --again measures nothing and writes the page from the values of the last run.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { read, writeCard } from "./content.mjs";
import { many as manyFiles } from "./command.mjs";
import { largest, writeLarge } from "./large.mjs";
import { load } from "./load.mjs";
import { many } from "./many.mjs";
import { buildPeers } from "./peers.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const repository = resolve(import.meta.dirname, "..");
const app = resolve(repository, process.env.DIST ?? "target/site");
const command = resolve(repository, "target/release/curtain-card");
const place = join(repository, "target/bench");
const ID = "86-eighty-six";
const isQuick = process.argv.includes("--quick");
const ROUNDS = Number(process.env.ROUNDS ?? (isQuick ? 3 : 7));
const COUNTS = isQuick ? [1, 25] : [1, 25, 100, 1_000];
const CARDS = isQuick ? [100] : [100, 1_000, 10_000];

const budgets = readFileSync(join(repository, "tests/budgets.json"), "utf8");
if (process.argv.includes("--again")) {
  const results = JSON.parse(readFileSync(join(repository, "docs/speed/results.json"), "utf8"));
  process.exit(await report(results, repository, app, budgets, false) ? 0 : 1);
}
for (const [what, path, how] of [["site", join(app, "index.html"), "make bench builds it"], ["command", command, "cargo build --release builds it"]]) {
  if (!existsSync(path)) {
    console.error(`error: found no ${what} at ${path}, wanted one; ${how}`);
    process.exit(2);
  }
}
const executablePath = process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const launch = () => chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
});
const progress = (what) => process.stderr.write(`\r\x1b[K${what}`);

rmSync(place, { recursive: true, force: true });
mkdirSync(place, { recursive: true });
const browser = await launch();
const results = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0].model, cores: cpus().length, node: process.version, chromium: browser.version() };

/** Makes a site whose card counts down, and its peers; again before each part, so that the countdown still runs. */
async function prepare() {
  const airs = writeCard(repository, place);
  const large = writeLarge(join(place, "cards"));
  mkdirSync(join(place, "art"), { recursive: true });
  execFileSync("cp", ["-r", join(repository, "static/art"), place]);
  execFileSync(command, ["build", "--cards", join(place, "cards"), "--app", app, "--out", join(place, "site")], { stdio: "pipe" });
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
  const peers = Object.fromEntries(await Promise.all(["limit", "plain", "preact", "react"].map(async (name) => [name, await serve(join(place, "peers", name))])));
  return { site, hosted, peers, large, stop: () => { for (const server of [site, hosted, ...Object.values(peers)]) server.stop(); } };
}

{
  const made = await prepare();
  results.load = await load(browser, [
    { name: "limit", url: made.peers.limit.url, opens: false },
    { name: "plain", url: made.peers.plain.url },
    { name: "preact", url: made.peers.preact.url },
    { name: "react", url: made.peers.react.url },
    { name: "frame", url: `${made.site.url}embed/${ID}/` },
    { name: "page", url: `${made.site.url}c/${ID}/` },
    { name: "inline", url: `${made.hosted.url}inline.html` },
  ], ROUNDS, progress);
  made.stop();
}

const isLoad = process.argv.includes("--load");
if (isLoad && isQuick) {
  progress("");
  console.table(Object.fromEntries(results.load.map(({ name, cold }) => [name, cold])));
  process.exit();
}
if (isLoad) {
  const { many, large, command } = JSON.parse(readFileSync(join(repository, "docs/speed/results.json"), "utf8"));
  process.exit(await report({ ...results, many, large, command }, repository, app, budgets, false) ? 0 : 1);
}

results.many = [];
{
  const made = await prepare();
  const peers = { plain: made.peers.plain.url, preact: made.peers.preact.url, react: made.peers.react.url, inline: `${made.hosted.url}inline.html` };
  for (const view of ["most", "all", "hidden"]) {
    for (const count of COUNTS) {
      for (const [name, url] of Object.entries(peers)) {
        progress(`${count} cards, ${view}: ${name}`);
        results.many.push({ name, view, count, ...await many(launch, `${url}?n=${count}`, view) });
      }
      if (count <= 25 && view === "most") results.many.push({ name: "frames", view, count, ...await many(launch, `${made.hosted.url}frames.html?n=${count}`, view) });
    }
  }
  made.stop();
}
{
  const made = await prepare();
  results.large = {};
  for (const [name, folder] of [["page", "c"], ["frame", "embed"]]) {
    progress(`the largest card: ${name}`);
    results.large[name] = await largest(launch, `${made.site.url}${folder}/${made.large}/`, Math.min(ROUNDS, 5));
  }
  made.stop();
}
await browser.close();

results.command = [];
for (const count of CARDS) {
  progress(`${count} cards: check, build, build again`);
  results.command.push(await manyFiles(command, repository, app, join(place, "many"), count));
}
progress("");
const isWithin = await report(results, repository, app, budgets, isQuick);
process.exitCode = isWithin ? 0 : 1;
