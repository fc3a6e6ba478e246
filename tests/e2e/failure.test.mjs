// Failures: missing or damaged files, panics, blocked browser features and interference by the host. The static card
// stays, with one line of notice and one line on the console.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, oracle } from "./oracle.mjs";
import { FRAME, coverButton, coveredText } from "./cover86.mjs";
import { serve } from "./serve.mjs";
import { approach, changed, closeAll, finish, fixtures, harness, holdProgram, hosting, live, rendered, swap } from "./support.mjs";

const on = harness();
const ID = "86-eighty-six";
const CARD = `c/${ID}/`;
const BROKEN = "Something went wrong: progress and settings no longer work. Reload the page to try again.";
const NOT_LOADED = "Progress and settings do not work here: the card did not load fully. Reload the page to try again.";

/** Asserts that the static card stands, with a notice; `opened` are the texts that the reader has opened. */
async function stands(page, notice, opened = []) {
  await page.waitForSelector("[data-curtain=failed]");
  assert.equal(await page.textContent("[part=notice]"), notice);
  assert.equal(await page.locator("[part=notice]").isVisible(), true);
  const text = await page.locator("[part=card]").textContent();
  assert.ok(text.includes("86 EIGHTY-SIX") && text.includes("Toshimasa Ishii") && text.includes("23:30 JST"));
  absent(oracle(ID).hidden.filter((text) => !opened.some((part) => text.includes(part))), await page.content(), "the page");
  assert.equal(await page.locator("[part=card]").count(), 1);
  assert.ok((await page.getAttribute("a[part=play]", "href")).endsWith(".webm"), "the trailer is a link");
  assert.equal(await page.locator("[part=card] :is(button:not([part=reveal]), input):enabled").count(), 0);
  // openings.test.mjs opens them.
  assert.equal(await page.locator("[part=reveal]:disabled").count(), 0);
  assert.equal(page.messages.filter((line) => line.includes("curtain:")).length, 1, page.messages.join("\n"));
}

const DATA = "**/cards/*.txt*";
/** Damages the data of a card whose page expects it so. */
const damagedData = (change) => async (page) => {
  await swap(DATA, changed((body) => change(String(body))))(page);
  await swap(`**/${CARD}`, changed((body) => String(body).replace(/ data-bundle-integrity="[^"]*"/, "")))(page);
};
const failures = {
  "the program is missing": swap("**/*.wasm", (route) => route.fulfill({ status: 404 })),
  "the program is cut short": swap("**/*.wasm", changed((body) => body.subarray(0, body.length / 2))),
  "the program was tampered with": swap("**/*.wasm", changed((body) => { body[body.length - 9] ^= 1; return body; })),
  "the program is a page": swap("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<h1>Not here</h1>" })),
  "the module that loads it is missing": swap("**/widget-*.js", (route) => route.fulfill({ status: 404 })),
  "the module that loads it was tampered with": swap("**/widget-*.js", changed((body) => `${body}\n;globalThis.evil = true;`)),
  "the data is missing": swap(DATA, (route) => route.fulfill({ status: 404 })),
  "the data was tampered with": swap(DATA, changed((body) => { body[body.length - 9] ^= 1; return body; })),
  "the data is cut short": damagedData((text) => text.slice(0, text.length / 2)),
  "the data has no end": damagedData((text) => text.slice(0, text.lastIndexOf("\n"))),
  "the data has no sealed part": damagedData((text) => text.replace(/\n\*[^\n]*(?=\n)/, "")),
  "the data is of a newer version": damagedData((text) => text.replace("curtain|2|", "curtain|3|")),
  "the words are missing": swap("**/messages-*", (route) => route.fulfill({ status: 404 })),
  "the policy allows no WebAssembly": swap(`**/${CARD}`, changed((body) => String(body).replace(" 'wasm-unsafe-eval'", ""))),
};
for (const [what, prepare] of Object.entries(failures)) {
  test(`the static card stays when ${what}`, async () => {
    const page = await on.open(CARD, { live: false, noisy: true, prepare });
    await approach(page);
    await stands(page, NOT_LOADED);
  });
}

test("the static card stays when the starter is missing", async () => {
  const page = await on.open(CARD, { live: false, noisy: true, prepare: swap("**/starter-*.js", (route) => route.fulfill({ status: 404 })) });
  await page.waitForLoadState("networkidle");
  assert.equal(await page.getAttribute("[data-curtain]", "data-curtain"), "static");
  assert.equal(await page.locator(".late").count(), 1);
  assert.ok((await page.locator("[part=card]").textContent()).includes("Toshimasa Ishii"));
  absent(oracle(ID).hidden, await page.content(), "the page");
});

