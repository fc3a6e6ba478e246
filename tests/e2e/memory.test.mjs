// What is remembered of a reader, where, and what makes it forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, everything, oracle, showsExactly } from "./oracle.mjs";
import { rendered, hosting, live, openAll, harness } from "./support.mjs";
import { CARD, ID, stored, coveredText, coverButton } from "./cover86.mjs";

const on = harness();

async function reload(page) {
  await page.reload();
  await live(page);
}

/** Types a progress and waits until it is drawn and remembered. */
async function type(page, at) {
  await page.fill("#progress-anime", String(at));
  await page.waitForFunction((at) => location.hash === `#anime=${at}`, at);
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

test("a reload keeps what only the fragment says", async () => {
  const page = await on.open(`${CARD}#anime=5`);
  assert.equal(await stored(page), null);
  await reload(page);
  await showsExactly(page, ID, { anime: 5 });
});

test("a reload keeps what only the storage says", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  await page.goto("about:blank");
  await page.goto(new URL(CARD, on.site.url).href);
  await live(page);
  await showsExactly(page, ID, { anime: 5 });
});

test("a reload keeps a cover that was opened by hand, and that everything is open", async () => {
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

test("closing everything hides all and forgets all", async () => {
  const page = await on.open(CARD);
  assert.equal(await page.getAttribute("[part=close-all]", "aria-disabled"), "true");
  await page.fill("#progress-anime", "5");
  await page.fill("#progress-novel", "2");
  await openAll(page);
  assert.equal(await page.getAttribute("[part=close-all]", "aria-disabled"), null);
  await page.click("[part=close-all]");
  await coverButton(page).waitFor();
  await page.waitForFunction(() => location.hash === "");
  await showsExactly(page, ID, {});
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  assert.equal(await page.inputValue("#progress-anime"), "0");
  assert.equal(await page.inputValue("#progress-novel"), "0");
  await reload(page);
  await showsExactly(page, ID, {});
});

test("somebody else's link opens the card and is not remembered", async () => {
  const context = await on.context();
  const page = await on.open(`${CARD}#anime=23`, { context });
  await page.getByText("Handler One", { exact: true }).waitFor();
  assert.equal(await stored(page), null);
  // Even after the reader did something of their own there.
  await page.fill("#progress-novel", "1");
  await page.waitForFunction(() => localStorage.length === 1);
  const other = await on.open(CARD, { context });
  await showsExactly(other, ID, { novel: 1 });
});

test("a link to a closed card closes it, and still does after a reload", async () => {
  const context = await on.context();
  await type(await on.open(CARD, { context }), 5);
  const page = await on.open(`${CARD}#anime=0`, { context });
  await showsExactly(page, ID, {});
  await reload(page);
  await showsExactly(page, ID, {});
});

test("two tabs follow each other", async () => {
  const context = await on.context();
  const [one, two] = [await on.open(CARD, { context }), await on.open(CARD, { context })];
  await one.fill("#progress-anime", "5");
  await two.getByText(coveredText).waitFor();
  await two.waitForFunction(() => location.hash === "#anime=5");
  await showsExactly(two, ID, { anime: 5 });
  await two.click("[part=close-all]");
  await one.getByText(coveredText).waitFor({ state: "detached" });
  await one.waitForFunction(() => location.hash === "");
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

test("progress makes no history, and leaves what else a fragment says", async () => {
  const page = await on.open(`${CARD}#theme=dark&x`);
  const before = await page.evaluate(() => history.length);
  for (const at of ["1", "2", "3"]) await page.fill("#progress-anime", at);
  await page.waitForFunction(() => location.hash === "#theme=dark&x&anime=3");
  await page.click("[part=close-all]");
  await page.waitForFunction(() => location.hash === "#theme=dark&x");
  assert.equal(await page.evaluate(() => history.length), before);
});

test("progress in a frame makes no history for the page around it", async () => {
  on.change = hosting("", `embed/${ID}/`);
  const page = await on.open("host.html", { live: false });
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-curtain=live]").waitFor();
  const before = await page.evaluate(() => history.length);
  await frame.locator("#progress-anime").fill("5");
  await frame.getByText(coveredText).waitFor();
  await frame.locator("[part=close-all]").click();
  await frame.getByText(coveredText).waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => history.length), before);
  assert.equal(new URL(page.url()).hash, "");
});

test("a fragment that changes is followed, and so is the back button", async () => {
  const page = await on.open(CARD);
  await page.evaluate(() => { location.hash = "#anime=5"; });
  await page.getByText(coveredText).waitFor();
  await page.goBack();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
});

test("what this tab does is added to what is remembered by now, not to what it last knew", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  const key = await stored(page);
  assert.match(key, /^\.opened=[0-9a-z]+$/);
  // A change of one's own storage makes no event: the page does not know.
  await page.evaluate(() => localStorage.setItem("curtain:86-eighty-six", "novel=0"));
  await page.locator("[part=reveal]").last().click();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  const after = await stored(page);
  assert.match(after, /^\.opened=[0-9a-z]+$/);
  assert.notEqual(after, key, "the other cover alone");
});

