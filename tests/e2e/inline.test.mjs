// The static card of cards inline: it stands before the program, its covers open, and the live card takes its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, oracle } from "./oracle.mjs";
import { changed, finish, fixtures, harness, holdProgram, layout, rendered } from "./support.mjs";

const on = harness();
const cards = harness(fixtures);
const ID = "86-eighty-six";
const NOVEL = "What the public isn’t told";

/** Serves a page with a card inline, or what `body` says. */
const host = (body, headers = {}) => (path, response) => {
  if (path !== "/host.html") return false;
  response.writeHead(200, { "content-type": "text/html", ...headers });
  response.end(`<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title>
    <script type="module" src="/curtain.js"></script>${body}`);
  return true;
};
const inline = (attributes = "", id = ID) => `<curtain-card card="${id}" inline ${attributes}><p>The content between</p></curtain-card>`;

/** Opens a page with a card inline. */
async function open(options = /** @type {any} */ ({}), body = inline(), headers = {}) {
  const { at = on, ...rest } = options;
  at.change = host(body, headers);
  return at.open("host.html", {
    live: false, ...rest,
    prepare: async (page) => {
      await page.addInitScript(() => {
        window.heard = [];
        addEventListener("curtain-open", ({ detail }) => window.heard.push(detail.fact));
      });
      await rest.prepare?.(page);
    },
  });
}

const still = (page) => page.locator(".card-slot[data-curtain=static]");
const live = (page) => page.locator(".card-slot:not([data-curtain])");
const heard = (page) => page.evaluate(() => window.heard);

/** Returns the mark-up of a card without what depends on the time and without what only marks the state. */
const markUp = (slot) => slot.evaluate((slot) => {
  const card = slot.querySelector("[part=card]").cloneNode(true);
  for (const timed of card.querySelectorAll(".airing, .foot, .trailer")) timed.remove();
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const attributes = [...node.attributes].map(({ name, value }) => `${name}="${value}"`).filter((text) => !/^(checked|value|aria-pressed|name)=/.test(text)).sort();
    return `<${[node.localName, ...attributes].join(" ")}>${[...node.childNodes].map(write).join("")}</>`;
  };
  return write(card);
});


/** Lists the cards of a site with the languages of their interface. */
async function all(site) {
  const rows = await (await fetch(new URL("search.json", site.url))).json();
  return Promise.all(rows.map(async ([id]) => {
    const { lang } = await (await fetch(new URL(`cards/${id}.static.json`, site.url))).json();
    return { id, lang };
  }));
}

for (const [what, at] of /** @type {[string, typeof on][]} */ ([["every card", on], ["every fixture", cards]])) {
  test(`static and live cards are the same: ${what}`, async () => {
    const { prepare, release } = holdProgram();
    const listed = await all(at.site);
    const body = listed.map(({ id, lang }) => inline(`lang="${lang}" style="position: fixed; inset: 0"`, id)).join("");
    const page = await open({ at, prepare, noisy: true }, body);
    const before = [];
    for (const { id } of listed) before.push(await markUp(page.locator(`[card="${id}"] .card-slot[data-curtain=static]`)));
    assert.equal(await page.getByText("The content between").first().isVisible(), false);
    release();
    for (const [index, { id }] of listed.entries()) {
      const card = page.locator(`[card="${id}"] .card-slot:not([data-curtain])`);
      await card.waitFor({ state: "attached" });
      assert.equal(await markUp(card), before[index], id);
    }
    assert.equal(await page.locator(".card-slot").count(), listed.length);
  });
}

test("nothing gated is in the static card, and it looks as the live one", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare }, inline('theme="dark" heading="4"'));
  await still(page).waitFor();
  absent(oracle(ID).hidden, await markUp(still(page)), "the static card");
  const looks = (slot) => slot.evaluate((slot) => {
    const { colorScheme, fontFamily } = getComputedStyle(slot.querySelector("[part=title]"));
    const { height } = slot.querySelector(".progress").getBoundingClientRect();
    return [slot.dataset.theme, slot.style.cssText, colorScheme, fontFamily, height, slot.querySelector("[part=title]").localName, slot.querySelector(".heading").localName];
  });
  const before = await looks(still(page));
  assert.deepEqual([before[0], ...before.slice(-2)], ["dark", "h4", "h5"]);
  assert.match(before[1], /--accent-day: ?#/);
  release();
  await live(page).waitFor();
  assert.deepEqual(await looks(live(page)), before);
});

