// Links with progress: a card's own page asks before it shows more than its reader has seen, a frame shows it at once, and
// no address says how far its reader is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { showsExactly } from "./oracle.mjs";
import { finish, harness, live } from "./support.mjs";
import { CARD, FRAME, ID, stored } from "./cover86.mjs";

const on = harness();
const ASKS = "This link shows spoilers up to episode 5.";

/** Opens an address as a reader of whom this is stored. */
const open = (path, text) => on.open(path, {
  prepare: (page) => page.addInitScript(([key, text]) => {
    if (text && !sessionStorage.getItem("begun")) localStorage.setItem(key, text);
    sessionStorage.setItem("begun", "1");
  }, [`curtain:${ID}`, text]),
});
const hash = (page) => page.evaluate(() => location.hash);
const offer = (page) => page.locator("[part=link]");

for (const [who, text, reader, stay] of /** @type {[string, string, Record<string, number>, string][]} */ ([
  ["of whom nothing is stored", "", {}, "Keep them hidden"],
  ["who has seen less", "anime=2", { anime: 2 }, "Stay at episode 2"],
  ["who has read the novels alone", "novel=3", { novel: 3 }, "Keep them hidden"],
])) {
  test(`a link beyond a reader ${who} shows nothing before it is answered`, async () => {
    const page = await open(`${CARD}#anime=5`, text);
    await offer(page).getByText(ASKS).waitFor();
    await showsExactly(page, ID, reader);
    await page.getByRole("button", { name: "Show them" }).click();
    await offer(page).waitFor({ state: "detached" });
    await showsExactly(page, ID, { ...reader, anime: 5 });
    assert.equal(await stored(page), text || null, "what a link shows is not stored");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Everything up to .*episode 5.* is shown\.$/);
    await page.reload();
    await live(page);
    await showsExactly(page, ID, { ...reader, anime: 5 });
  });

  test(`a reader ${who} stays where they are`, async () => {
    const page = await open(`${CARD}#theme=dark&anime=5`, text);
    await page.getByRole("button", { name: stay, exact: true }).click();
    await offer(page).waitFor({ state: "detached" });
    assert.equal(await hash(page), "#theme=dark");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "The spoilers stay hidden.");
    await page.reload();
    await live(page);
    await showsExactly(page, ID, reader);
    assert.equal(await offer(page).count(), 0);
  });
}

for (const [who, text, reader] of /** @type {[string, string, Record<string, number>][]} */ ([
  ["as much", "anime=5", { anime: 5 }],
  ["more", "anime=12", { anime: 12 }],
  ["everything", ".everything=1", { anime: 23, novel: 14 }],
])) {
  test(`a link asks nothing of a reader who has seen ${who}, and hides nothing`, async () => {
    const page = await open(`${CARD}#anime=5`, text);
    await showsExactly(page, ID, reader);
    assert.equal(await offer(page).count(), 0);
    assert.equal(await hash(page), "");
  });
}

test("a link is asked about on the tracks alone where it goes beyond the reader", async () => {
  const page = await open(`${CARD}#anime=5&novel=2`, "anime=7&novel=1");
  await page.getByText("This link shows spoilers up to volume 2.").waitFor();
  await showsExactly(page, ID, { anime: 7, novel: 1 });
  await page.getByRole("button", { name: "Show them" }).click();
  await showsExactly(page, ID, { anime: 7, novel: 2 });
});

test("what a link shows is undone", async () => {
  const page = await open(`${CARD}#anime=5`, "anime=2");
  await page.getByRole("button", { name: "Show them" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone.").waitFor();
  await showsExactly(page, ID, { anime: 2 });
});

test("a link within the page asks too, and a progress that is typed is an answer", async () => {
  const page = await open(CARD, "");
  await page.evaluate(() => { location.hash = "#anime=5"; });
  await page.getByText(ASKS).waitFor();
  await showsExactly(page, ID, {});
  await finish(page, "anime", 1);
  await offer(page).waitFor({ state: "detached" });
  await showsExactly(page, ID, { anime: 1 });
  assert.equal(await hash(page), "");
});

test("a frame shows the progress that its page has chosen", async () => {
  const page = await open(`${FRAME}#anime=5`, "anime=2");
  await showsExactly(page, ID, { anime: 5 });
  assert.equal(await offer(page).count(), 0);
});