test("a tab that is told of a change writes nothing back", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => {
    localStorage.removeItem("curtain:86-eighty-six");
    // Late news of another tab that has closed everything since.
    dispatchEvent(new StorageEvent("storage", { key: "curtain:86-eighty-six", newValue: ".everything=1" }));
  });
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
  assert.equal(await stored(page), null);
});

test("the session's storage is no news", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => dispatchEvent(new StorageEvent("storage", { key: null, storageArea: sessionStorage })));
  await rendered(page);
  await page.getByText(coveredText).waitFor();
});

test("a page that was kept aside shows what is remembered when it comes back", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  await page.evaluate(() => {
    localStorage.clear();
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await page.getByText(coveredText).waitFor({ state: "detached" });
  await showsExactly(page, ID, {});
});

test("a progress that is typed closes what was opened beyond it, over a link too", async () => {
  const context = await on.context();
  await openAll(await on.open(CARD, { context }));
  const page = await on.open(`${CARD}#anime=2`, { context });
  await type(page, 3);
  await showsExactly(page, ID, { anime: 3 });
  assert.equal(await stored(page), "anime=3");
});

test("closing a cover that another tab has closed meanwhile leaves it closed", async () => {
  const page = await on.open(CARD);
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor();
  await page.evaluate(() => localStorage.clear());
  await coverButton(page).click();
  await page.getByText(coveredText).waitFor({ state: "detached" });
  assert.equal(await stored(page), null);
});

test("where nothing can be written, coming back to a page brings nothing back", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => {
      localStorage.setItem("curtain:86-eighty-six", "anime=5");
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }),
  });
  await page.fill("#progress-anime", "1");
  await page.waitForFunction(() => location.hash === "#anime=1");
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await rendered(page);
  await showsExactly(page, ID, { anime: 1 });
});

test("an address never keeps a progress that was closed, wherever the history leads", async () => {
  const page = await on.open(CARD);
  await type(page, 5);
  await page.evaluate(() => { location.hash = "#theme=dark"; });
  await page.waitForFunction(() => location.hash === "#theme=dark&anime=5");
  await page.click("[part=close-all]");
  await page.waitForFunction(() => location.hash === "#theme=dark");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "");
  await showsExactly(page, ID, {});
});

test("without storage, going back opens nothing that was closed", async () => {
  const page = await on.open(CARD, {
    prepare: (page) => page.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { value: null })),
  });
  await type(page, 5);
  await page.evaluate(() => { location.hash = "#theme=dark"; });
  await page.waitForFunction(() => location.hash === "#theme=dark&anime=5");
  await page.click("[part=close-all]");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "");
  assert.equal(await page.inputValue("#progress-anime"), "0");
  await page.getByText(coveredText).waitFor({ state: "detached" });
});

test("closing everything clears an address with two slashes", async () => {
  const twice = new URL(CARD, on.site.url).href.replace("/c/", "//c/");
  const page = await on.open(twice, {
    prepare: (page) => page.route(/[^:]\/\//, async (route) => {
      const url = route.request().url().replace(/([^:])\/\//, "$1/");
      await route.fulfill({ response: await route.fetch({ url }) });
    }),
  });
  await type(page, 5);
  await page.click("[part=close-all]");
  await page.waitForFunction(() => location.hash === "");
});

