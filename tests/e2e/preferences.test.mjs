// Preferences of readers: visibility of facts beyond their progress, and reveal modes (stays, one minute, while held).
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, card, everything, oracle, showsExactly } from "./oracle.mjs";
import { closeAll, finish, harness, holdProgram, live, rendered } from "./support.mjs";
import { CARD, FRAME, ID, stored, coverButton, coveredText } from "./cover86.mjs";

const on = harness();
const titleOf = (number) => {
  const { name } = card(ID).episodes.find((episode) => episode.number === number);
  return name.text ?? name;
};

/** Chooses an option of a preference. */
async function choose(page, answer) {
  if (!await page.locator("#preferences[open]").count()) await page.click("#preferences summary");
  await page.check(`#${answer}`);
  await rendered(page);
}

/** Asserts that no hidden text is anywhere in the page. */
const closed = async (page) => absent(oracle(ID).hidden, await everything(page), "the card");
const shown = (page) => page.getByText(coveredText).waitFor();
const hidden = (page) => page.getByText(coveredText).waitFor({ state: "detached" });

test("the visibility \"next\" shows the title of the next episode, and no other", async () => {
  const page = await on.open(`${FRAME}#anime=4`);
  await choose(page, "beyond-next");
  await page.locator(".episodes").getByText(titleOf(5)).waitFor();
  assert.equal(await stored(page), ".beyond=next");
  const hidden = oracle(ID, { anime: 4 }).hidden.filter((text) => text !== titleOf(5));
  const native = card(ID).episodes.find(({ number }) => number === 5).native;
  absent(hidden.filter((text) => text !== (native?.text ?? native)), await everything(page), "the card");
  await finish(page, "anime", "5");
  await page.locator(".episodes").getByText(titleOf(6)).waitFor();
  await page.reload();
  await live(page);
  await page.locator(".episodes").getByText(titleOf(6)).waitFor();
  // "Hide all and reset progress" hides that title too.
  await closeAll(page);
  await page.locator("#progress-anime[aria-valuenow=\"0\"]").waitFor();
  await showsExactly(page, ID, {});
  assert.equal(await page.isChecked("#beyond-covers"), true);
});

test("the visibility \"nothing\" removes covers and closes opened facts", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await shown(page);
  await choose(page, "beyond-nothing");
  await closed(page);
  assert.equal(await page.locator("[part=reveal]").count(), 0);
  await page.reload();
  await live(page);
  assert.equal(await page.locator("[part=reveal]").count(), 0);
  await finish(page, "anime", "5");
  await closeAll(page);
  await page.locator("#progress-anime[aria-valuenow=\"0\"]").waitFor();
  assert.equal(await page.locator("[part=reveal]").count(), 0, "closing everything opens nothing");
  await choose(page, "beyond-covers");
  await coverButton(page).waitFor();
});

test("the preferences for one series do not apply to another", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await choose(page, "beyond-nothing");
  const other = await on.open("c/vivy/", { context });
  assert.notEqual(await other.locator("[part=reveal]").count(), 0);
  assert.equal(await other.locator("#beyond-covers").isChecked(), true);
});

test("other tabs of the card show the chosen preferences", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  const other = await on.open(CARD, { context });
  // The other tab chose another mode before.
  await choose(other, "opening-held");
  await page.waitForSelector("#opening-held:checked", { state: "attached" });
  await choose(page, "opening-minute");
  await other.waitForSelector("#opening-minute:checked");
});

test("a choice on the static card applies to the live card", async () => {
  const program = holdProgram();
  const page = await on.open(CARD, { prepare: program.prepare, live: false });
  await page.click("#preferences summary");
  await page.check("#beyond-nothing");
  program.release();
  await live(page);
  await page.waitForFunction(() => !document.querySelector("[part=reveal]"));
  assert.equal(await page.locator("#beyond-nothing").isChecked(), true);
  assert.equal(await stored(page), ".beyond=nothing");
});

test("covers that open for a minute close after it, each at its own time", async () => {
  const page = await on.open(CARD, { prepare: (page) => page.clock.install({ time: Date.UTC(2022, 5, 1) }) });
  await choose(page, "opening-minute");
  const covers = page.locator("[part=reveal]");
  const expanded = () => page.locator("[part=reveal][aria-expanded=true]").count();
  const is = (count) => page.waitForFunction((count) => document.querySelectorAll("[part=reveal][aria-expanded=true]").length === count, count);
  await coverButton(page).click();
  await shown(page);
  assert.equal(await stored(page), ".opening=minute", "the opened fact is not stored");
  await page.clock.runFor(30_000);
  await covers.first().click();
  await is(2);
  // Closing and opening again starts a new minute.
  await coverButton(page).click();
  await is(1);
  await coverButton(page).click();
  await is(2);
  await page.clock.runFor(59_000);
  assert.equal(await expanded(), 2);
  await page.clock.runFor(2_000);
  await is(0);
  await closed(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches("[part=reveal]")), "the focus stays on the cover");
});

test("facts that are open for a minute are closed after a reload", async () => {
  const page = await on.open(CARD);
  await choose(page, "opening-minute");
  await coverButton(page).click();
  await shown(page);
  await page.reload();
  await live(page);
  await closed(page);
});

/** Opens the card with a stopped clock, in the reveal mode "held". */
async function holding(options) {
  const page = await on.open(CARD, { ...options, prepare: (page) => page.clock.install({ time: Date.UTC(2022, 5, 1) }) });
  await choose(page, "opening-held");
  await page.getByRole("button", { name: /press and hold to see/ }).first().waitFor();
  await page.clock.pauseAt(Date.UTC(2022, 5, 2));
  return page;
}

