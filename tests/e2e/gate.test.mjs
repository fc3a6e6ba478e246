// What a reader gets to see, and what is nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, everything, oracle, openAll, stage } from "./support.mjs";

const on = stage();
const CARD = "c/86-eighty-six/";
const truth = "That is a lie: children sit inside and fight.";
const truthCover = (page) => page.getByRole("button", { name: "What the newsreels leave out" });

for (const how of ["click", "Enter", "Space"]) {
  test(`a cover opens by ${how}, shows its text and keeps the focus`, async () => {
    const page = await on.open(CARD);
    const cover = truthCover(page);
    assert.equal(await cover.getAttribute("aria-expanded"), "false");
    absent([truth], await everything(page), "the page before");
    if (how === "click") await cover.click();
    else await cover.press(how);
    await page.getByText(truth).waitFor();
    assert.equal(await cover.getAttribute("aria-expanded"), "true");
    assert.ok(await cover.evaluate((button) => button === document.activeElement));
    const opened = page.locator(`#${await cover.getAttribute("aria-controls")}`);
    assert.ok((await opened.textContent()).includes(truth));
    await cover.press("Enter");
    await page.getByText(truth).waitFor({ state: "detached" });
    assert.ok(await cover.evaluate((button) => button === document.activeElement));
    assert.equal(await cover.getAttribute("aria-controls"), null);
    page.quiet();
  });
}

test("an opened cover opens nothing else", async () => {
  const page = await on.open(CARD);
  await truthCover(page).click();
  await page.getByText(truth).waitFor();
  const { hidden } = oracle("86-eighty-six");
  absent(hidden.filter((text) => !text.includes(truth)), await everything(page), "the page after");
});

// Both sides of every boundary at which something opens.
const progress = [{}, { anime: 1 }, { anime: 4 }, { anime: 5 }, { anime: 11 }, { anime: 12 }, { anime: 22 }, { anime: 23 }, { novel: 1 }];
for (const reader of progress) {
  const fragment = new URLSearchParams(reader).toString();
  test(`progress "${fragment}" opens exactly what is safe`, async () => {
    const page = await on.open(`${CARD}#${fragment}`);
    const { shown, hidden } = oracle("86-eighty-six", reader);
    assert.ok(shown.length > 50);
    const text = await page.locator("[part=card]").textContent();
    assert.deepEqual(shown.filter((wanted) => !text.includes(wanted) && wanted !== "Drawn for this card"), []);
    absent(hidden, await everything(page), `the page at ${fragment || "nothing"}`);
    page.quiet();
  });
}

test("the source that is served holds nothing gated", async () => {
  const { hidden } = oracle("86-eighty-six");
  for (const path of [CARD, "embed/86-eighty-six/", "cards/86-eighty-six.json", "index.html"]) {
    const source = await (await fetch(on.site.url + path)).text();
    absent(hidden, source, path);
  }
});

test("typed progress opens, a reload keeps it, and so does a tab without a fragment", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await page.fill("#progress-anime", "5");
  await page.getByText(truth).waitFor();
  assert.equal(new URL(page.url()).hash, "#anime=5");
  await page.reload();
  await page.waitForSelector("[data-curtain=live]");
  await page.getByText(truth).waitFor();
  const other = await on.open(CARD, { context });
  await other.getByText(truth).waitFor();
  absent(oracle("86-eighty-six", { anime: 5 }).hidden, await everything(other), "the other tab");
  page.quiet();
});

test("closing everything hides all and forgets all", async () => {
  const page = await on.open(CARD);
  await page.fill("#progress-anime", "5");
  await page.fill("#progress-novel", "2");
  await openAll(page);
  await page.click("[part=close-all]");
  await truthCover(page).waitFor();
  absent(oracle("86-eighty-six").hidden, await everything(page), "the closed page");
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await page.inputValue("#progress-anime"), "0");
  await page.reload();
  await page.waitForSelector("[data-curtain=live]");
  absent(oracle("86-eighty-six").hidden, await everything(page), "the page after a reload");
});

test("opening everything asks once, and a double click is no answer", async () => {
  const page = await on.open(CARD);
  await page.dblclick("[part=open-all]");
  assert.equal(await page.textContent("[part=open-all]"), "Sure? It shows the ending");
  absent(oracle("86-eighty-six").hidden, await everything(page), "the page that asks");
  await page.focus("#progress-anime");
  assert.equal(await page.textContent("[part=open-all]"), "Open everything");
  await openAll(page);
  const text = await page.locator("[part=card]").textContent();
  assert.ok(text.includes(truth) && text.includes("Handler One"));
});

test("somebody else's link opens the card and is not remembered", async () => {
  const context = await on.context();
  const page = await on.open(`${CARD}#anime=23`, { context });
  await page.getByText("Handler One", { exact: true }).waitFor();
  // Even after the reader did something of their own there.
  await page.fill("#progress-novel", "1");
  await page.waitForFunction(() => localStorage.length === 1);
  const other = await on.open(CARD, { context });
  absent(oracle("86-eighty-six", { novel: 1 }).hidden, await everything(other), "the page without the link");
});

test("two tabs follow each other", async () => {
  const context = await on.context();
  const [one, two] = [await on.open(CARD, { context }), await on.open(CARD, { context })];
  await one.fill("#progress-anime", "5");
  await two.getByText(truth).waitFor();
  await two.click("[part=close-all]");
  await one.getByText(truth).waitFor({ state: "detached" });
  one.quiet();
  two.quiet();
});

test("progress makes no history, and leaves what else a fragment says", async () => {
  const page = await on.open(`${CARD}#theme=dark&x`);
  const before = await page.evaluate(() => history.length);
  for (const at of ["1", "2", "3"]) await page.fill("#progress-anime", at);
  await page.waitForFunction(() => location.hash === "#theme=dark&x&anime=3");
  assert.equal(await page.evaluate(() => history.length), before);
});

test("a fragment that changes is followed", async () => {
  const page = await on.open(CARD);
  await page.evaluate(() => { location.hash = "#anime=5"; });
  await page.getByText(truth).waitFor();
  await page.evaluate(() => { location.hash = ""; });
  await page.getByText(truth).waitFor({ state: "detached" });
});

test("junk in the storage and in the fragment opens nothing", async () => {
  for (const junk of ["anime=99999999999999999999&.opened=zz.-1..&.everything=true", "\u0000", "{\"anime\":5}"]) {
    const page = await on.open(`${CARD}#anime=-1&novel=1e9&anime=NaN`, {
      prepare: (page) => page.addInitScript((junk) => localStorage.setItem("curtain:86-eighty-six", junk), junk),
    });
    absent(oracle("86-eighty-six").hidden, await everything(page), `the page with ${junk}`);
    page.quiet();
  }
});

test("a number beyond the end is the end", async () => {
  const page = await on.open(CARD);
  await page.fill("#progress-anime", "99");
  assert.equal(await page.inputValue("#progress-anime"), "23");
  await page.fill("#progress-anime", "");
  absent(oracle("86-eighty-six").hidden, await everything(page), "the page of an emptied field");
});

test("another card of another shape opens by its own boundaries", async () => {
  const page = await on.open("c/vivy/#anime=1");
  const { shown, hidden } = oracle("vivy", { anime: 1 });
  const text = await page.locator("[part=card]").textContent();
  assert.deepEqual(shown.filter((wanted) => !text.includes(wanted) && wanted !== "Drawn for this card"), []);
  absent(hidden, await everything(page), "the page of Vivy");
  page.quiet();
});