test("covers open and close before the program is there, and the live card has the same ones open", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare });
  await page.getByRole("button", { name: NOVEL }).click();
  await page.getByText("That is a lie").waitFor();
  await page.getByRole("button", { name: "More about the Empire of Giad" }).click();
  await page.getByRole("button", { name: NOVEL }).click();
  await page.getByText("That is a lie").waitFor({ state: "detached" });
  // Opens every other cover that it can, also behind opened ones.
  await still(page).evaluate((slot) => {
    for (let index = 3; index < slot.querySelectorAll("[part=reveal]").length; index += 2) {
      const cover = slot.querySelectorAll("[part=reveal]")[index];
      if (!cover.dispatchEvent(new Event("curtain-openable", { bubbles: true, cancelable: true }))) cover.click();
    }
  });
  const before = await markUp(still(page));
  const events = await heard(page);
  assert.ok(events.length >= 5, `${events.length}`);
  release();
  await live(page).waitFor();
  assert.equal(await markUp(live(page)), before);
  await rendered(page);
  assert.deepEqual(await heard(page), events, "each cover is told of once");
});

test("covers work without storage, and the live card has the same ones open", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare }, inline(), { "content-security-policy": "sandbox allow-scripts" });
  await page.getByRole("button", { name: NOVEL }).click();
  await page.getByText("That is a lie").waitFor();
  release();
  await live(page).waitFor();
  await page.getByText("That is a lie").waitFor();
  assert.equal((await heard(page)).length, 1);
});

test("a cover that is opened while the live card is drawn is open in it", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({
    prepare: async (page) => {
      await prepare(page);
      // Notes the timeout that the script sets to wait for the end of a press.
      await page.addInitScript(() => {
        const set = /** @type {any} */ (setTimeout);
        /** @type {any} */ (window).setTimeout = (call, after) => { window.waits ||= after === 2_000; return set(call, after); };
      });
    },
  });
  const cover = page.getByRole("button", { name: NOVEL });
  await cover.hover();
  await page.mouse.down();
  release();
  await page.waitForFunction(() => window.waits);
  await page.mouse.up();
  await live(page).getByText("That is a lie").waitFor();
  assert.equal((await heard(page)).length, 1);
});

test("focus, typed text and clicks on what needs the program are taken over", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare });
  await finish(page, "novel", "1");
  await page.click("#preferences summary");
  await page.click("[part=open-all]");
  await page.focus("#progress-anime");
  release();
  await live(page).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("curtain-card").shadowRoot.activeElement.id), "progress-anime");
  assert.equal(await page.inputValue("#progress-novel"), "1");
  assert.equal(await page.getAttribute("#preferences", "open"), "");
  assert.notEqual(await page.textContent("[part=open-all]"), "Show all spoilers", "the first click asks again");
});

test("readers with preferences about covers get them from the program", async () => {
  const context = await on.context();
  const { prepare, release } = holdProgram();
  const page = await open({ context, prepare: async (page) => {
    await prepare(page);
    await page.addInitScript((key) => localStorage.setItem(key, ".opening=minute"), `curtain:${ID}`);
  } });
  const cover = page.getByRole("button", { name: NOVEL });
  await cover.click();
  assert.equal(await cover.getAttribute("aria-busy"), "true");
  assert.equal(await page.getByText("That is a lie").count(), 0);
  release();
  await live(page).getByText("That is a lie").waitFor();
});

test("a card in another language is drawn by the program alone", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare }, `<div lang="de">${inline()}</div>`);
  await page.waitForRequest("**/*.wasm");
  assert.equal(await page.locator(".card-slot").count(), 0);
  assert.equal(await page.getByText("The content between").isVisible(), true);
  release();
  await page.locator("[part=card][lang=de]").waitFor();
});

