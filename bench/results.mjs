// A look at the results of the benchmarks: what was not measured, and what cannot be.

/** The measures of a load with an empty cache, by the part of the pages that have them. */
const LOOKED = ["bytes", "requests", "first", "largest"];
const CLICKED = ["opened", "before"];

/**
 * Lists the measures that have no value or an odd one, by their places in the results. The largest card has at least so
 * many `nodes`.
 */
export function findMissing({ load, many, large, command }, nodes) {
  const missing = [];
  const want = (what, value, least, most = Infinity) => {
    if (!(value >= least && value <= most)) missing.push(`${what} (${value})`);
  };
  for (const { name, cold } of load) {
    for (const measure of name === "over" ? [] : LOOKED) want(`${name}.${measure}`, cold[measure], 1);
    for (const measure of name === "limit" ? [] : CLICKED) want(`${name}.${measure}`, cold[measure], 1);
    if (["frame", "page"].includes(name)) want(`${name}.live`, cold.live, cold.first);
    if (name !== "over") want(`${name}.shift`, cold.shift, 0, 1);
  }
  for (const { name, view, count, mounted, long, busy, wakeups, heap } of many) {
    const place = `${count} ${name}, ${view}`;
    want(`${place}: mounted`, mounted, 1);
    want(`${place}: long`, long, 0);
    want(`${place}: busy`, busy, 0.001, 1_100);
    want(`${place}: wakeups`, wakeups, 0);
    want(`${place}: heap`, heap, 100_000);
    // A countdown by the second wakes once a second, unless nobody sees it. Timers of frames are not counted.
    if (view !== "hidden" && name !== "frames") want(`${place}: wakeups while it counts down`, wakeups, 0.5);
  }
  for (const [name, row] of Object.entries(large)) {
    want(`the largest ${name}: stands`, row.stands, 1);
    want(`the largest ${name}: nodes`, row.nodes, nodes);
    for (const task of ["page", "mount", "cover", "everything"]) want(`the largest ${name}: ${task}`, row[task], 0);
  }
  for (const { count, check, build, again, files } of command) {
    for (const [name, { seconds, peak }] of Object.entries({ check, build, again })) {
      want(`${name} of ${count}: seconds`, seconds, 0.001);
      want(`${name} of ${count}: peak`, peak, 1);
    }
    want(`files of ${count}`, files, 10 * count);
  }
  return missing;
}
