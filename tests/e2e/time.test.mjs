// The clock of a card: countdown, local and station times, timers, hidden pages, sleep and pause.
import assert from "node:assert/strict";
import { test } from "node:test";
import { airings, ids } from "./oracle.mjs";
import { fixtures, live, harness } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const CARD = "c/86-eighty-six/";
const PREMIERE = Date.UTC(2021, 3, 10, 15, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Opens the card at an instant, with a clock that the test controls. */
async function at(instant, options = {}) {
  const page = await (options.on ?? on).open(options.path ?? CARD, {
    ...options,
    live: false,
    prepare: async (page) => {
      await page.clock.install({ time: instant });
      await options.prepare?.(page);
    },
  });
  await live(page);
  await page.clock.pauseAt(Math.max(instant + 5_000, await page.evaluate(() => Date.now() + 50)));
  return page;
}
const countdown = async (page) => (await page.textContent("[part=countdown]")).replaceAll("\u00a0", " ");
const now = (page) => page.evaluate(() => Date.now());

/** @type {[string, number, string | RegExp][]} */
const table = [
  ["before the premiere", PREMIERE - 3 * DAY - 2 * HOUR - 30_000, "Episode 1 in 3 d 2 h 00 min"],
  ["within the last hour", PREMIERE - 10 * MINUTE, /^Episode 1 in 9 min 5\d s$/],
  ["while an episode is on", PREMIERE + 10 * MINUTE, "Episode 1 is airing now"],
  ["between two", PREMIERE + DAY, /^Episode 2 in 5 d 2\d h \d\d min$/],
  ["in the gap between the parts", Date.UTC(2021, 7, 1), /^Episode 12 in 62 d 1\d h \d\d min$/],
  ["in the long break before the end", Date.UTC(2022, 0, 10), /^Episode 22 in 61 d 14 h \d\d min$/],
  ["days after the end", Date.UTC(2022, 2, 22, 15, 0), "Episode 23 aired 3 days ago"],
  ["years after the end", Date.UTC(2026, 2, 20), "Episode 23 aired 4 years ago"],
];
for (const [when, instant, expected] of table) {
  test(`shows the state of the run ${when}`, async () => {
    const page = await at(instant);
    const text = await countdown(page);
    if (typeof expected === "string") assert.equal(text, expected);
    else assert.match(text, expected);
  });
}

for (const [zone, local] of [
  ["Asia/Kolkata", "Your time: Sat, 10 Apr 2021, 20:30"],
  ["America/St_Johns", "Your time: Sat, 10 Apr 2021, 12:30"],
  ["Australia/Lord_Howe", "Your time: Sun, 11 Apr 2021, 01:30"],
]) {
  test(`shows the time in the reader's zone ${zone} and in the station's`, async () => {
    const page = await at(PREMIERE - DAY, { zone });
    assert.ok((await page.textContent("[part=local-time]")).startsWith(local), await page.textContent("[part=local-time]"));
    assert.equal(await page.textContent("[part=station-time] >> nth=0"), "Episode 1: Sat 10 Apr 2021, 24:00 JST = Sun 11 Apr, 00:00");
    assert.equal(await page.getAttribute("time", "datetime"), "2021-04-10T15:00:00Z");
  });
}

// The whole run of a card, compared with the oracle: a minute before each airing, at its start, in its last second, and
// after it.
for (const id of ids) {
  test(`shows every airing of ${id} at its time`, async () => {
    const { list, length, outlet, specials } = airings(id, 9);
    // The other outlets show the same episodes at other times.
    const page = await at(list[0].at - HOUR, { path: `c/${id}/#outlet=${outlet}` });
    const moments = list.flatMap(({ episode, at }, index) => {
      const next = list[index + 1];
      const hasSpecial = next && specials.some((special) => special > at && special < next.at);
      const pause = next && next.at - at > length + MINUTE && !hasSpecial;
      return [
        [at - MINUTE, index > 0 && at - MINUTE < list[index - 1].at + length ? null : `Episode ${episode} in 1 min 00 s`],
        [at - 1, index > 0 && at - 1 < list[index - 1].at + length ? null : `Episode ${episode} in 0 min 01 s`],
        [at, `Episode ${episode} is airing now`],
        [at + length - 1000, `Episode ${episode} is airing now`],
        pause && [at + length, left(next, next.at - at - length)],
        !next && [at + length, `Episode ${episode} aired ${length / MINUTE} minutes ago`],
      ].filter((moment) => moment && moment[1]);
    });
    assert.ok(moments.length >= 4 * list.length - 4);
    for (const [instant, text] of moments) {
      await page.clock.pauseAt(instant);
      assert.equal(await countdown(page), text, new Date(instant).toISOString());
      const all = await page.textContent(".airing");
      assert.ok(!/NaN|undefined|null|Invalid| -\d/.test(all), all);
    }
  });
}
const left = ({ episode }, time) => {
  const [days, hours, minutes] = [Math.floor(time / DAY), Math.floor(time / HOUR) % 24, Math.floor(time / MINUTE) % 60];
  return `Episode ${episode} in ${days ? `${days} d ` : ""}${hours} h ${String(minutes).padStart(2, "0")} min`;
};

test("the local time is that of the episode in the countdown", async () => {
  const page = await at(PREMIERE - MINUTE);
  const local = () => page.textContent("[part=local-time]");
  assert.match(await local(), /10 Apr 2021, 20:30/);
  await page.clock.pauseAt(PREMIERE + DAY);
  assert.match(await local(), /17 Apr 2021, 20:30/);
  assert.equal(await page.getAttribute("time", "datetime"), "2021-04-17T15:00:00Z");
  assert.match(await page.textContent("[part=station-time] >> nth=0"), /^Episode 2: Sat 17 Apr 2021, 24:00 JST/);
});

test("counts down to an airing, and then to the next one", async () => {
  const page = await at(PREMIERE - 2 * MINUTE, { path: `${CARD}#outlet=tokyo-mx` });
  const left = Math.floor((PREMIERE - await now(page)) / 1000);
  for (let second = 0; second < left; second += 20) {
    const seconds = Math.ceil((PREMIERE - await now(page)) / 1000);
    const text = `Episode 1 in ${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
    assert.equal(await countdown(page), text);
    await page.clock.runFor(20_000);
  }
  await page.clock.runFor(20_000);
  assert.equal(await countdown(page), "Episode 1 is airing now");
  await page.clock.runFor(31 * MINUTE);
  assert.match(await countdown(page), /^Episode 2 in 6 d 23 h/);
});

test("writes to the page only when the text changes", async () => {
  const page = await at(PREMIERE - DAY);
  await page.evaluate(() => {
    window.writes = [];
    new MutationObserver((list) => { window.writes.push(list); })
      .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.clock.runFor(10 * MINUTE);
  assert.equal(await page.evaluate(() => window.writes.length), 10);
  const places = await page.evaluate(() => [...new Set(window.writes.flat().map(({ target }) =>
    target.closest("[part]")?.part.value ?? "new"))]);
  assert.deepEqual(places.filter((part) => part !== "new").sort(), ["countdown", "outlet-time"]);
});

test("sets no timer and writes nothing after the last change of the run", async () => {
  const page = await at(Date.UTC(2026, 2, 20));
  await page.evaluate(() => {
    window.work = 0;
    const set = /** @type {any} */ (window.setTimeout);
    /** @type {any} */ (window).setTimeout = (...args) => { window.work++; return set(...args); };
    new MutationObserver((list) => { window.work += list.length; })
      .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await page.clock.runFor(2 * DAY);
  assert.equal(await page.evaluate(() => window.work), 0);
});

test("updates the time since the end when a page is shown again", async () => {
  const page = await at(Date.UTC(2022, 2, 19, 15, 30), { prepare: hideable });
  assert.equal(await countdown(page), "Episode 23 aired 1 hour ago");
  await hide(page, true);
  await page.clock.fastForward(3 * DAY);
  await hide(page, false);
  assert.equal(await countdown(page), "Episode 23 aired 3 days ago");
});

test("no timer is longer than an hour", async () => {
  const prepare = (page) => page.addInitScript(() => {
    window.sleeps = [];
    const set = /** @type {any} */ (window.setTimeout);
    /** @type {any} */ (window).setTimeout = (call, time, ...args) => { window.sleeps.push(time ?? 0); return set(call, time, ...args); };
  });
  const sleeps = (page) => page.evaluate(() => window.sleeps);
  const page = await at(PREMIERE - 3 * DAY, { prepare });
  await page.clock.runFor(HOUR);
  const ticks = (await sleeps(page)).length;
  assert.ok(ticks >= 60 && ticks < 130, `${ticks}`);
  assert.ok(Math.max(...await sleeps(page)) <= HOUR);
  // A wait of months is split into timers of an hour.
  const film = await at(Date.UTC(2016, 0, 2), { prepare, path: "c/film-of-a-year/", on: cards });
  assert.equal(Math.max(...await sleeps(film)), HOUR);
});

test("is up to date at once after days of sleep", async () => {
  const page = await at(PREMIERE - 10 * DAY);
  await page.clock.fastForward(3 * DAY);
  assert.match(await countdown(page), /^Episode 1 in 6 d 23 h 59 min$/);
});

const hideable = (page) => page.addInitScript(() => {
  window.isHidden = false;
  Object.defineProperty(document, "hidden", { get: () => window.isHidden });
});
const hide = (page, hidden) => page.evaluate((hidden) => {
  window.isHidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}, hidden);

test("a hidden page does not tick, and is up to date when it is shown", async () => {
  const page = await at(PREMIERE - DAY, { prepare: hideable });
  const before = await countdown(page);
  await hide(page, true);
  await page.clock.runFor(10 * MINUTE);
  assert.equal(await countdown(page), before);
  await hide(page, false);
  const shown = await countdown(page);
  assert.notEqual(shown, before);
  await page.clock.runFor(MINUTE);
  assert.notEqual(await countdown(page), shown, "it ticks again");
});

test("a reader can pause and resume the countdown", async () => {
  const page = await at(PREMIERE - DAY);
  await page.click("[part=pause]");
  assert.equal(await page.textContent("[part=pause]"), "Resume");
  const before = await countdown(page);
  await page.clock.runFor(10 * MINUTE);
  assert.equal(await countdown(page), before);
  // A change of visibility does not resume it.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  assert.equal(await countdown(page), before);
  await page.click("[part=pause]");
  const resumed = await countdown(page);
  assert.notEqual(resumed, before);
  assert.equal(await page.textContent("[part=pause]"), "Pause");
  await page.clock.runFor(MINUTE);
  assert.notEqual(await countdown(page), resumed);
});

test("there is no pause button after the end of the run", async () => {
  assert.equal(await (await at(Date.UTC(2026, 2, 20))).locator("[part=pause]").count(), 0);
});