const damages = {
  "is missing": (route) => route.fulfill({ status: 404 }),
  "was cut": changed((body) => body.subarray(0, body.length / 2)),
  "is a page": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Not found" }),
  "names no languages": changed((body) => JSON.stringify({ ...JSON.parse(String(body)), langs: undefined })),
  "is of another form": (route) => route.fulfill({ json: [] }),
  "has a script": changed((body) => String(body).replace('["header",', '["script",{},"globalThis.evil = true"],["header",')),
  "has a frame": changed((body) => String(body).replace('["header",', '["iframe",{"srcdoc":"x"}],["header",')),
  "has a handler": changed((body) => String(body).replace('"class":"head"', '"class":"head","onclick":"evil = true"')),
  "has a link that runs": changed((body) => String(body).replace(/"href":"[^"]*"/, '"href":"javascript:evil = true"')),
  "has a picture from elsewhere": changed((body) => String(body).replace(/"src":"[^"]*"/, '"src":"https://elsewhere.example/x.png"')),
};
for (const [what, respond] of Object.entries(damages)) {
  test(`the program draws a card whose static card ${what}`, async () => {
    const { prepare, release } = holdProgram();
    const page = await open({
      noisy: true,
      prepare: async (page) => {
        await prepare(page);
        await page.route("**/cards/*.static.json", respond);
      },
    });
    await page.waitForRequest("**/*.wasm");
    assert.equal(await page.locator(".card-slot").count(), 0);
    assert.equal(await page.getByText("The content between").isVisible(), true);
    release();
    await live(page).waitFor();
    assert.equal(await page.evaluate(() => globalThis.evil), undefined);
  });
}

test("covers whose openings are damaged wait for the program", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({
    prepare: async (page) => {
      await prepare(page);
      await page.route("**/cards/*.static.json", changed((body) => String(body).replace(/"openings":"[^"]{40}/, '"openings":"')));
    },
  });
  const cover = page.getByRole("button", { name: NOVEL });
  await cover.click();
  assert.equal(await cover.getAttribute("aria-busy"), "true");
  release();
  await live(page).getByText("That is a lie").waitFor();
  assert.equal((await heard(page)).length, 1);
});

/** Policies of hosts that forbid the program, and frames too or not. */
const FORBIDDEN = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'";

test("where a host forbids the program and frames, the static card stays and its covers open", async () => {
  const page = await open({ noisy: true }, inline(), { "content-security-policy": `${FORBIDDEN}; frame-src 'none'` });
  await page.locator(".card-slot[data-curtain=failed]").waitFor();
  await page.getByRole("button", { name: NOVEL }).click();
  await page.getByText("That is a lie").waitFor();
  assert.equal(await page.locator("[part=progress]:enabled, [part=open-all]:enabled").count(), 0);
  assert.equal(await page.locator(".card-slot").count(), 1);
  assert.equal(await page.getByText("The content between").isVisible(), false);
});

test("where a host forbids the program, a frame takes the place of the static card", async () => {
  const page = await open({ noisy: true }, inline(), { "content-security-policy": FORBIDDEN });
  await page.locator("curtain-card iframe:not(.silent)").waitFor();
  assert.equal(await page.locator(".card-slot").count(), 0);
  await page.frameLocator("curtain-card iframe").locator("[part=card]").waitFor();
});

test("a host with Trusted Types and without inline styles has the static and the live card", async () => {
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'";
  const { prepare, release } = holdProgram();
  const page = await open({ prepare }, inline(), { "content-security-policy": policy });
  await page.getByRole("button", { name: NOVEL }).click();
  await page.getByText("That is a lie").waitFor();
  release();
  await live(page).getByText("That is a lie").waitFor();
});

test("an element that is removed leaves nothing, and one that comes back begins again", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare });
  await still(page).waitFor();
  const inside = await page.evaluate(async () => {
    window.card = document.querySelector("curtain-card");
    window.card.remove();
    await Promise.resolve();
    return [...window.card.shadowRoot.children].map(({ localName, hidden }) => `${localName} ${hidden}`);
  });
  assert.deepEqual(inside, ["slot false"]);
  await page.evaluate(() => document.body.append(window.card));
  await still(page).waitFor();
  release();
  await live(page).waitFor();
  assert.equal(await page.locator(".card-slot").count(), 1);
});

test("of many cards those near the screen alone have a static card", async () => {
  const { prepare } = holdProgram();
  const page = await open({ prepare }, inline().repeat(100));
  await still(page).first().waitFor();
  await page.waitForRequest("**/*.wasm");
  await rendered(page);
  assert.ok(await page.locator(".card-slot").count() < 10, `${await page.locator(".card-slot").count()} of 100`);
  await page.locator("curtain-card").last().evaluate((card) => card.scrollIntoView());
  await page.waitForFunction(() => [...document.querySelectorAll("curtain-card")].slice(50).some((card) => card.shadowRoot.querySelector(".card-slot")));
});

layout("the page does not shift when the live card comes", async () => {
  const { prepare, release } = holdProgram();
  const page = await open({ prepare }, `${inline()}<p id="below">Below</p>`);
  await still(page).waitFor();
  const below = () => page.evaluate(() => document.querySelector("#below").getBoundingClientRect().top);
  await page.evaluate(() => document.fonts.ready);
  const before = await below();
  release();
  await live(page).waitFor();
  assert.equal(await below(), before);
});