test("going back to a page of a reader who has closed everything since opens nothing", async () => {
  const context = await on.context();
  const page = await on.open(CARD, { context });
  await type(page, 5);
  await page.click(".site-head a");
  await page.waitForSelector(".cards");
  const other = await on.open(CARD, { context });
  await other.click("[part=close-all]");
  await other.waitForFunction(() => localStorage.length === 0);
  await page.goBack();
  await live(page);
  await page.waitForFunction(() => location.hash === "");
  await showsExactly(page, ID, {});
});

test("going back to a link of somebody else's shows what it did, beside what the reader did", async () => {
  const page = await on.open(`${CARD}#anime=5`);
  await page.fill("#progress-novel", "1");
  await page.waitForFunction(() => location.hash === "#anime=5&novel=1");
  await page.click(".site-head a");
  await page.waitForSelector(".cards");
  await page.goBack();
  await live(page);
  await showsExactly(page, ID, { anime: 5, novel: 1 });
  assert.equal(await stored(page), "novel=1");
  await page.fill("#progress-anime", "0");
  await page.waitForFunction(() => location.hash === "#novel=1");
  await reload(page);
  await showsExactly(page, ID, { novel: 1 });
});

for (const at of [0, 5]) {
  test(`a link to ${at} shows that to somebody who has opened everything`, async () => {
    const context = await on.context();
    const page = await on.open(CARD, { context });
    await openAll(page);
    const other = await on.open(`${CARD}#anime=${at}`, { context });
    await showsExactly(other, ID, { anime: at });
    await reload(other);
    await showsExactly(other, ID, { anime: at });
    await openAll(other);
    await showsExactly(other, ID, { anime: 23, novel: 14 });
    assert.equal(await stored(page), ".everything=1");
  });
}

test("what another tab does leaves a link's progress as it is", async () => {
  const context = await on.context();
  const linked = await on.open(`${CARD}#anime=2`, { context });
  const other = await on.open(CARD, { context });
  await other.fill("#progress-anime", "23");
  await other.fill("#progress-novel", "14");
  await linked.waitForFunction(() => location.hash === "#anime=2&novel=14");
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

test("junk in both places at once opens nothing, and the card still works", async () => {
  const page = await on.open(`${CARD}#anime=-1&novel=1e9&anime=NaN&&=&#`, {
    prepare: (page) => page.addInitScript(() => localStorage.setItem("curtain:86-eighty-six", "anime=x&&=&.everything=yes")),
  });
  await showsExactly(page, ID, {});
  await page.fill("#progress-anime", "1");
  await page.getByText(coveredText).waitFor();
});

/** What every version so far has stored. A form is never taken off this list: somebody's browser has it. */
const earlier = {
  "anime=5": async (page) => showsExactly(page, ID, { anime: 5 }),
  "anime=2&novel=3": async (page) => showsExactly(page, ID, { anime: 2, novel: 3 }),
  "anime=23&novel=14&.everything=1": async (page) => showsExactly(page, ID, { anime: 23, novel: 14 }),
  ".opened=307c5c04": async (page) => page.getByText(coveredText).waitFor(),
};
for (const [form, shows] of Object.entries(earlier)) {
  test(`what was once stored as ${form} is still read, and what a later version adds is kept`, async () => {
    const text = `${form}&.of-a-later-version=1`;
    const page = await on.open(CARD, {
      prepare: (page) => page.addInitScript((text) => localStorage.getItem("curtain:86-eighty-six") ?? localStorage.setItem("curtain:86-eighty-six", text), text),
    });
    await shows(page);
    await page.fill("#progress-anime", "3");
    await page.waitForFunction(() => localStorage.getItem("curtain:86-eighty-six").includes("anime=3"));
    assert.match(await stored(page), /&\.of-a-later-version=1$/);
    await page.click("[part=close-all]");
    await page.waitForFunction(() => localStorage.getItem("curtain:86-eighty-six") === null);
  });
}
