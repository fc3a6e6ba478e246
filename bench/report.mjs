// The report of the benchmarks: budgets on the terminal, tables and charts in docs/speed.md.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { View, parse } from "vega";
import { compile } from "vega-lite";
import { sizes as sizesOf } from "../scripts/sizes.mjs";
import { median } from "./load.mjs";

/** The goal for what a reader downloads until a cover is open, where no program is needed. */
const BEFORE = "bytes before a cover of a finished card opens";

const kilo = (bytes) => `${(bytes / 1_000).toFixed(1)} KB`;
const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (value) => (value === undefined ? "–" : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`);
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

/** Computes the cost of a million views, in bytes and requests. */
function views(load, sizes) {
  const giga = (bytes) => `${(bytes / 1_000).toFixed(0)} GB`;
  const rows = load.filter(({ name }) => ["frame", "page", "inline"].includes(name)).map(({ name, cold, warm }) =>
    [`a card, ${name}`, giga(cold.bytes), `${cold.requests} million`, giga(warm.bytes), `${warm.requests} million`]);
  const frame = load.find(({ name }) => name === "frame").cold.bytes - sizes["wasm and glue"] - sizes["starter of a page"];
  return [
    ...rows,
    ["a signature in a frame that is over", giga(frame + sizes["starter of a page"]), "4 million", "0 GB", "0 million"],
    ["a signature as a picture", giga(sizes["signature.png of 86"]), "1 million", "0 GB", "0 million"],
  ];
}

/** Lists the budgets: name, found value, limit, and whether the budget holds. */
function budgets({ load, many, large: longest, command }, sizes, { goals, ratios }) {
  const page = (name) => load.find((page) => page.name === name);
  const cards = (name, view, count) => many.find((row) => row.name === name && row.view === view && row.count === count);
  const all = [];
  const add = (what, found, limit, unit = "") => all.push({ what, found, limit, unit, holds: found <= limit });
  // Both pages of a ratio were loaded in one round, in which the machine was equally busy.
  const byRound = (name, measure, peer, peerMeasure = measure) =>
    median(page(name).each[measure].map((value, round) => value / page(peer).each[peerMeasure][round]));
  for (const [name, limit] of Object.entries(ratios.first_cover_to_react)) add(`first cover opened, ${name} / React`, byRound(name, "opened", "react"), limit, "×");
  for (const name of ["page", "frame"]) add(`first cover opened, ${name} / plain script`, byRound(name, "opened", "plain"), ratios.first_cover_to_plain, "×");
  add("first paint of a frame / the same page without script", byRound("frame", "first", "limit"), ratios.first_paint, "×");
  for (const name of ["page", "frame", "inline"]) add(`layout shift, ${name}`, page(name).cold.shift, 0);
  for (const name of ["page", "frame"]) add(`live, ${name} / its first paint`, byRound(name, "live", name, "first"), ratios.live, "×");
  const bytes = { ...sizes, [BEFORE]: page("over").cold.before };
  for (const [what, limit] of Object.entries(goals)) add(what, bytes[what] / 1_000, limit / 1_000, " KB");
  const most = Math.max(...many.map(({ count }) => count));
  const busy = (view, peer) => cards("inline", view, most).busy / cards(peer, view, most).busy;
  add(`${most} cards inline, most off the screen / plain script with one observer`, busy("most", "observer"), ratios.busy_most, "×");
  add(`${most} cards inline, all seen / plain script`, busy("all", "plain"), ratios.busy_all, "×");
  add(`${most} cards inline, hidden: wake-ups`, cards("inline", "hidden", most).wakeups, 0, " /s");
  for (const [name, { mount }] of Object.entries(longest)) add(`the largest card, ${name}: longest task while it is drawn`, mount, ratios.longest_task, " ms");
  const built = command.find(({ count }) => count === 1_000);
  if (built) add("check and build of 1,000 cards", built.check.seconds + built.build.seconds, ratios.build_seconds, " s");
  const [small, large] = [command[0], command.at(-1)];
  add(`build, a card of ${large.count} / a card of ${small.count}`, (large.build.seconds / large.count) / (small.build.seconds / small.count), ratios.linear, "×");
  add(`build, memory of ${large.count} / of ${small.count}`, large.build.peak / small.build.peak, ratios.memory, "×");
  return all;
}

async function chart(file, specification) {
  const { spec } = compile({ $schema: "https://vega.github.io/schema/vega-lite/v6.json", background: "white", ...specification });
  writeFileSync(file, `${await new View(parse(spec), { renderer: "none" }).toSVG()}\n`);
}

/**
 * Prints the budgets, and writes the page and its charts into the folder `docs`. Returns whether all budgets hold;
 * without `isJudged` the report is written alone.
 */
export async function report(results, { repository, app, docs, isJudged }) {
  const sizes = sizesOf(app);
  const found = budgets(results, sizes, JSON.parse(readFileSync(join(repository, "tests/budgets.json"), "utf8")));
  const rows = found.map(({ what, found, limit, unit, holds }) => [what, `${found.toFixed(2)}${unit}`, `≤ ${limit}${unit}`, holds ? "holds" : "does not hold"]);
  const width = Math.max(...rows.map(([what]) => what.length));
  if (isJudged) for (const [what, has, limit, holds] of rows) console.log(`${what.padEnd(width)}  ${has.padStart(12)}  ${limit.padStart(10)}  ${holds}`);

  const folder = join(docs, "speed");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.json"), `${JSON.stringify({ ...results, sizes }, null, 1)}\n`);
  const shown = results.load.filter(({ name }) => name !== "over");
  const loads = shown.flatMap(({ name, cold }) => [["first paint", cold.first], ["first cover opened", cold.opened], ["live", cold.live]]
    .filter(([, value]) => value !== undefined).map(([what, value]) => ({ name, what, value })));
  const order = shown.map(({ name }) => name);
  await chart(join(folder, "load.svg"), {
    title: "One card on Slow 4G, processor slowed four times, cold cache", width: 420, data: { values: loads }, mark: "bar",
    encoding: {
      y: { field: "name", sort: order, title: null }, yOffset: { field: "what" },
      x: { field: "value", type: "quantitative", title: "ms" }, color: { field: "what", title: null, scale: { range: ["#7a1f24", "#c9a227", "#4a6670"] } },
    },
  });
  for (const [name, field, title, view] of [["mount", "mounted", "ms until what can be seen is there", "most"], ["tick", "busy", "ms of the main thread per second", "all"], ["heap", "heap", "bytes of script's heap", "most"]]) {
    const values = results.many.filter((row) => row.view === view && row.name !== "frames").map((row) => ({ ...row, [field]: Math.max(row[field], 0.1) }));
    await chart(join(folder, `${name}.svg`), {
      title: { mount: "Cards on one page: time to draw", tick: "Cards on one page, all of them seen: cost of a countdown by the second", heap: "Cards on one page: memory" }[name],
      width: 420, height: 240, data: { values }, mark: { type: "line", point: true },
      encoding: {
        x: { field: "count", type: "quantitative", scale: { type: "log" }, title: "cards" },
        y: { field, type: "quantitative", scale: { type: "log" }, title }, color: { field: "name", title: null },
      },
    });
  }
  await chart(join(folder, "build.svg"), {
    title: "The command", width: 420, height: 240,
    data: { values: results.command.flatMap(({ count, check, build, again }) => [["check", check], ["build", build], ["build again after one change", again]].map(([what, { seconds }]) => ({ count, what, seconds }))) },
    mark: { type: "line", point: true },
    encoding: {
      x: { field: "count", type: "quantitative", scale: { type: "log" }, title: "cards" },
      y: { field: "seconds", type: "quantitative", scale: { type: "log" } }, color: { field: "what", title: null },
    },
  });

  const { date, cpu, cores, node, chromium, large } = results;
  const both = (measure, unit) => ({ cold, warm }) => `${unit(cold[measure])} / ${unit(warm[measure])}`;
  const text = `
Measured on ${date} by \`make bench\`: ${cpu}, ${cores} cores, Node ${node}, Chromium ${chromium}.
Medians of one run. Times of another machine are others; their ratios are not.

### Budgets

${table(["what", "found", "wanted", ""], rows)}

### What readers download

${table(["what", "brotli 11"], Object.entries(sizes).map(([what, size]) => [what, kilo(size)]))}

### One card on a slow phone

Slow 4G and a processor slowed four times, empty cache / full cache. The peers show the same words of the same
card: \`limit\` is the frame without its script, \`plain\` the frame with the least script that opens covers and
counts down, \`preact\` and \`react\` draw the card in the browser, the latter with react-countdown,
react-lite-youtube-embed and spoilerjs. One real click asks for the first cover once it is painted, and the time is
taken when its fact is painted. A card is *live* once its program has taken over, so that progress works.

${table(["", "bytes", "first paint", "largest paint", "first cover opened", "live", "layout shift"], shown.map((row) => [row.name, both("bytes", kilo)(row), both("first", ms)(row), both("largest", ms)(row), both("opened", ms)(row), both("live", ms)(row), row.cold.shift.toFixed(3)]))}

A cover of a card that is over opens after ${kilo(results.load.find(({ name }) => name === "over").cold.before)}.

![One card](speed/load.svg)

### Many cards on one page

All count down by the second. *most*: as in an article, most of them off the screen; *all*: so small that all
are seen; *hidden*: in a background tab. \`frames\` are \`<curtain-card>\` without \`inline\`; \`observer\` is the plain script
that writes to countdowns near the screen alone, with one observer for all.

${table(["cards", "view", "", "what is seen is drawn", "longest task", "main thread", "timers", "script's heap", "wasm"], results.many.map((row) => [row.count, row.view, row.name, ms(row.mounted), ms(row.long), `${row.busy.toFixed(1)} ms/s`, `${row.wakeups.toFixed(1)} /s`, mega(row.heap), row.wasm ? mega(row.wasm) : "–"]))}

![Time to draw](speed/mount.svg)
![Cost of ticking](speed/tick.svg)
![Memory](speed/heap.svg)

### The largest card

${large.page.nodes.toLocaleString("en")} elements once everything is open: 1,000 episodes and 5,000 facts, on a processor slowed four times. A task
below 50 ms is none that a reader feels, and browsers count it as none.

${table(["", "stands after", "longest task of the page alone", "while the card is drawn", "opening a cover", "opening everything"], Object.entries(large).map(([name, row]) => [name, ms(row.stands), ...["page", "mount", "cover", "everything"].map((what) => (row[what] ? ms(row[what]) : "none"))]))}

### A million views

What the host of the cards sends: to readers who have never seen a card, and to those whose browser has everything
still. A signature that is over loads no program.

${table(["", "new readers", "requests", "readers who come back", "requests"], views(results.load, sizes))}

### The command

${table(["cards", "check", "build", "build again after one change", "memory of the build", "files"], results.command.map(({ count, check, build, again, files }) => [count, `${check.seconds.toFixed(1)} s`, `${build.seconds.toFixed(1)} s`, `${again.seconds.toFixed(1)} s`, `${build.peak.toFixed(0)} MB`, files]))}

![The command](speed/build.svg)
`;
  const [begin, end] = ["<!-- make bench writes from here -->", "<!-- to here -->"];
  const template = join(repository, "docs/speed.md");
  const old = readFileSync(template, "utf8");
  if (!old.includes(begin) || !old.includes(end)) throw new Error(`found no place for the figures in ${template}, wanted ${begin} … ${end}`);
  writeFileSync(join(docs, "speed.md"), `${old.split(begin)[0]}${begin}\n${text}\n${end}${old.split(end)[1]}`);
  return !isJudged || found.every((budget) => budget.holds);
}
