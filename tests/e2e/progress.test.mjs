// The progress form: nothing opens by accident, each change is told and can be undone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, everything, oracle, showsExactly } from "./oracle.mjs";
import { closeAll, finish, harness, openAll, rendered } from "./support.mjs";
import { CARD, ID, stored } from "./cover86.mjs";

const on = harness();
const NUMBER = "#progress-anime";

const open = (options = {}) => on.open(CARD, options);
/** Opens the card with the clock in the test's hand: no animation frame comes by itself. */
const openPaused = async () => {
  const page = await on.open(CARD, { prepare: (page) => page.clock.install() });
  await page.clock.pauseAt(Date.now() + 3_600_000);
  return page;
};
const counted = (page, at) => page.locator(`${NUMBER}[aria-valuenow="${at}"]`).waitFor();
const nothingCounts = async (page) => {
  // The program draws before the task of an event ends.
  await page.evaluate(() => new Promise((done) => { queueMicrotask(() => { done(undefined); }); }));
  assert.equal(await page.getAttribute(NUMBER, "aria-valuenow"), "0");
  absent(oracle(ID).hidden, await everything(page), "the page of a reader of nothing");
};
const said = (page) => page.textContent(".changed [role=status]");

for (const [how, end] of /** @type {[string, (page: any) => Promise<unknown>][]} */ ([
  ["the Enter key", (page) => page.keyboard.press("Enter")],
  ["the next field", (page) => page.keyboard.press("Tab")],
  ["a pause", (page) => page.clock.runFor(1_500)],
])) {
  test(`the digits of 12 count as one number with ${how}`, async () => {
    const page = await openPaused();
    await page.focus(NUMBER);
    await page.keyboard.type("1");
    await page.clock.runFor(600);
    await nothingCounts(page);
    await page.keyboard.type("2");
    await page.clock.runFor(600);
    await nothingCounts(page);
    await end(page);
    await counted(page, 12);
    await page.clock.resume();
    await showsExactly(page, ID, { anime: 12 });
  });
}

test("the field is selected with the focus, so that a new number replaces the old one", async () => {
  const page = await open();
  await finish(page, "anime", 1);
  await counted(page, 1);
  await page.focus("[part=open-all]");
  await page.focus(NUMBER);
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await counted(page, 3);
});

test("the mouse wheel scrolls the page and changes no number", async () => {
  const page = await open();
  await page.locator(NUMBER).scrollIntoViewIfNeeded();
  await page.focus(NUMBER);
  await page.hover(NUMBER);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 40);
  await page.waitForFunction((before) => scrollY > before, before);
  await nothingCounts(page);
});

test("arrow keys and buttons count one at a time, between the first and the last episode", async () => {
  const page = await open();
  await page.press(NUMBER, "ArrowDown");
  await nothingCounts(page);
  await page.press(NUMBER, "ArrowUp");
  await counted(page, 1);
  await page.getByRole("button", { name: "One more: Anime" }).click();
  await counted(page, 2);
  await page.getByRole("button", { name: "One less: Anime" }).click();
  await counted(page, 1);
  await finish(page, "anime", 23);
  await counted(page, 23);
  await page.getByRole("button", { name: "One more: Anime" }).evaluate((button) => button.click());
  await page.press(NUMBER, "ArrowUp");
  await rendered(page);
  assert.equal(await page.getAttribute(NUMBER, "aria-valuenow"), "23");
});

for (const typed of ["24", "99", "x", "1e", "-1", "1.5"]) {
  test(`"${typed}" is refused in words, and the number before still counts`, async () => {
    const page = await open();
    await finish(page, "anime", 5);
    await counted(page, 5);
    await finish(page, "anime", typed);
    await page.locator(`${NUMBER}[aria-invalid=true]`).waitFor();
    const error = page.locator(`#${await page.getAttribute(NUMBER, "aria-describedby")}`);
    assert.equal(await error.textContent(), "Enter a number from 0 to 23.");
    assert.equal(await error.isVisible(), true);
    assert.equal(await page.inputValue(NUMBER), typed);
    await showsExactly(page, ID, { anime: 5 });
    await page.fill(NUMBER, "6");
    assert.equal(await page.getAttribute(NUMBER, "aria-invalid"), null, "a new text is not refused yet");
    await page.press(NUMBER, "Enter");
    await counted(page, 6);
  });
}

