// The spoiler gate in the page: covers, fields of progress, fragments and "open everything"; gated texts are absent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, card, everything, ids, openedBetween, oracle, showsExactly } from "./oracle.mjs";
import { closeAll, finish, harness, openAll, rendered } from "./support.mjs";

const on = harness();
const ID = "86-eighty-six";
const CARD = `c/${ID}/`;
/** Its frame, which shows the progress of its address at once. */
const FRAME = `embed/${ID}/`;
const coveredText = "That is a lie: children sit inside and fight.";
const official = "speak of a war without casualties.";
const coverButton = (page) => page.getByRole("button", { name: "What the public isn’t told" });

for (const how of ["click", "Enter", "Space"]) {
  test(`a cover opens by ${how}, shows its text and keeps the focus`, async () => {
    const page = await on.open(CARD);
    const cover = coverButton(page);
    assert.equal(await cover.getAttribute("aria-expanded"), "false");
    assert.equal(await cover.getAttribute("aria-controls"), null, "points at nothing that is not there");
    const button = await cover.elementHandle();
    absent(oracle(ID).hidden, await everything(page), "the page before");
    if (how === "click") await cover.click();
    else await cover.press(how);
    await page.getByText(coveredText).waitFor();
    assert.equal(await cover.getAttribute("aria-expanded"), "true");
    assert.ok(await button.evaluate((button) => button.isConnected && button === document.activeElement), "the same button");
    const opened = page.locator(`#${await cover.getAttribute("aria-controls")}`);
    assert.ok((await opened.textContent()).includes(coveredText));
    const follows = await opened.evaluate((fact, button) => button.compareDocumentPosition(fact) & Node.DOCUMENT_POSITION_FOLLOWING, button);
    assert.ok(follows, "the text comes after its button");
    absent([official], await page.locator("[part=card]").textContent(), "the card: the truth replaces the official story");
    await cover.press("Enter");
    await page.getByText(coveredText).waitFor({ state: "detached" });
    await page.getByText(official).waitFor();
    assert.ok(await button.evaluate((button) => button === document.activeElement));
    assert.equal(await cover.getAttribute("aria-controls"), null);
  });
}

test("key repeat of Enter on a cover opens it once", async () => {
  const page = await on.open(CARD);
  await coverButton(page).focus();
  for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await rendered(page);
  await page.getByText(coveredText).waitFor();
  assert.equal(await coverButton(page).getAttribute("aria-expanded"), "true");
});

/** Replaces every text node of the card, as the translator of a browser does. */
const translate = (page) => page.evaluate(() => {
  const card = document.querySelector("[part=card]");
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const font = document.createElement("font");
    font.textContent = text.data.replaceAll("e", "ë");
    text.replaceWith(font);
  }
});

test("a card that the browser translated keeps working, and its changed texts are updated", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 10, 14, 30) }),
  });
  const textOf = (part) => page.textContent(part);
  await translate(page);
  const before = await textOf("[part=countdown]");
  await page.clock.runFor(5_000);
  assert.notEqual(await textOf("[part=countdown]"), before);
  await page.click("[part=pause]");
  assert.equal(await textOf("[part=pause]"), "Resume");
  await coverButton(page.locator("body")).or(page.locator("[part=reveal]").first()).first().click();
  await page.waitForSelector("[part=fact][id]");
  await finish(page, "anime", "5");
  await page.waitForFunction(() => document.querySelector(".of").textContent.startsWith("of 23"));
  await page.click("[part=open-all]");
  await page.waitForFunction(() => document.querySelector("[part=open-all]").textContent.includes("?"));
  await page.click("[part=open-all]");
  await page.getByText("Handler One", { exact: true }).waitFor();
  await closeAll(page);
  await page.getByText("Handler One", { exact: true }).waitFor({ state: "detached" });
  assert.equal(await page.getAttribute("[data-curtain]", "data-curtain"), "live");
});

test("an opened cover opens nothing else", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  absent(oracle(ID).hidden.filter((text) => !text.includes(coveredText)), await everything(page), "the page after");
});

test("every cover opens its own text, and all covers have one size", async () => {
  const page = await on.open(CARD);
  const sizes = await page.locator("[part=reveal]").evaluateAll((covers) => covers.map((cover) => cover.offsetHeight));
  assert.ok(sizes.length > 5);
  assert.equal(new Set(sizes).size, 1, sizes.join(" "));
  for (let index = 0; index < sizes.length; index++) {
    const cover = page.locator("[part=reveal]").nth(index);
    await cover.click();
    await page.waitForFunction((index) => document.querySelectorAll("[part=reveal]")[index].ariaExpanded === "true", index);
    const fact = page.locator(`#${await cover.getAttribute("aria-controls")}`);
    assert.ok((await fact.textContent()).length > 10);
  }
  assert.equal(await page.locator("[part=reveal]").count(), sizes.length, "covers stay while they are open");
});