test("the link of a trailer that was clicked before the program failed is followed", async () => {
  const { prepare, release } = holdProgram((route) => route.fulfill({ status: 404 }));
  const page = await on.open(CARD, { live: false, noisy: true, prepare });
  await page.click("[part=play]");
  release();
  await page.waitForURL("**/*.webm");
});

test("a cover that was opened before the program failed stays open, and a typed progress opens nothing", async () => {
  const { prepare, release } = holdProgram((route) => route.fulfill({ status: 404 }));
  const page = await on.open(CARD, { live: false, noisy: true, prepare });
  await coverButton(page).click();
  await finish(page, "anime", "5");
  release();
  await stands(page, NOT_LOADED, [coveredText]);
  assert.equal(await page.getByText(coveredText).count(), 1);
});

// A fault of the host page that stops the program: insertBefore throws while the program renders.
const breakPage = () => { Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); }; };

test("a panic in the first rendering leaves the static card", async () => {
  const page = await on.open(CARD, { live: false, noisy: true, prepare: (page) => page.addInitScript(breakPage) });
  await approach(page);
  await stands(page, BROKEN);
});

test("after a panic the static card returns, and the page does no more work", async () => {
  const page = await on.open(CARD, {
    noisy: true, prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 10, 14, 30) }),
  });
  // Breaks and clicks in one task: otherwise the next tick of the clock could panic first.
  await page.getByRole("button", { name: "What the public isn’t told" }).evaluate((button) => {
    Node.prototype.insertBefore = () => { throw new Error("the host broke the page"); };
    button.click();
  });
  await stands(page, BROKEN);
  const count = page.messages.length;
  await page.evaluate(() => {
    window.writes = 0;
    new MutationObserver((list) => { window.writes += list.length; })
      .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    document.dispatchEvent(new Event("visibilitychange"));
    dispatchEvent(new HashChangeEvent("hashchange"));
    dispatchEvent(new StorageEvent("storage"));
  });
  // The countdown was in its last hour: a remaining timer would fire every second.
  await page.clock.runFor(3 * 3_600_000);
  await page.evaluate(() => 0);
  assert.equal(page.messages.length, count, page.messages.join("\n"));
  assert.equal(await page.evaluate(() => window.writes), 0);
});

test("a trailer that was clicked early and played is not followed when the program panics later", async () => {
  const { prepare, release } = holdProgram();
  const page = await on.open(CARD, { live: false, noisy: true, prepare });
  await page.click("[part=play]");
  release();
  await live(page);
  await page.waitForSelector("video");
  await page.evaluate(breakPage);
  await page.locator("[part=reveal]").first().click();
  await stands(page, BROKEN);
  await rendered(page);
  assert.equal(new URL(page.url()).pathname, `/${CARD}`);
});

const throwing = {
  "a trap": () => { WebAssembly.Memory.prototype.grow = null; Node.prototype.insertBefore = () => { throw new WebAssembly.RuntimeError("unreachable"); }; },
  "a function of the browser that throws": () => { document.createTextNode = () => { throw new Error("the host broke it"); }; },
};
for (const [what, take] of Object.entries(throwing)) {
  test(`after ${what} during closing, the static card returns`, async () => {
    const page = await on.open(`${FRAME}#anime=5`, { noisy: true });
    await page.getByText("That is a lie").waitFor();
    await page.evaluate(take);
    await closeAll(page);
    await stands(page, BROKEN);
  });
}

test("a notice appears when the program does not arrive", async () => {
  for (const prepare of [swap("**/starter-*.js", (route) => route.fulfill({ status: 404 })), swap("**/*.wasm", () => {})]) {
    const page = await on.open(CARD, { live: false, noisy: true, prepare });
    const late = page.locator(".late");
    await approach(page);
    assert.equal(await late.isVisible(), false);
    // Finishes the animation that delays the notice, instead of waiting for it.
    await page.evaluate(() => { for (const animation of document.getAnimations()) animation.finish(); });
    assert.equal(await late.isVisible(), true);
    assert.match(await late.textContent(), /^Still loading\./);
  }
});

test("after a panic, another tab keeps working and the failed tab does not follow it", async () => {
  const context = await on.context();
  const broken = await on.open(CARD, { context, noisy: true });
  const page = await on.open(CARD, { context });
  await broken.evaluate(breakPage);
  await broken.locator("[part=reveal]").first().click();
  await stands(broken, BROKEN);
  await finish(page, "anime", "5");
  await page.getByText("That is a lie").waitFor();
  await rendered(broken);
  await stands(broken, BROKEN);
});

