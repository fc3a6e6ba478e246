// Whatever fails, the static card stands, says so in one line, and is quiet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { live, stage } from "./support.mjs";

const on = stage();
const CARD = "c/86-eighty-six/";
const NOT_LOADED = "Covers cannot be opened here: the card's program did not load.";

async function stands(page, notice) {
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await page.textContent("[part=notice]"), notice);
  assert.equal(await page.locator("[part=notice]").isVisible(), true);
  const text = await page.locator("[part=card]").textContent();
  assert.ok(text.includes("86 EIGHTY-SIX") && text.includes("Toshimasa Ishii") && text.includes("24:00 JST"));
  assert.ok(!text.includes("That is a lie"));
  assert.equal(await page.locator("[part=card] button:enabled, [part=card] input:enabled").count(), 0);
  assert.equal(page.said.filter((line) => line.includes("curtain:")).length, 1, page.said.join("\n"));
}

const swap = (pattern, respond) => (page) => page.route(pattern, respond);
const changed = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};

const failures = {
  "the program is missing": swap("**/*.wasm", (route) => route.fulfill({ status: 404 })),
  "the program is cut short": swap("**/*.wasm", changed((body) => body.subarray(0, body.length / 2))),
  "the program was tampered with": swap("**/*.wasm", changed((body) => { body[body.length - 9] ^= 1; return body; })),
  "the program is a page": swap("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Not here</h1>" })),
  "the module that loads it is missing": swap("**/widget-*.js", (route) => route.fulfill({ status: 404 })),
  "the data is cut short": swap(`**/${CARD}`, changed((body) => String(body).replace(/("sealed":"[^"]{50})[^"]*/, "$1"))),
  "the data is no JSON": swap(`**/${CARD}`, changed((body) => String(body).replace('{"version":1', '{"version":'))),
  "the data is of a newer version": swap(`**/${CARD}`, changed((body) => String(body).replace('{"version":1', '{"version":2'))),
  "the policy allows no WebAssembly": swap(`**/${CARD}`, changed((body) => String(body).replace(" 'wasm-unsafe-eval'", ""))),
};
for (const [what, prepare] of Object.entries(failures)) {
  test(`the card stands where ${what}`, async () => {
    const page = await on.open(CARD, { live: false, prepare });
    await stands(page, NOT_LOADED);
  });
}

test("the card stands where the starter is missing", async () => {
  const page = await on.open(CARD, { live: false, prepare: swap("**/boot-*.js", (route) => route.fulfill({ status: 404 })) });
  await page.waitForLoadState("networkidle");
  assert.equal(await page.getAttribute("[data-curtain]", "data-curtain"), "static");
  assert.ok((await page.locator("[part=card]").textContent()).includes("Toshimasa Ishii"));
});

test("after a panic the static card is put back and the page is quiet", async () => {
  const page = await on.open(CARD);
  // The program's own table of nodes no longer fits the page, which it cannot survive.
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); };
  });
  await page.getByRole("button", { name: "What the newsreels leave out" }).click();
  await stands(page, "Covers cannot be opened any more: the card's program stopped. Reload to try again.");
  const said = page.said.length;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.evaluate(() => dispatchEvent(new HashChangeEvent("hashchange")));
  await page.evaluate(() => dispatchEvent(new StorageEvent("storage")));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  assert.equal(page.said.length, said, page.said.join("\n"));
});

test("the card lives in a sandboxed frame without an origin, where storage throws", async () => {
  on.change = (path, response) => {
    if (path !== "/host.html") return false;
    response.writeHead(200, { "content-type": "text/html" });
    response.end('<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width="640" height="800" src="embed/86-eighty-six/#anime=1"></iframe>');
    return true;
  };
  const page = await on.open("host.html", { live: false });
  const frame = page.frameLocator("iframe");
  await frame.locator("[data-curtain=live]").waitFor();
  await frame.getByText("That is a lie").waitFor();
  await frame.locator("[part=reveal]").first().click();
  await frame.locator("[part=reveal][aria-expanded=true]").waitFor();
  page.quiet();
});

const without = {
  "Intl": () => { delete globalThis.Intl; },
  "a working storage": () => { Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }); },
  "a working history": () => { History.prototype.replaceState = () => { throw new DOMException("no", "SecurityError"); }; },
};
for (const [what, take] of Object.entries(without)) {
  test(`the card lives without ${what}`, async () => {
    const page = await on.open(CARD, { prepare: (page) => page.addInitScript(take) });
    await page.fill("#progress-anime", "5");
    await page.getByText("That is a lie").waitFor();
    const times = await page.textContent(".airing");
    assert.ok(!/NaN|undefined|null|Invalid/.test(times), times);
    assert.ok(times.includes("Sat 19 Mar 2022"), times);
    page.quiet();
  });
}

test("a host that takes comments out and puts attributes in is no trouble", async () => {
  const page = await on.open(CARD, {
    prepare: swap(`**/${CARD}`, changed((body) => String(body).replaceAll("<p ", '<p data-host="x" ').replaceAll("</li>", "</li> "))),
  });
  await live(page);
  await page.fill("#progress-anime", "1");
  await page.getByText("That is a lie").waitFor();
  page.quiet();
});
