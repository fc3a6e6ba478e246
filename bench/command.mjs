// Benchmark of the command with many cards: time, memory and number of files.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCard, withOwnTranslations } from "./content.mjs";

/** Returns the error of a run, with what the command said. */
const failure = (args, code, said) => new Error(`found exit ${code} of curtain-card ${args.join(" ")}\n${said.slice(0, 4_000)}`);

/** Runs the command without measuring it. Throws what it says if it fails. */
export function execute(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw failure(args, status, stderr + stdout);
}

/** Runs the command. Returns its duration in seconds and its peak memory in MB. Throws what it says if it fails. */
async function run(command, args) {
  const begun = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => { said += text; });
  let peak = 0;
  const look = setInterval(() => {
    try { peak = Math.max(peak, Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? 0)); } catch {} // The process has ended.
  }, 20);
  const code = await new Promise((end) => child.on("close", end));
  clearInterval(look);
  if (code !== 0) throw failure(args, code, said);
  return { seconds: (performance.now() - begun) / 1_000, peak: peak / 1_024 };
}

/** Checks and builds `count` cards of the size of 86, then changes one and builds again. */
export async function many(command, repository, app, place, count) {
  rmSync(place, { recursive: true, force: true });
  const cards = join(place, "cards");
  mkdirSync(cards, { recursive: true });
  mkdirSync(join(place, "art"));
  // Each card has its own SVG art. Videos are omitted, since the command only copies them.
  const card = withOwnTranslations({ ...readCard(repository, "86-eighty-six"), title: "Series", trailers: [] });
  const drawing = readFileSync(join(repository, "static/art/86-eighty-six.svg"));
  const write = (n, title) => writeFileSync(join(cards, `series-${n}.json`), JSON.stringify({ ...card, title, art: { ...card.art, file: `art/series-${n}.svg` } }));
  for (let n = 0; n < count; n += 1) {
    writeFileSync(join(place, `art/series-${n}.svg`), drawing);
    write(n, `Series ${n}`);
  }
  const site = join(place, "site");
  const build = () => run(command, ["build", "--cards", cards, "--app", app, "--out", site]);
  const check = await run(command, ["check", cards]);
  const whole = await build();
  write(0, "Series 0, retitled");
  const again = await build();
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  rmSync(place, { recursive: true, force: true });
  return { count, check, build: whole, again, files };
}