test("a cover that the pointer holds is open until the pointer is released, inside or outside of it", async () => {
  const page = await holding();
  const cover = coverButton(page);
  await cover.hover();
  for (const elsewhere of [false, true]) {
    await page.mouse.down();
    await page.clock.runFor(200);
    await closed(page);
    await page.clock.runFor(100);
    await shown(page);
    if (elsewhere) await page.mouse.move(5, 5);
    await page.mouse.up();
    await hidden(page);
    await closed(page);
  }
  assert.equal(await stored(page), ".opening=held");
});

test("a click does not open a cover in the mode \"held\"", async () => {
  const page = await holding();
  await coverButton(page).click();
  await coverButton(page).dblclick();
  await page.mouse.down({ button: "right" });
  await page.clock.runFor(1_000);
  await page.mouse.up({ button: "right" });
  await closed(page);
});

for (const key of ["Enter", "Space"]) {
  test(`a cover that ${key} holds is open until the key is released`, async () => {
    const page = await holding();
    await coverButton(page).focus();
    for (let time = 0; time < 2; time += 1) {
      await page.keyboard.down(key);
      await page.clock.runFor(200);
      await page.keyboard.down(key);
      await page.clock.runFor(100);
      await shown(page);
      await page.keyboard.up(key);
      await hidden(page);
    }
    // A short press does not open it.
    await page.keyboard.press(key);
    await page.clock.runFor(1_000);
    await closed(page);
  });
}

test("a held cover closes when the window loses focus, and does not open while a finger scrolls", async () => {
  const page = await holding({ hasTouch: true });
  const cover = coverButton(page);
  await cover.hover();
  await page.mouse.down();
  await page.clock.runFor(300);
  await shown(page);
  await page.evaluate(() => dispatchEvent(new Event("blur")));
  await hidden(page);
  await page.mouse.up();

  const { x, y } = await cover.boundingBox();
  const touch = await page.context().newCDPSession(page);
  const send = (type, dy) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x: x + 40, y: y + 40 + dy }] });
  await send("touchStart", 0);
  for (let dy = -10; dy >= -120; dy -= 10) await send("touchMove", dy);
  await page.clock.runFor(1_000);
  await closed(page);
  await send("touchEnd");
  assert.notEqual(await page.evaluate(() => scrollY), 0, "it scrolled");
});

test("a new reveal mode closes facts that were open for a while, and a click closes facts that stay open", async () => {
  const page = await on.open(CARD);
  await choose(page, "opening-minute");
  await coverButton(page).click();
  await shown(page);
  await choose(page, "opening-held");
  await hidden(page);
  await choose(page, "opening-stays");
  await coverButton(page).click();
  await shown(page);
  await choose(page, "opening-held");
  await coverButton(page).click();
  await hidden(page);
  assert.equal(await stored(page), ".opening=held");
});

test("a fact that is open for a while survives progress in another tab, but not \"close everything\" there", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await choose(page, "opening-minute");
  // This cover is safe after episode 2.
  const cover = page.getByRole("button", { name: "More about the Empire of Giad" });
  await cover.click();
  await page.locator("[part=reveal][aria-expanded=true]").waitFor();
  const other = await on.open(CARD, { context });
  await finish(other, "anime", "1");
  await page.waitForFunction(() => document.querySelector("#progress-anime").value === "1");
  assert.equal(await cover.getAttribute("aria-expanded"), "true");
  await closeAll(other);
  await page.locator("[part=reveal][aria-expanded=true]").waitFor({ state: "detached" });
  await closed(page);
});

test("a hidden page closes facts that are open for a while", async () => {
  const page = await on.open(CARD);
  await choose(page, "opening-minute");
  await coverButton(page).click();
  await shown(page);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await hidden(page);
  await closed(page);
});

test("the last of several choices on the static card applies", async () => {
  const program = holdProgram();
  const page = await on.open(CARD, { prepare: program.prepare, live: false });
  await page.click("#preferences summary");
  for (const answer of ["beyond-nothing", "beyond-covers", "beyond-nothing"]) await page.check(`#${answer}`);
  program.release();
  await live(page);
  await page.waitForFunction(() => !document.querySelector("[part=reveal]"));
  assert.equal(await stored(page), ".beyond=nothing");
});

test("two inline cards of one series share actions and preferences", async () => {
  const page = await on.open("index.html", { live: false, bypassCSP: true });
  await page.evaluate(async (id) => {
    await import("./curtain.js");
    document.body.innerHTML = `<curtain-card card="${id}" inline style="position: fixed"></curtain-card>`.repeat(2);
  }, ID);
  await page.waitForFunction(() => [...document.querySelectorAll("curtain-card")].every((card) => card.shadowRoot.querySelector(".story")));
  const [first, second] = [page.locator("curtain-card").first(), page.locator("curtain-card").last()];
  await second.locator("[part=reveal]").first().evaluate((cover) => cover.click());
  await first.locator("[part=reveal][aria-expanded=true]").first().waitFor({ state: "attached" });
  await first.locator("#beyond-nothing").evaluate((answer) => answer.click());
  await second.locator("[part=reveal]").first().waitFor({ state: "detached" });
  assert.equal(await second.locator("#beyond-nothing").evaluate((answer) => answer.checked), true);
  await first.locator("[part=close-all]").evaluate((button) => button.click());
  await page.waitForFunction((id) => localStorage.getItem(`curtain:${id}`) === ".beyond=nothing", ID);
});
