// The stored reader: fragment, local storage, other tabs, links, history, back/forward cache, junk and old formats.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, everything, oracle, showsExactly } from "./oracle.mjs";
import { closeAll, finish, harness, hosting, live, openAll, rendered } from "./support.mjs";
import { CARD, FRAME, ID, stored, coverButton, coveredText } from "./cover86.mjs";

const on = harness();

async function reload(page) {
  await page.reload();
  await live(page);
}

/** Waits until a progress counts. */
const counted = (page, track, at) => page.locator(`#progress-${track}[aria-valuenow="${at}"]`).waitFor();

/** Types a progress and waits until it is rendered and stored. */
async function type(page, at) {
  await finish(page, "anime", String(at));
  await counted(page, "anime", at);
}

test("a reload keeps typed progress, and so does a new tab without a fragment", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await type(page, 5);
  await reload(page);
  await showsExactly(page, ID, { anime: 5 });
  const other = await on.open(CARD, { context });
  await showsExactly(other, ID, { anime: 5 });
});

test("a reload keeps progress that only the fragment holds", async () => {
  const page = await on.open(`${FRAME}#anime=5`);
  assert.equal(await stored(page), null);
  await reload(page);
  await showsExactly(page, ID, { anime: 5 });
});

test("a reload keeps progress that only the storage holds", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  await page.goto("about:blank");
  await page.goto(new URL(CARD, on.site.url).href);
  await live(page);
  await showsExactly(page, ID, { anime: 5 });
});

test("a reload keeps a cover opened by hand, and the state \"everything is open\"", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await reload(page);
  await page.getByText(coveredText).waitFor();
  absent(oracle(ID).hidden.filter((text) => !text.includes(coveredText)), await everything(page), "the reloaded page");
  await openAll(page);
  await reload(page);
  await showsExactly(page, ID, { anime: 23, novel: 14 });
});

test("closing everything hides all facts and clears the storage", async () => {
  const page = await on.open(CARD);
  assert.equal(await page.getAttribute("[part=close-all]", "aria-disabled"), "true");
  await finish(page, "anime", "5");
  await finish(page, "novel", "2");
  await openAll(page);
  assert.equal(await page.getAttribute("[part=close-all]", "aria-disabled"), null);
  await closeAll(page);
  await coverButton(page).waitFor();
  await showsExactly(page, ID, {});
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  assert.equal(await page.inputValue("#progress-anime"), "0");
  assert.equal(await page.inputValue("#progress-novel"), "0");
  await reload(page);
  await showsExactly(page, ID, {});
});

test("a shared link opens the card, and its progress is not stored", async () => {
  const context = await on.context();
  const page = await on.open(`${FRAME}#anime=23`, { context });
  await page.getByText("Handler One", { exact: true }).waitFor();
  assert.equal(await stored(page), null);
  // Not even after a change by the reader on the same page.
  await finish(page, "novel", "1");
  await page.waitForFunction(() => localStorage.length === 1);
  const other = await on.open(CARD, { context });
  await showsExactly(other, ID, { novel: 1 });
});

test("a link with progress 0 closes the card, after a reload too", async () => {
  const context = await on.context();
  await type(await on.open(CARD, { context }), 5);
  const page = await on.open(`${FRAME}#anime=0`, { context });
  await showsExactly(page, ID, {});
  await reload(page);
  await showsExactly(page, ID, {});
});

test("two tabs of a card follow each other", async () => {
  const context = await on.context();
  const [one, two] = [await on.open(CARD, { context }), await on.open(CARD, { context })];
  await finish(one, "anime", "5");
  await two.getByText(coveredText).waitFor();
  await counted(two, "anime", 5);
  await showsExactly(two, ID, { anime: 5 });
  await closeAll(two);
  await one.getByText(coveredText).waitFor({ state: "detached" });
  await counted(one, "anime", 0);
  await showsExactly(one, ID, {});
  await coverButton(one).click();
  await two.getByText(coveredText).waitFor();
  await openAll(two);
  await one.getByText("Handler One", { exact: true }).waitFor();
});

test("a page and a frame of one card follow each other, and cards of two series do not", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  const frame = await on.open(`embed/${ID}/`, { context });
  const other = await on.open("c/vivy/", { context });
  await type(page, 5);
  await frame.getByText(coveredText).waitFor();
  assert.equal(await other.inputValue("#progress-anime"), "0");
  await reload(other);
  await showsExactly(other, "vivy", {});
});

test("progress adds no history entries and keeps other parts of the fragment", async () => {
  const page = await on.open(`${CARD}#theme=dark&x`);
  const before = await page.evaluate(() => history.length);
  for (const at of ["1", "2", "3"]) await finish(page, "anime", at);
  await counted(page, "anime", 3);
  assert.equal(await page.evaluate(() => location.hash), "#theme=dark&x");
  await closeAll(page);
  await counted(page, "anime", 0);
  assert.deepEqual(await page.evaluate(() => [location.hash, history.length]), ["#theme=dark&x", before]);
});