// Fragments at both sides of each boundary.
/** @type {{ anime?: number, novel?: number }[]} */
const progress = [
  {}, { anime: 1 }, { anime: 4 }, { anime: 5 }, { anime: 6 }, { anime: 10 }, { anime: 11 }, { anime: 12 },
  { anime: 13 }, { anime: 22 }, { anime: 23 }, { novel: 1 }, { novel: 2 }, { novel: 14 }, { anime: 5, novel: 2 },
];
for (const reader of progress) {
  const fragment = new URLSearchParams(Object.entries(reader).map(([track, units]) => [track, String(units)])).toString();
  test(`the fragment "${fragment}" opens exactly what is safe`, async () => {
    await showsExactly(await on.open(`${FRAME}#${fragment}`), ID, reader);
  });
}

for (const id of ids) {
  for (const form of ["c", "embed"]) {
    test(`${form}/${id}/ opens exactly what is safe at every step, up and down`, async () => {
      const page = await on.open(`${form}/${id}/`);
      const [{ id: track, count }] = card(id).tracks;
      const all = Array.from({ length: count }, (_, index) => index + 1);
      for (const at of form === "c" ? [...all, 11, 4, 1, 0] : [1, 5, count, 4, 0]) {
        await finish(page, track, at);
        await page.locator(`#progress-${track}[aria-valuenow="${at}"]`).waitFor();
        await showsExactly(page, id, { [track]: at });
      }
    });
  }
}

test("at every boundary of the fragment tests, a fact opens", () => {
  for (const at of [1, 5, 11, 13, 23]) {
    assert.ok(openedBetween(ID, { anime: at - 1 }, { anime: at }).length > 0, `episode ${at}`);
  }
  assert.ok(oracle(ID).hidden.length > 40);
});

test("the served source has no gated text", async () => {
  for (const id of ids) {
    for (const path of [`c/${id}/`, `embed/${id}/`, `cards/${id}.txt`, "index.html"]) {
      const response = await fetch(on.site.url + path);
      assert.equal(response.status, 200);
      absent(oracle(id).hidden, await response.text(), path);
    }
  }
});

test("a surplus digit does not open the ending", async () => {
  const page = await on.open(`${FRAME}#anime=5`);
  await page.focus("#progress-anime");
  await page.keyboard.press("End");
  // A reader who wants 12, but leaves the old 5 in the field, has typed 51 at this point.
  await page.keyboard.type("1");
  await rendered(page);
  absent(oracle(ID, { anime: 5 }).hidden, await everything(page), "the page of somebody who was at 5");
});

test("a number after the last episode opens nothing", async () => {
  const page = await on.open(`${FRAME}#anime=1`);
  await finish(page, "anime", "99");
  await page.locator("#progress-anime[aria-invalid=true]").waitFor();
  absent(oracle(ID, { anime: 1 }).hidden, await everything(page), "the page of somebody who was at 1");
});

test("0 in the field closes the facts", async () => {
  const page = await on.open(`${FRAME}#anime=11`);
  await finish(page, "anime", "0");
  await page.waitForFunction(() => location.hash === "");
  await showsExactly(page, ID, {});
});

test("\"open everything\" asks for confirmation", async () => {
  const page = await on.open(CARD);
  await page.click("[part=open-all]");
  await page.getByText("Show all, even the ending?").waitFor();
  absent(oracle(ID).hidden, await everything(page), "the page that asks");
  await page.click("[part=open-all]");
  await page.getByText("Handler One", { exact: true }).waitFor();
  await showsExactly(page, ID, { anime: 23, novel: 14 });
  assert.equal(await page.locator("[part=reveal]").count(), 0);
});

test("a double click does not confirm", async () => {
  const page = await on.open(CARD);
  await page.dblclick("[part=open-all]");
  await page.getByText("Show all, even the ending?").waitFor();
  absent(oracle(ID).hidden, await everything(page), "the page that asks");
});

for (const key of ["Enter", "Space"]) {
  test(`key repeat of ${key} does not confirm`, async () => {
    const page = await on.open(CARD);
    await page.focus("[part=open-all]");
    for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down(key);
    await page.keyboard.up(key);
    await rendered(page);
    absent(oracle(ID).hidden, await everything(page), "the page that asks");
  });
}

test("the question disappears when the focus moves away", async () => {
  const page = await on.open(CARD);
  await page.click("[part=open-all]");
  await page.getByText("Show all, even the ending?").waitFor();
  await page.focus("#progress-anime");
  await page.getByText("Show all spoilers").waitFor();
  await openAll(page);
});