test("the card works in a sandboxed frame without an origin, where storage throws", async () => {
  on.change = hosting('sandbox="allow-scripts"', `embed/${ID}/#anime=1`);
  const page = await on.open("host.html", { live: false });
  const frame = page.frameLocator("iframe");
  await live(frame);
  await frame.getByText("That is a lie").waitFor();
  await frame.locator("[part=reveal]").first().click();
  await frame.locator("[part=reveal][aria-expanded=true]").waitFor();
  await finish(frame, "anime", "5");
  await frame.getByText("He can hear the Legion").waitFor();
  await frame.locator("[part=play]").click();
  await frame.locator("video").evaluate((video) => new Promise((ready, failed) => {
    if (video.readyState > 0) ready();
    video.onloadedmetadata = ready;
    video.onerror = () => failed(video.error);
  }));
});

const without = {
  "Intl": () => { delete globalThis.Intl; },
  "times by Intl": () => { /** @type {any} */ (Intl).DateTimeFormat = class { constructor() { throw new RangeError("no"); } }; },
  "a format that works": () => { Object.defineProperty(Intl.DateTimeFormat.prototype, "format", { get() { throw new TypeError("no"); } }); },
};
for (const [what, take] of Object.entries(without)) {
  for (const [when, instant, state] of [
    ["before the start", Date.UTC(2021, 3, 9, 15, 0), "Sat 10 Apr 2021, 15:00 UTC"],
    ["after the end", Date.UTC(2026, 2, 20), "Sat 19 Mar 2022, 14:30 UTC"],
  ]) {
    test(`the card shows times in UTC without ${what}, ${when}`, async () => {
      const page = await on.open(CARD, {
        prepare: async (page) => {
          await page.clock.install({ time: instant });
          await page.addInitScript(take);
        },
      });
      const times = await page.textContent(".airing");
      assert.ok(!/NaN|undefined|null|Invalid/.test(times), times);
      assert.ok((await page.textContent("[part=local-time]")).includes(state), times);
      await finish(page, "anime", "5");
      await page.getByText("That is a lie").waitFor();
    });
  }
}

const refused = {
  "storage that can be asked for": () => { Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }); },
  "storage at all": () => { Object.defineProperty(globalThis, "localStorage", { value: null }); },
  "room in the storage": () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  "a working history": () => { History.prototype.replaceState = () => { throw new DOMException("no", "SecurityError"); }; },
};
for (const [what, take] of Object.entries(refused)) {
  test(`the card works without ${what}`, async () => {
    const page = await on.open(CARD, { prepare: (page) => page.addInitScript(take) });
    await finish(page, "anime", "5");
    await page.getByText("That is a lie").waitFor();
    await closeAll(page);
    await page.getByText("That is a lie").waitFor({ state: "detached" });
    absent(oracle(ID).hidden, await page.content(), "the closed page");
  });
}

test("the card starts although the host added attributes and white space", async () => {
  const page = await on.open(CARD, {
    prepare: swap(`**/${CARD}`, changed((body) => String(body).replaceAll("<p ", '<p data-host="x" ').replaceAll("</li>", "</li> "))),
  });
  await live(page);
  await finish(page, "anime", "1");
  await page.getByText("That is a lie").waitFor();
});

/** Removes a feature that a browser, an extension or a policy may disable. */
const remove = (path) => {
  const names = path.split(".");
  const last = names.pop();
  const owner = names.reduce((value, name) => value[name], window);
  delete owner[last];
  if (last in owner) Object.defineProperty(owner, last, { value: undefined, configurable: true });
};
const makeThrow = (path) => {
  const names = path.split(".");
  const last = names.pop();
  const owner = names.reduce((value, name) => value[name], window);
  const refuse = () => { throw new DOMException("not here", "SecurityError"); };
  if (typeof owner[last] === "function") owner[last] = refuse;
  else Object.defineProperty(owner, last, { get: refuse, configurable: true });
};
const taken = [
  "localStorage", "Storage.prototype.getItem", "Storage.prototype.setItem", "Intl", "Intl.DateTimeFormat", "Intl.RelativeTimeFormat",
  "postMessage", "matchMedia", "IntersectionObserver", "ResizeObserver", "history", "History.prototype.replaceState",
  "navigator.clipboard", "Element.prototype.scrollIntoView", "CSS.supports", "HTMLElement.prototype.focus", "requestIdleCallback",
];
for (const path of taken) {
  for (const [how, change] of [["is missing", remove], ["throws", makeThrow]]) {
    test(`the card works in its page and in a frame when ${path} ${how}`, async () => {
      const prepare = (page) => page.addInitScript(`(${change})(${JSON.stringify(path)})`);
      on.change = hosting("", `/embed/${ID}/`);
      const framed = await on.open("host.html", { live: false, prepare });
      const page = await on.open(CARD, { live: false, prepare });
      for (const card of [page, framed.frameLocator("iframe")]) {
        // Where a feature throws, events that a test dispatches may not arrive; those of a pointer do.
        await card.locator(".progress").hover();
        await live(card);
        await card.locator("[part=reveal]").first().click();
        await card.locator("[part=reveal][aria-expanded=true]").first().waitFor();
        assert.match(await card.locator("[part=countdown]").textContent(), /^Episode 23 aired/);
      }
    });
  }
}