test("progress in a frame adds no history entries to the page around it", async () => {
  on.change = hosting("", `embed/${ID}/`);
  const page = await on.open("host.html", { live: false });
  const frame = page.frameLocator("iframe");
  await live(frame);
  const before = await page.evaluate(() => history.length);
  await finish(frame, "anime", "5");
  await frame.getByText(coveredText).waitFor();
  await closeAll(frame);
  await frame.getByText(coveredText).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => history.length), before);
  assert.equal(new URL(page.url()).hash, "");
});

test("a card follows changes of the fragment and the back button", async () => {
  const page = await on.open(FRAME);
  await page.evaluate(() => { location.hash = "#anime=5"; });
  await page.getByText(coveredText).waitFor();
  await page.goBack();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
});

test("an action applies to the reader that is stored now, not to the reader that the tab read before", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  const key = await stored(page);
  assert.match(key, /^\.opened=[0-9a-z]+$/);
  // A page gets no storage event for its own change.
  await page.evaluate(() => localStorage.setItem("curtain:86-eighty-six", "novel=0"));
  await page.locator("[part=reveal]").last().click();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  const after = await stored(page);
  assert.match(after, /^\.opened=[0-9a-z]+$/);
  assert.notEqual(after, key, "the other cover alone");
});

test("a tab does not write to the storage after a storage event", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => {
    localStorage.removeItem("curtain:86-eighty-six");
    // A late event: the other tab has closed everything since.
    dispatchEvent(new StorageEvent("storage", { key: "curtain:86-eighty-six", newValue: ".everything=1" }));
  });
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
  assert.equal(await stored(page), null);
});

test("changes of the session storage are ignored", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => dispatchEvent(new StorageEvent("storage", { key: null, storageArea: sessionStorage })));
  await rendered(page);
  await page.getByText(coveredText).waitFor();
});

test("a page from the back/forward cache shows the stored reader", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  await page.evaluate(() => {
    localStorage.clear();
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
});

test("typed progress closes facts that were opened beyond it, on a linked page too", async () => {
  const context = await on.context();
  await openAll(await on.open(CARD, { context }));
  const page = await on.open(`${FRAME}#anime=2`, { context });
  await type(page, 3);
  await showsExactly(page, ID, { anime: 3 });
  assert.equal(await stored(page), "anime=3");
});

test("closing a cover that another tab closed in the meantime leaves it closed", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => localStorage.clear());
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  assert.equal(await stored(page), null);
});

test("a page from the back/forward cache keeps its state if the storage cannot be written", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => {
      localStorage.setItem("curtain:86-eighty-six", "anime=5");
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }),
  });
  await type(page, 1);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await rendered(page);
  await showsExactly(page, ID, { anime: 1 });
});

test("no address in the history has the reader's progress, and going back opens nothing that was closed", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  assert.equal(await page.evaluate(() => location.hash), "");
  await page.evaluate(() => { location.hash = "#theme=dark"; });
  await showsExactly(page, ID, { anime: 5 });
  assert.equal(await page.evaluate(() => location.hash), "#theme=dark");
  await closeAll(page);
  await counted(page, "anime", 0);
  await page.goBack();
  await page.waitForFunction(() => location.hash === "");
  await showsExactly(page, ID, {});
});

test("without storage, a reload keeps the progress, and the address does not say it", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { value: null })),
  });
  await type(page, 5);
  assert.equal(await page.evaluate(() => location.hash), "");
  await reload(page);
  await showsExactly(page, ID, { anime: 5 });
  await closeAll(page);
  await counted(page, "anime", 0);
  await reload(page);
  await showsExactly(page, ID, {});
});

test("without storage, going back does not open closed facts", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { value: null })),
  });
  await type(page, 5);
  await page.evaluate(() => { location.hash = "#theme=dark"; });
  await closeAll(page);
  await counted(page, "anime", 0);
  await page.goBack();
  await page.waitForFunction(() => location.hash === "");
  assert.equal(await page.inputValue("#progress-anime"), "0");
  await page.getByText(coveredText).waitFor({ state: "detached" });
});

test("an address with two slashes loses the progress of a link that no longer counts", async () => {
  const twice = new URL(`${FRAME}#anime=5`, on.site.url).href.replace("/embed/", "//embed/");
  const page = await on.open(twice, {
    prepare: (page) => page.route(/[^:]\/\//, async (route) => {
      const url = route.request().url().replace(/([^:])\/\//, "$1/");
      await route.fulfill({ response: await route.fetch({ url }) });
    }),
  });
  await showsExactly(page, ID, { anime: 5 });
  await type(page, 3);
  await page.waitForFunction(() => location.hash === "");
});