test("an emptied field counts as nothing typed", async () => {
  const page = await openPaused();
  await finish(page, "anime", 5);
  await page.fill(NUMBER, "");
  await page.clock.runFor(1_500);
  await page.press(NUMBER, "Tab");
  assert.equal(await page.inputValue(NUMBER), "5");
  await page.clock.resume();
  await showsExactly(page, ID, { anime: 5 });
});

for (const [script, five] of [["full width", "５"], ["Arabic", "٥"], ["Persian", "۵"]]) {
  test(`digits count in ${script}`, async () => {
    const page = await open();
    await finish(page, "anime", five);
    await counted(page, 5);
    assert.equal(await page.inputValue(NUMBER), "5");
  });
}

test("the field stays under the finger when facts open above it", async () => {
  for (const width of [390, 1280]) {
    const page = await open({ width, height: 844 });
    await page.locator(NUMBER).evaluate((field) => field.scrollIntoView({ block: "center" }));
    const top = () => page.locator(NUMBER).evaluate((field) => field.getBoundingClientRect().top);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const [before, small] = [await top(), await height()];
    await finish(page, "anime", 23);
    await counted(page, 23);
    await rendered(page);
    assert.ok(await height() !== small, "facts have opened");
    assert.ok(Math.abs(await top() - before) <= 1, `${before}, then ${await top()}`);
    await page.close();
  }
});

test("a change is told, and undone with its button", async () => {
  const page = await open();
  await finish(page, "anime", 12);
  await page.getByText("Everything up to episode 12 is shown.").waitFor();
  await finish(page, "anime", 23);
  await page.getByText("Everything up to episode 23 is shown.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await counted(page, 12);
  assert.equal(await said(page), "Undone.");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Undone.", "the focus stays in the form");
  await showsExactly(page, ID, { anime: 12 });
  assert.equal(await stored(page), "anime=12");
  assert.equal(await page.getByRole("button", { name: "Undo" }).count(), 0);
});

test("showing and hiding everything is undone, with the progress that hiding forgets", async () => {
  const page = await open();
  await finish(page, "anime", 1);
  await page.locator("[part=reveal]").first().click();
  const before = await stored(page);
  await openAll(page);
  assert.equal(await said(page), "All spoilers are shown.");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("[part=reveal]").first().waitFor();
  assert.equal(await stored(page), before);
  await page.click("[part=close-all]");
  await page.getByRole("button", { name: "Hide all and forget your progress?" }).waitFor();
  assert.equal(await stored(page), before, "it asks first");
  await page.click("[part=close-all]");
  await page.getByText("All spoilers are hidden.").waitFor();
  assert.equal(await stored(page), null);
  await page.getByRole("button", { name: "Undo" }).click();
  await counted(page, 1);
  assert.equal(await stored(page), before);
});

test("hiding everything asks nothing where no progress is lost", async () => {
  const page = await open();
  await page.locator("[part=reveal]").first().click();
  await page.locator("[part=reveal][aria-expanded=true]").waitFor();
  await page.getByRole("button", { name: "Hide all spoilers" }).click();
  await page.getByText("All spoilers are hidden.").waitFor();
  assert.equal(await stored(page), null);
});

test("another change takes the button away", async () => {
  const page = await open();
  await finish(page, "anime", 1);
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await page.locator("[part=reveal]").last().click();
  await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  await closeAll(page);
  assert.equal(await stored(page), null);
});