test("a panic in a tick of the clock leaves the static card, with one console message", async () => {
  const page = await on.open(CARD, { noisy: true, prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 10, 14, 30) }) });
  await page.evaluate(() => { document.createTextNode = () => { throw new WebAssembly.RuntimeError("unreachable"); }; });
  await page.clock.runFor(2_000);
  await stands(page, BROKEN);
  const count = page.messages.length;
  await page.clock.runFor(60_000);
  assert.equal(page.messages.length, count, "one message alone");
});

test("the card starts although its comments were removed and attributes added", async () => {
  const mangle = changed((body) => String(body).replace(/<!--.*?-->/gs, "").replace(/<(div|p|li|span|section|button)(?=[ >])/g, '<$1 data-host="x" data-v-1f2e3d'));
  const page = await on.open(CARD, { prepare: swap(`**/${CARD}`, mangle) });
  await page.locator("[part=reveal]").first().click();
  await page.locator("[part=reveal][aria-expanded=true]").first().waitFor();
});

test("the programs of two sites work in one page without affecting each other", async () => {
  const other = await serve(fixtures);
  try {
    const inline = async (site) => new URL((await (await fetch(new URL("curtain.js", site))).text()).match(/inline-[0-9a-f]+\.js/)[0], site).href;
    const [first, second] = [on.site.url, other.url];
    on.change = (path, response) => {
      if (path !== "/two.html") return false;
      response.writeHead(200, { "content-type": "text/html" });
      response.end(`<!doctype html><link rel="icon" href="data:,"><curtain-card card="${ID}" inline></curtain-card><div id="other"></div>
        <script type="module" src="/curtain.js"></script><script type="module" src="${second}curtain.js"></script>
        <script type="module">
          const { Card } = await import("${seconds}");
          const root = document.querySelector("#other").attachShadow({ mode: "open" });
          const card = new Card("canaries", "${second}", () => {});
          await card.draw(root, "", () => {});
        </script>`);
      return true;
    };
    const seconds = await inline(second);
    assert.notEqual(await inline(first), seconds);
    const page = await on.open("two.html", { live: false, sites: [second] });
    for (const card of [page.locator("curtain-card"), page.locator("#other")]) {
      await card.locator("[part=reveal]").first().click();
      await card.locator("[part=reveal][aria-expanded=true]").first().waitFor();
    }
  } finally {
    other.stop();
  }
});

const files = {
  "the module for cards inline": "**/inline-*.js*",
  "the module that loads the program": "**/widget-*.js*",
  "the program": "**/*.wasm",
  "the file of messages": "**/messages-*.txt",
  "the card's data": "**/cards/vivy.txt",
};
for (const [what, pattern] of Object.entries(files)) {
  test(`an inline card is rendered in its page after ${what} failed to load for an earlier card`, async () => {
    let isDown = true;
    const requests = [];
    const page = await on.open("index.html", {
      live: false, bypassCSP: true, noisy: true,
      prepare: (page) => page.route(pattern, (route) => {
        // The frame of the fallback loads its files separately.
        if (route.request().frame() !== page.mainFrame()) return route.continue();
        requests.push(route.request().url());
        return isDown ? route.fulfill({ status: 503 }) : route.continue();
      }),
    });
    const add = () => page.evaluate(async () => {
      await import("./curtain.js");
      const card = document.createElement("curtain-card");
      card.setAttribute("card", "vivy");
      card.setAttribute("inline", "");
      document.body.prepend(card);
    });
    await add();
    await page.locator("curtain-card iframe").waitFor({ state: "attached" });
    assert.ok(requests.length > 0);
    isDown = false;
    await add();
    await page.locator("curtain-card").first().locator("[part=card]").waitFor();
    assert.equal(await page.locator("curtain-card").first().locator("iframe").count(), 0);
    // Many browsers cache a failed import by its address.
    if (pattern.endsWith(".js*")) assert.match(requests.at(-1), /\?retry=1$/);
    assert.equal(await page.locator("curtain-card").last().locator("iframe").count(), 1, "the first card stays in its frame");
  });
}