test("going back to a page opens nothing after another tab closed everything", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await type(page, 5);
  await page.click(".site-head a");
  await page.waitForSelector(".cards");
  const other = await on.open(CARD, { context });
  await closeAll(other);
  await other.waitForFunction(() => localStorage.length === 0);
  await page.goBack();
  await live(page);
  await showsExactly(page, ID, {});
});

test("going back to a shared link shows the progress of the link and of the reader", async () => {
  const page = await on.open(`${FRAME}#anime=5`);
  await finish(page, "novel", "1");
  await counted(page, "novel", 1);
  assert.equal(await page.evaluate(() => location.hash), "#anime=5");
  await page.goto(on.site.url);
  await page.goBack();
  await live(page);
  await showsExactly(page, ID, { anime: 5, novel: 1 });
  assert.equal(await stored(page), "novel=1");
  await finish(page, "anime", "0");
  await page.waitForFunction(() => location.hash === "");
  await reload(page);
  await showsExactly(page, ID, { novel: 1 });
});

for (const at of [0, 5]) {
  test(`a link with progress ${at} overrides "everything is open"`, async () => {
    const context = await on.context();
    const page = await on.open(CARD, { context });
    await openAll(page);
    const other = await on.open(`${FRAME}#anime=${at}`, { context });
    await showsExactly(other, ID, { anime: at });
    await reload(other);
    await showsExactly(other, ID, { anime: at });
    await openAll(other);
    await showsExactly(other, ID, { anime: 23, novel: 14 });
    assert.equal(await stored(page), ".everything=1");
  });
}

test("actions in another tab do not change the progress of a link", async () => {
  const context = await on.context();
  const linked = await on.open(`${FRAME}#anime=2`, { context });
  const other = await on.open(CARD, { context });
  await finish(other, "anime", "23");
  await finish(other, "novel", "14");
  await counted(linked, "novel", 14);
  await showsExactly(linked, ID, { anime: 2, novel: 14 });
});

const junk = {
  "numbers that are none": "anime=99999999999999999999&.opened=zz.-1..&.everything=true",
  "a zero byte": "\u0000",
  "JSON": '{"anime":5}',
  "other tracks": "manga=5&ANIME=5&anime =5&anime=５&__proto__=5",
  "keys of facts that are not there": ".opened=0.1.2.ffffffffffffffff.18446744073709551615",
  "a long text": "anime".repeat(20_000),
};
for (const [what, text] of Object.entries(junk)) {
  test(`junk opens nothing: ${what}`, async () => {
    const store = (page) => page.addInitScript((text) => localStorage.setItem("curtain:86-eighty-six", text), text);
    await showsExactly(await on.open(CARD, { prepare: store }), ID, {});
    await showsExactly(await on.open(`${CARD}#${encodeURI(text)}`), ID, {});
  });
}

test("junk in the fragment and the storage opens nothing, and the card works", async () => {
  const page = await on.open(`${CARD}#anime=-1&novel=1e9&anime=NaN&&=&#`, {
    prepare: (page) => page.addInitScript(() => localStorage.setItem("curtain:86-eighty-six", "anime=x&&=&.everything=yes")),
  });
  await showsExactly(page, ID, {});
  await finish(page, "anime", "1");
  await page.getByText(coveredText).waitFor();
});

/** The stored formats of all versions. No format may be removed: browsers of readers still hold it. */
const earlier = {
  "anime=5": async (page) => showsExactly(page, ID, { anime: 5 }),
  "anime=2&novel=3": async (page) => showsExactly(page, ID, { anime: 2, novel: 3 }),
  "anime=23&novel=14&.everything=1": async (page) => showsExactly(page, ID, { anime: 23, novel: 14 }),
  ".opened=307c5c04": async (page) => page.getByText(coveredText).waitFor(),
};
for (const [form, shows] of Object.entries(earlier)) {
  test(`the stored format ${form} is read, and fields of later versions are preserved`, async () => {
    const text = `${form}&.of-a-later-version=1`;
    const page = await on.open(CARD, {
      prepare: (page) => page.addInitScript((text) => localStorage.getItem("curtain:86-eighty-six") ?? localStorage.setItem("curtain:86-eighty-six", text), text),
    });
    await shows(page);
    await finish(page, "anime", "3");
    await page.waitForFunction(() => localStorage.getItem("curtain:86-eighty-six").includes("anime=3"));
    assert.match(await stored(page), /&\.of-a-later-version=1$/);
    await closeAll(page);
    await page.waitForFunction(() => localStorage.getItem("curtain:86-eighty-six") === null);
  });
}
