// The schedule on a card: breaks, delays, the strip of episodes, other instants, time zones, cost of the clock, screen
// reader announcements, and the time slider of the gallery.
import assert from "node:assert/strict";
import { test } from "node:test";
import { closeAll, finish, fixtures, harness, live } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const CARD = "c/86-eighty-six/";
const FRAME = "embed/86-eighty-six/";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PREMIERE = Date.UTC(2021, 3, 10, 15, 0);

/**
 * Opens a card at an instant, with a clock that the test controls.
 *
 * @param {number} instant
 * @param {Record<string, any>} options
 */
async function at(instant, { path = CARD, site = on, ...options } = {}) {
  const page = await site.open(path, {
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
const plain = async (page, part) => (await page.textContent(part)).replaceAll("\u00a0", " ").trim();

test("a break and a delay are shown, with their reasons among the changes", async () => {
  const pause = await at(Date.UTC(2021, 10, 8));
  assert.equal(await plain(pause, ".note"), "On break");
  const delay = await at(Date.UTC(2021, 11, 28));
  assert.equal(await plain(delay, ".note"), "Delayed from Jan 2022");
  await delay.click("#changes summary");
  assert.ok(await delay.getByText("The last two episodes were put off from January to March.").isVisible());
  assert.ok(await delay.getByText("Episode 22: Jan 2022 → Sat 12 Mar 2022, 24:00").isVisible());
});

test("a gated reason stays gated, and a gated run is unknown until then", async () => {
  const page = await at(Date.UTC(2021, 6, 1), { path: "c/canaries/", site: cards });
  await page.click("#changes summary");
  const closed = await page.locator("[part=card]").textContent();
  for (const gated of ["canary 50", "canary 51", "canary 52", "canary 53", "canary 54", "canary 55", "Episode 4", "Episode 6"]) {
    assert.ok(!closed.includes(gated), gated);
  }
  // A special has aired since, and its name is gated.
  assert.ok((await plain(page, "[part=countdown]")).startsWith("Special aired"));
  assert.ok((await plain(page, "figcaption")).startsWith("3 episodes"));
  await page.getByRole("button", { name: "Why it moved" }).click();
  await page.getByText("canary 52").waitFor();
  await finish(page, "anime", "3");
  await page.getByText("canary 53").waitFor();
  assert.ok((await plain(page, "[part=countdown]")).startsWith("Episode 4 in"), "the run is known now");
  assert.ok((await plain(page, "figcaption")).startsWith("3 of 6 episodes aired"));
});

test("the strip shows past, current and future episodes, and has a text alternative", async () => {
  const marks = (page, mark) => page.locator(`.strip path.${mark}`).count();
  const page = await at(Date.UTC(2021, 10, 8));
  assert.equal(await plain(page, "figcaption p >> nth=0"), "17 of 23 episodes aired, 4 breaks");
  assert.deepEqual([await marks(page, "aired"), await marks(page, "next"), await marks(page, "coming"), await marks(page, "undated")], [17, 1, 3, 2]);
  assert.deepEqual([await marks(page, "break"), await marks(page, "special")], [4, 2]);
  const shapes = await page.locator(".strip path").evaluateAll((paths) => paths.map((path) => path.getAttribute("class") + path.getAttribute("d").replace(/^M\d+ \d+/, "")));
  const kinds = new Set(shapes);
  assert.equal(new Set([...kinds].map((kind) => kind.replace(/^[a-z]+/, ""))).size, kinds.size - 1, "each kind has its own shape, except for the dashed box");
  const still = await on.open(CARD, { script: false, live: false });
  assert.equal(await still.locator(".strip path.aired, .strip path.next").count(), 0);
  assert.equal(await plain(still, "figcaption p >> nth=0"), "23 episodes, 4 breaks, 2 rescheduled");
});

test("a card shows the instant of its address, with a note that it is not now", async () => {
  const page = await on.open(`${FRAME}#at=2021-04-09T12:00Z&anime=1`);
  assert.equal(await plain(page, "[part=countdown]"), "Episode 1 in 1 d 3 h 00 min");
  assert.equal(await plain(page, ".as-at"), "Shown as of Fri 9 Apr 2021, 12:00 UTC, not now");
  assert.equal(await page.locator("[part=pause]").count(), 0);
  await page.getByText("That is a lie").waitFor();
  await finish(page, "anime", "2");
  await page.waitForFunction(() => location.hash === "#at=2021-04-09T12:00Z");
  await page.evaluate(() => { location.hash = "#at=2021-10-02T15%3A10Z"; });
  await page.getByText("Episode 12 is airing now").first().waitFor();
  await page.evaluate(() => { location.hash = "#at=2021-06-01"; });
  await page.waitForFunction(() => document.querySelector("[part=countdown]").textContent.startsWith("Episode 9 in"));
  for (const junk of ["", "now", "1", "2021", "2021-13-01", "2021-04-10T99:00Z", "%", "-1", "1e9"]) {
    await page.evaluate((junk) => { location.hash = `#at=${junk}`; }, junk);
    await page.waitForFunction(() => !document.querySelector(".as-at"));
    assert.match(await plain(page, "[part=countdown]"), /^Episode 23 aired \d+ years ago$/, junk);
  }
});

test("times are right across a change to or from summer time, in the station's and the reader's zone", async () => {
  // Berlin changes on 29 March, between episodes 3 and 4.
  const page = await at(Date.UTC(2026, 2, 27, 12), { path: "c/schedules/#outlet=delays", site: cards, zone: "America/St_Johns" });
  assert.equal(await plain(page, "[part=station-time] >> nth=0"), "Episode 4: Sat 4 Apr 2026, 20:00 CEST");
  assert.equal(await plain(page, "[part=countdown]"), "Episode 4 in 8 d 5 h 59 min");
  assert.equal(await plain(page, "[part=local-time]"), "Your time: Sat, 4 Apr 2026, 15:30 GMT-2:30 · Delays");
  await page.clock.fastForward(3 * DAY);
  assert.equal(await plain(page, "[part=countdown]"), "Episode 4 in 5 d 5 h 59 min");
  const before = await at(Date.UTC(2026, 2, 20, 12), { path: "c/schedules/#outlet=delays", site: cards, zone: "Australia/Lord_Howe" });
  assert.equal(await plain(before, "[part=station-time] >> nth=0"), "Episode 3: Sat 21 Mar 2026, 20:00 CET");
  assert.equal(await plain(before, "[part=local-time]"), "Your time: Sun, 22 Mar 2026, 06:00 GMT+11 · Delays");
});

/** Opens the card of three outlets half an hour after the episode began in New York, three hours before it does in Los Angeles. */
const everywhere = (options = {}) =>
  at(Date.UTC(2026, 5, 3, 0, 30), { path: "c/everywhere/", site: cards, zone: "America/Los_Angeles", locale: "en-US", ...options });
const rows = (page) => page.locator(".outlets li").allTextContents();

test("the headline is the next moment of the reader's own zone, with dates as the reader's region writes them", async () => {
  const page = await everywhere();
  assert.match(await plain(page, "[part=countdown]"), /^Episode 1 in 2 h 29 min$/);
  assert.equal(await plain(page, "[part=local-time]"), "Your time: Tue, Jun 2, 2026, 8:00 PM PDT · Coast Network");
  const [over, own, dub] = await rows(page);
  // The outlet's own notation of a late hour stays.
  assert.match(over, /Episode 12: Sat, May 23, 2026, 24:00 JST = Sun, May 24, 12:00 AM .*Sat, May 23, 2026, 8:00 AM PDT/);
  assert.match(own, /Episode 1: Tue, Jun 2, 2026, 8:00 PM PDT in 2.h 29.min · Tue, Jun 2, 2026, 8:00 PM PDT/);
  assert.match(dub, /Episode 1: Sun, Jun 7, 2026, 6:00 PM CEST in 4.d 15.h · Sun, Jun 7, 2026, 9:00 AM PDT/);
  const british = await everywhere({ locale: "en-GB", zone: "America/New_York" });
  assert.equal(await plain(british, "[part=countdown]"), "Episode 1 is airing now");
  assert.equal(await plain(british, "[part=local-time]"), "Your time: Tue, 2 Jun 2026, 20:00 GMT-4 · Coast Network");
  assert.match((await rows(british))[1], /Episode 1: Tue 2 Jun 2026, 20:00 EDT now · Tue, 2 Jun 2026, 20:00 GMT-4/);
  // The region counts where the clock does not, and no language but the reader's own follows it.
  const austrian = await everywhere({ path: "c/everywhere/#lang=en", locale: "de-AT", zone: "Asia/Kolkata" });
  assert.match(await plain(austrian, "[part=countdown]"), /^Episode 1 in 4 d 15 h/);
  assert.equal(await plain(austrian, "[part=local-time]"), "Your time: Sun, 7 Jun 2026, 21:30 GMT+5:30 · Sunday Dub");
});

test("a reader can pin an outlet, which counts on every surface and stays when everything closes", async () => {
  const context = await cards.context({ zone: "America/Los_Angeles", locale: "en-US" });
  const page = await everywhere({ context });
  const pin = (page, name) => page.getByRole("button", { name: new RegExp(`Follow.*${name}`) });
  const states = (page) => page.locator("[part=pin]").evaluateAll((pins) => pins.map((pin) => pin.getAttribute("aria-pressed")));
  assert.deepEqual(await states(page), ["false", "false", "false"]);
  await pin(page, "Sunday Dub").focus();
  await page.keyboard.press("Enter");
  await page.getByText("Episode 1 in 4 d 15 h").waitFor();
  assert.deepEqual(await states(page), ["false", "false", "true"]);
  assert.ok(await page.evaluate(() => document.activeElement.matches("[part=pin]")), "the focus stays");
  const stored = (page) => page.evaluate(() => localStorage.getItem("curtain:everywhere"));
  assert.equal(await stored(page), ".outlet=dub");
  assert.equal(await page.evaluate(() => location.hash), "", "a link that is shared pins nothing");
  await finish(page, "anime", "3");
  await closeAll(page);
  await page.waitForFunction(() => localStorage.getItem("curtain:everywhere") === ".outlet=dub");
  for (const path of ["c/everywhere/", "embed/everywhere/#size=compact", "embed/everywhere/#size=signature"]) {
    const surface = await everywhere({ context, path });
    assert.match(await plain(surface, "[part=countdown]"), /^Episode 1 in 4 d 15 h/, path);
  }
  // A link to an outlet counts before it, until the reader pins another.
  const linked = await everywhere({ context, path: "c/everywhere/#outlet=coast&theme=dark" });
  assert.match(await plain(linked, "[part=countdown]"), /^Episode 1 in 2 h/);
  await pin(linked, "Coast Network").click();
  await linked.waitForFunction(() => location.hash === "#theme=dark");
  assert.equal(await stored(linked), null);
  // One that is over hides nothing that goes on.
  await pin(linked, "Harbour Nine").click();
  await linked.waitForFunction(() => localStorage.getItem("curtain:everywhere") === ".outlet=harbour-nine");
  assert.match(await plain(linked, "[part=countdown]"), /^Episode 1 in 2 h/);
  // The static card cannot pin.
  const still = await cards.open("c/everywhere/", { script: false, live: false });
  assert.equal(await still.locator("[part=pin]").first().isVisible(), false);
});

test("a release at midnight everywhere is at midnight of the reader's own clock", async () => {
  const local = async (zone) => plain(await at(Date.UTC(2026, 11, 3, 10, 30), { path: "c/everybodys-clock/", site: cards, zone }), "[part=countdown]");
  assert.match(await local("Pacific/Auckland"), /^The game in 29 min/);
  assert.match(await local("Europe/Berlin"), /^The game in 12 h 29 min/);
});

test("a full day counts in days of the outlet, and its texts change at its midnight", async () => {
  const page = await at(Date.UTC(2026, 11, 16, 22, 59), { path: "c/released/#outlet=cinemas", site: cards });
  assert.equal(await plain(page, "[part=countdown]"), "The film in 2 days");
  assert.equal(await plain(page, "[part=local-time]"), "Fri 18 Dec 2026 · Cinemas");
  assert.equal(await page.getAttribute("[part=local-time] time", "datetime"), "2026-12-18");
  await page.clock.runFor(MINUTE);
  assert.equal(await plain(page, "[part=countdown]"), "The film: tomorrow");
  await page.clock.fastForward(DAY);
  assert.equal(await plain(page, "[part=countdown]"), "The film: today");
});

/** Starts to count timers and changes of the page. */
const count = (page) => page.evaluate(() => {
  window.timers = window.writes = 0;
  const set = /** @type {any} */ (window.setTimeout);
  /** @type {any} */ (window).setTimeout = (...all) => { window.timers++; return set(...all); };
  new MutationObserver(() => { window.writes++; })
    .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
});
const counted = (page) => page.evaluate(() => [window.timers, window.writes]);

test("a visible card sets one timer and writes once per new text, and does neither when it is paused", async () => {
  const far = await at(PREMIERE - DAY);
  await count(far);
  await far.clock.runFor(MINUTE);
  assert.deepEqual(await counted(far), [1, 1]);
  const near = await at(PREMIERE - 10 * MINUTE - 30_000);
  await count(near);
  await near.clock.runFor(MINUTE);
  assert.deepEqual(await counted(near), [60, 60]);
  await near.click("[part=pause]");
  await count(near);
  await near.clock.runFor(MINUTE);
  assert.deepEqual(await counted(near), [0, 0]);
  const ended = await at(Date.UTC(2026, 2, 20));
  await count(ended);
  await ended.clock.runFor(MINUTE);
  assert.deepEqual(await counted(ended), [0, 0]);
});

test("a card off the screen does no work, and is up to date when it returns to the screen", async () => {
  const page = await at(PREMIERE - 30 * MINUTE);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => new Promise((seen) => new IntersectionObserver((list, observer) => { observer.disconnect(); seen(); }).observe(document.querySelector(".airing"))));
  await count(page);
  const before = await plain(page, "[part=countdown]");
  await page.clock.runFor(2 * MINUTE);
  assert.deepEqual(await counted(page), [0, 0]);
  assert.equal(await plain(page, "[part=countdown]"), before);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction((before) => document.querySelector("[part=countdown]").textContent.replaceAll("\u00a0", " ") !== before, before, { polling: 50 }).catch(() => {});
  assert.match(await plain(page, "[part=countdown]"), /^Episode 1 in 27 min/);
});

test("paused countdowns are stored for all cards", async () => {
  const context = await on.context();
  const page = await at(PREMIERE - DAY, { context });
  await page.click("[part=pause]");
  const other = await at(PREMIERE - DAY, { context, path: "c/vivy/", prepare: (page) => page.clock.setFixedTime(Date.UTC(2021, 3, 2)) });
  assert.equal(await other.textContent("[part=pause]"), "Resume");
  await other.click("[part=pause]");
  const again = await at(PREMIERE - DAY, { context });
  assert.equal(await again.textContent("[part=pause]"), "Pause");
});

test("screen readers get few announcements, and none at first", async () => {
  const page = await at(PREMIERE - HOUR - 2 * MINUTE);
  await page.evaluate(() => {
    window.announced = [];
    new MutationObserver(() => window.announced.push(document.querySelector(".airing [role=status]").textContent))
      .observe(document.querySelector(".airing [role=status]"), { childList: true, characterData: true, subtree: true });
  });
  assert.equal(await page.textContent(".airing [role=status]"), "");
  await page.clock.runFor(HOUR + 5 * MINUTE);
  assert.deepEqual(await page.evaluate(() => window.announced), [
    "Episode 1 in less than an hour", "Episode 1 in less than ten minutes", "Episode 1 in less than a minute", "Episode 1 is airing now",
  ]);
});

test("the time slider shows a card at the moments of its run, and loads no card before its first use", async () => {
  const page = await on.open("index.html", { live: false });
  const slider = page.getByRole("slider", { name: "Date and time" });
  await slider.waitFor();
  // The moment is shown before a card loads.
  assert.match(await page.textContent(".time-slider output"), /^20\d\d-\d\d-\d\d, \d\d:\d\d UTC$/);
  assert.match(await page.getAttribute(".time-slider a", "href"), /#at=20/);
  assert.deepEqual(page.requests.filter((url) => url.includes("/embed/")), []);
  await slider.press("ArrowRight");
  const frame = page.frameLocator(".time-slider iframe");
  await live(frame);
  await frame.getByText("Shown as of ").waitFor();
  const requestCount = page.requests.length;
  const entries = await page.evaluate(() => history.length);
  await slider.press("End");
  await frame.getByText(/^Episode 23 aired/).waitFor();
  assert.equal(page.requests.length, requestCount, "the card changes without requests");
  assert.equal(await page.evaluate(() => history.length), entries, "no history entries");
  assert.equal(await slider.getAttribute("aria-valuetext"), await page.textContent(".time-slider output"));
  await page.selectOption(".time-slider select", "vivy");
  await frame.getByText(/^Episode 1 in/).first().waitFor();
  assert.match(await page.getAttribute(".time-slider a", "href"), /^c\/vivy\/#at=2021-0\d-\d\dT\d\d:\d\dZ$/);
  const still = await on.open("index.html", { script: false, live: false });
  assert.equal(await still.locator(".time-slider").isVisible(), false);
});
