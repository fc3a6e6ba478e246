// Embedded cards on host pages: frames, the element, inline cards and signatures, in one page of `pages/` per kind of
// host. nginx serves the cards, with the published configuration and on another origin than the host pages.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { nginx } from "./nginx.mjs";
import { serve } from "./serve.mjs";
import { command, dist, environment, finish, harness, layout, rendered, repository } from "./support.mjs";

const on = harness(dist, nginx);
const folder = join(import.meta.dirname, "pages");
const wordpress = join(repository, ".tools/wordpress/wp-embed.js");

/** The response headers of host pages, besides the content type. */
const HEADERS = {
  "strict-csp": (site) => ({ "content-security-policy": `default-src 'none'; script-src ${site}; frame-src ${site}; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'` }),
  "strict-inline": (site) => ({ "content-security-policy": `default-src 'none'; script-src ${site}; frame-src ${site}; img-src data:` }),
  "storage-blocked": () => ({ "content-security-policy": "sandbox allow-scripts" }),
};

/** Returns a page in which each `{{kind id …}}` is replaced by the snippet that the command prints. */
function page(name) {
  const text = readFileSync(join(folder, `${name}.html`), "utf8");
  return text.replaceAll("CARDS", on.site.url).replace(/\{\{(\w+) (\S+)(.*?)\}\}/g, (_, kind, id, more) => {
    const options = more.split(" ").filter(Boolean);
    const snippet = execFileSync(command, ["snippet", id, "--base", on.site.url, "--kind", kind, ...options], { cwd: repository, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    // The HTML of a BBCode's definition, as a forum writes it for `[curtain]id[/curtain]`.
    return snippet.replace(/^\[curtain\].*\n/, "").replaceAll(/\{(IDENTIFIER|text)\}/g, id);
  });
}

let hosts;
before(async () => {
  hosts = await serve(folder, (path, response) => {
    if (path === "/wp-embed.js") {
      response.writeHead(200, { "content-type": "text/javascript" });
      response.end(readFileSync(wordpress));
      return true;
    }
    const name = path.match(/^\/([a-z-]+)\.html$/)?.[1];
    if (!name || !existsSync(join(folder, `${name}.html`))) return false;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...HEADERS[name]?.(on.site.url) });
    response.end(page(name));
    return true;
  });
  // The host pages are on another site than the cards, not only on another port.
  hosts.url = hosts.url.replace("127.0.0.1", "localhost");
});
after(() => hosts?.stop());

/** An hour before episode 1 of 86. */
const SOON = Date.UTC(2021, 3, 10, 14, 0);

/** Opens a host page at a time when a countdown runs. */
const open = (name, options = {}) => on.open(`${name}.html`, {
  base: hosts.url, sites: [hosts.url], live: false, width: 800,
  ...options,
  prepare: async (page) => {
    await page.clock.install({ time: options.time ?? SOON });
    await options.prepare?.(page);
  },
});

const frame = (page, of) => page.frameLocator(`iframe[src*="embed/${of}/"]`);
const element = (page, of) => page.locator(`curtain-card[card="${of}"]`);
const live = (card) => card.locator("[data-curtain=live]").waitFor({ timeout: 30_000 });
const count = (card) => card.locator("[part=countdown]").first();

/** Sees that the countdown runs. */
async function ticks(card) {
  await count(card).evaluate((count) => count.scrollIntoView({ block: "center" }));
  const before = await count(card).textContent();
  await count(card).filter({ hasNotText: before }).waitFor();
}

/** Opens a cover and waits for its text. */
async function opens(card) {
  const cover = card.locator("[part=reveal]").first();
  // Playwright's own scrolling waits for animation frames, which a card off the screen does not get.
  await cover.evaluate((cover) => cover.scrollIntoView({ block: "center" }));
  assert.equal(await cover.getAttribute("aria-expanded"), "false");
  await cover.click();
  await card.locator("[part=reveal][aria-expanded=true]").first().waitFor();
  await card.locator("[part=cover] + [part=fact], .cover + .fact").first().waitFor();
}

/** Waits until the frame of an element or a host is as tall as its page. */
async function follows(page, handle) {
  await page.waitForFunction((frame) => {
    const box = frame.getBoundingClientRect();
    return box.height > 200 && getComputedStyle(frame).visibility === "visible" && Math.abs(frame.reportedHeight - box.height) <= 1;
  }, handle);
}

/** Records the height that each frame reports. */
const listen = (page) => page.addInitScript(() => {
  if (window !== top) return;
  const within = (root) => [...root.querySelectorAll("iframe")]
    .concat([...root.querySelectorAll("curtain-card")].flatMap((card) => within(card.shadowRoot ?? document.createElement("p"))));
  addEventListener("message", ({ source, data }) => {
    const frame = within(document).find((frame) => frame.contentWindow === source);
    if (frame && data?.type === "curtain-height") frame.reportedHeight = data.height;
  });
});

layout("a plain blog: the frame as pasted, and the element as tall as its card", async () => {
  const page = await open("plain-blog", { prepare: listen });
  const pasted = frame(page, "86-eighty-six");
  await live(pasted);
  await ticks(pasted);
  const scrolls = await pasted.locator("html").evaluate((html) => html.scrollHeight > innerHeight);
  assert.equal(scrolls, false, "no scroll bar at the size that the snippet says");
  const card = element(page, "vivy");
  const whole = card.frameLocator("iframe");
  await live(whole);
  const handle = await card.locator("iframe").elementHandle();
  await follows(page, handle);
  await opens(whole);
  await follows(page, handle);
  assert.equal(await card.locator("a").isVisible(), false, "the fallback has gone");
});

layout("compact cards fit the size of their snippet, at any width from 280 pixels, at any time", async () => {
  for (const time of [SOON, Date.UTC(2022, 9, 1), Date.UTC(2026, 10, 21)]) {
    const context = await on.context();
    for (const id of ["86-eighty-six", "vivy", "spy-family"]) {
      const page = await on.open(`embed/${id}/#size=compact`, { context, prepare: (page) => page.clock.install({ time }) });
      for (const width of [280, 320, 479, 500, 640]) {
        await page.setViewportSize({ width, height: 740 });
        const { height, isWider } = await page.evaluate(() => ({
          height: document.documentElement.getBoundingClientRect().height,
          isWider: document.documentElement.scrollWidth > innerWidth,
        }));
        assert.ok(height <= 740, `${id} is ${height} tall at ${width}`);
        assert.equal(isWider, false, `${id} is wider than ${width}`);
      }
      await page.close();
    }
  }
});

test("a strict policy: the frame and the element work with the sources that the snippet names", async () => {
  const page = await open("strict-csp", { prepare: listen });
  const pasted = frame(page, "86-eighty-six").first();
  await live(pasted);
  await opens(pasted);
  await ticks(pasted);
  const card = element(page, "vivy");
  await opens(card.frameLocator("iframe"));
  await follows(page, await card.locator("iframe").elementHandle());
});

test("an inline card falls back to a frame if a policy blocks the program", async () => {
  const page = await open("strict-inline", { prepare: listen });
  page.expected = /Content Security Policy|shown in a frame|Refused to connect|Failed to fetch|Fetch API cannot load/;
  const card = element(page, "spy-family");
  await opens(card.frameLocator("iframe"));
  await follows(page, await card.locator("iframe").elementHandle());
});

for (const file of ["inline-", "widget-"]) {
  test(`a changed script of inline cards does not run: ${file}*.js`, async () => {
    // Changes the file for the main frame alone: the fallback frame loads it too.
    const tamper = (page) => page.route(`**/${file}*.js`, async (route) => {
      if (route.request().frame() !== page.mainFrame()) return route.continue();
      const response = await route.fetch();
      await route.fulfill({ response, body: `globalThis.evil = true;\n${await response.text()}` });
    });
    const page = await open("twenty", { prepare: tamper });
    page.expected = /shown in a frame|integrity|Failed to (load|fetch)/;
    await live(first(page).frameLocator("iframe"));
    assert.equal(await page.evaluate(() => globalThis.evil), undefined);
  });
}

test("WordPress: wp-embed.js, its sandbox and its height limit", async () => {
  const page = await open("wordpress");
  const card = frame(page, "86-eighty-six");
  await live(card);
  await page.waitForFunction(() => document.querySelector("iframe").height === "1000");
  assert.equal(await page.locator("blockquote").first().isVisible(), false, "WordPress shows the frame instead");
  await card.locator("[part=reveal]").first().click();
  await card.locator("[part=reveal][aria-expanded=true]").first().waitFor();
  await ticks(card);
  const compact = frame(page, "vivy");
  await live(compact);
  // Frames off the screen get no layout.
  await page.locator("iframe").last().scrollIntoViewIfNeeded();
  const height = await compact.locator("html").evaluate((html) => Math.ceil(html.getBoundingClientRect().height));
  assert.ok(height > 200 && height < 1_000);
  await page.waitForFunction((height) => document.querySelectorAll("iframe")[1].height === String(height), height);
  // The sandbox allows no new window. The link works by WordPress's message.
  await compact.getByRole("link", { name: "See the full card" }).click();
  await page.waitForURL(/\/c\/vivy\/$/);
});

layout("Discourse: the attributes that a post keeps, and its sandbox", async () => {
  const page = await open("discourse");
  const post = frame(page, "86-eighty-six");
  await live(post);
  await ticks(post);
  assert.equal(await post.locator("html").evaluate((html) => html.scrollHeight > innerHeight), false);
  const onebox = frame(page, "vivy");
  await live(onebox);
  await opens(onebox);
});

test("phpBB: the frame of the BBCode is as tall as its card", async () => {
  const page = await open("phpbb", { prepare: listen });
  const card = frame(page, "86-eighty-six");
  await live(card);
  const handle = await page.locator("iframe").elementHandle();
  await follows(page, handle);
  await opens(card);
  await follows(page, handle);
  await ticks(card);
});

test("XenForo: the frame in a post and the picture in a signature", async () => {
  const page = await open("xenforo");
  const card = frame(page, "86-eighty-six");
  await live(card);
  await ticks(card);
  const picture = page.locator(".signature img");
  assert.deepEqual(await picture.evaluate((image) => [image.naturalWidth, image.naturalHeight]), [500, 120]);
});

test("a dark page has no white corners", async () => {
  const page = await open("dark", { colorScheme: "light", prepare: listen });
  for (const id of ["86-eighty-six", "vivy", "spy-family"]) await live(frame(page, id));
  await follows(page, await element(page, "spy-family").locator("iframe").elementHandle());
  await rendered(page);
  for (const handle of await page.locator("iframe").elementHandles()) {
    await handle.scrollIntoViewIfNeeded();
    const image = await handle.screenshot();
    const light = await page.evaluate(async (data) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
      canvas.drawImage(bitmap, 0, 0);
      const corners = [[0, 60], [0, bitmap.height - 1], [bitmap.width - 1, 60], [bitmap.width - 1, bitmap.height - 1]];
      return Math.max(...corners.map(([x, y]) => Math.min(...canvas.getImageData(x, y, 1, 1).data.slice(0, 3))));
    }, image.toString("base64"));
    const isTransparent = (await handle.getAttribute("src")).includes("transparent");
    assert.ok(light < (isTransparent ? 256 : 120), `a corner as light as ${light} in ${await handle.getAttribute("src")}`);
  }
});

test("a page from right to left: frames, elements and cards inline", async () => {
  const page = await open("right-to-left", { prepare: listen });
  const pasted = frame(page, "86-eighty-six");
  await live(pasted);
  await ticks(pasted);
  await opens(element(page, "vivy").frameLocator("iframe"));
  const inline = element(page, "spy-family");
  // The frames above it grow and move it off the screen, where it is not rendered.
  await inline.evaluate((card) => card.scrollIntoView());
  await opens(inline);
  // The interface takes the language and direction of the page. The author's texts do not.
  const direction = (of) => inline.locator(of).first().evaluate((element) => getComputedStyle(element).direction);
  assert.equal(await direction("[part=card]"), "rtl");
  assert.equal(await direction(".story .prose"), "ltr");
});

test("without script, the frame is readable and the link in the element works", async () => {
  const page = await on.open("no-script.html", { base: hosts.url, sites: [hosts.url], live: false, script: false });
  const card = frame(page, "86-eighty-six");
  assert.equal(await card.locator("[data-curtain=static] [part=title]").textContent(), "86 EIGHTY-SIX");
  assert.equal(await element(page, "vivy").locator("a").isVisible(), true);
});

test("cards work without storage, and store nothing", async () => {
  const page = await open("storage-blocked");
  const inline = element(page, "86-eighty-six");
  await opens(inline);
  await ticks(inline);
  await opens(frame(page, "vivy"));
});

layout("a signature fits its frame from a height of 100 pixels, in every state", async () => {
  const [onBreak, ended] = [Date.UTC(2021, 7, 1), Date.UTC(2026, 10, 21)];
  for (const [id, time] of [["86-eighty-six", SOON], ["86-eighty-six", onBreak], ["vivy", ended]]) {
    for (const at of ["", "&at=2021-08-01T12:00Z"]) {
      const page = await on.open(`embed/${id}/#size=signature${at}`, { live: false, prepare: (page) => page.clock.install({ time }) });
      // The program does not start after the end of a run.
      if (at || time !== ended) await live(page);
      for (const height of [100, 119, 120, 159, 160]) {
        for (const width of [320, 500, 600]) {
          await page.setViewportSize({ width, height });
          const lowest = await page.evaluate(() => Math.max(...[...document.querySelectorAll("[part=title], .tags, .as-at, [part=countdown], .note, [part=local-time]")]
            .map((text) => text.getBoundingClientRect().bottom)));
          assert.ok(lowest > height / 2 && lowest <= height - 1, `${id}${at} at ${width} × ${height} reaches to ${lowest}`);
        }
      }
      await page.close();
    }
  }
});

layout("a thread of 25 signatures starts no program after the end of the runs, and few programs during a run", async () => {
  const ended = await open("thread", { time: Date.UTC(2026, 10, 21) });
  await ended.waitForLoadState("networkidle");
  await ended.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await ended.waitForLoadState("networkidle");
  assert.deepEqual(ended.requests.filter((url) => url.endsWith(".wasm")), [], "these runs have ended");
  const page = await open("thread");
  const first = frame(page, "86-eighty-six").first();
  await first.locator("[data-curtain=live]").waitFor({ timeout: 30_000 });
  await ticks(first);
  await page.waitForLoadState("networkidle");
  const frames = page.frames().filter((frame) => frame.url().includes("/embed/"));
  let started = 0;
  for (const frame of frames) started += await frame.locator("[data-curtain=live]").count();
  assert.ok(started >= 1 && started <= 6, `${started} of ${frames.length} frames have started, on a screen that shows two or three`);
  for (const frame of frames) {
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), false);
  }
  assert.equal(await first.getByRole("link", { name: "See the full card" }).getAttribute("href"), "../../c/86-eighty-six/");
});

test("cards far from the screen are not watched while the page rests, and are drawn however they come near", async () => {
  const acts = {
    "spy-family": [
      // A part of the page that is as high as before.
      () => { document.querySelector("#filler").style.height = 0; },
      () => { document.querySelector("#scroller").scrollTop = 9_000; },
    ],
    vivy: [
      () => { document.querySelector("#room").remove(); },
      () => { scrollTo(0, 9_000); },
    ],
  };
  for (const [id, ways] of Object.entries(acts)) {
    for (const act of ways) {
      const page = await open("far", {
        prepare: (page) => page.addInitScript(() => {
          // The program watches elements of its own.
          const watched = window.watched = new Set();
          const isHost = (target) => target.localName === "curtain-card";
          window.IntersectionObserver = class extends IntersectionObserver {
            hosts = new Set();
            observe(target) {
              super.observe(target);
              if (!isHost(target)) return;
              this.hosts.add(target);
              watched.add(target);
            }
            unobserve(target) {
              super.unobserve(target);
              this.hosts.delete(target);
              watched.delete(target);
            }
            disconnect() {
              super.disconnect();
              for (const host of this.hosts) watched.delete(host);
            }
          };
        }),
      });
      const title = (id) => element(page, id).locator("[part=title]");
      await title("86-eighty-six").waitFor();
      await page.waitForFunction(() => window.watched.size === 0);
      for (const far of Object.keys(acts)) assert.equal(await title(far).count(), 0, far);
      await page.evaluate(act);
      await title(id).waitFor();
      await page.waitForFunction(() => window.watched.size === 0);
      await page.close();
    }
  }
});

test("twenty cards of three series in one page share one program and one style sheet", async () => {
  const page = await open("twenty");
  const cards = page.locator("curtain-card");
  for (const card of await cards.all()) {
    await card.scrollIntoViewIfNeeded();
    await drawn(card).waitFor();
  }
  const files = page.requests.filter((url) => /\.(wasm|js)$|\/cards\//.test(url)).map((url) => url.split("/").at(-1).replace(/-[0-9a-f]{12,}/, ""));
  assert.deepEqual(files.sort(), ["86-eighty-six.static.json", "86-eighty-six.txt", "curtain.js", "inline.js", "spy-family.static.json", "spy-family.txt", "vivy.static.json", "vivy.txt", "widget.js", "widget_bg.wasm"]);
  const styleSheets = await page.evaluate(() => new Set([...document.querySelectorAll("curtain-card")]
    .flatMap((card) => card.shadowRoot.adoptedStyleSheets)).size);
  assert.equal(styleSheets, 2);
  await ticks(cards.nth(0));
  await opens(cards.nth(4));
  // Cards of one series share a reader. Cards of another series do not.
  await cards.nth(7).locator("[part=reveal][aria-expanded=true]").first().waitFor();
  assert.equal(await cards.nth(5).locator("[part=reveal][aria-expanded=true]").count(), 0);
  // Inline cards must not write the address of the host page.
  assert.equal(new URL(page.url()).hash, "");
});

test("the events of the element are composed and reach the window", async () => {
  const page = await open("twenty");
  await page.evaluate(() => {
    window.events = [];
    for (const kind of ["curtain-open", "curtain-progress"]) {
      addEventListener(kind, ({ type, detail, composed, target }) => window.events.push({ type, detail, composed, target: target.localName }));
    }
  });
  const card = page.locator("curtain-card").first();
  await opens(card);
  await finish(card, "anime", "3");
  await page.waitForFunction(() => window.events.length === 2);
  const [open_, progress] = await page.evaluate(() => window.events);
  assert.deepEqual([open_.type, open_.composed, open_.target, open_.detail.card], ["curtain-open", true, "curtain-card", "86-eighty-six"]);
  assert.match(String(open_.detail.fact), /^\w+$/);
  assert.deepEqual(progress.detail, { card: "86-eighty-six", track: "anime", units: 3 });
});

test("an element follows its attributes, keeps its card when it is moved, and reports an invalid card name", async () => {
  const page = await open("plain-blog", { prepare: listen });
  const card = element(page, "vivy");
  const inner = card.frameLocator("iframe");
  await live(inner);
  const requestCount = page.requests.length;
  await card.evaluate((card) => card.setAttribute("theme", "dark"));
  await inner.locator("html[data-theme=dark]").waitFor();
  await card.evaluate((card) => card.setAttribute("progress", "anime=13"));
  await inner.locator("[part=close-all]:not([aria-disabled])").waitFor();
  assert.equal(page.requests.length, requestCount, "the attribute change reaches the same card, which loads nothing again");
  await card.evaluate((card) => document.body.prepend(card));
  await live(inner);
  await follows(page, await card.locator("iframe").elementHandle());
  page.expected = /^error: curtain-card: found card="\.\.\/86", wanted the name of a card/;
  await page.evaluate(() => { document.body.append(Object.assign(document.createElement("curtain-card"), { textContent: "still here" })); });
  await page.evaluate(() => document.querySelector("body > curtain-card:last-child").setAttribute("card", "../86"));
  page.expected = /^error: curtain-card: found card="(\.\.\/86)?", wanted the name of a card/;
  await page.getByText("still here").waitFor();
});

test("floods of messages, forged heights and messages from other frames have no effect", async () => {
  const page = await open("hostile", { prepare: listen });
  const card = element(page, "86-eighty-six");
  await live(card.frameLocator("iframe"));
  const handle = await card.locator("iframe").elementHandle();
  await follows(page, handle);
  const height = () => handle.evaluate((frame) => frame.getBoundingClientRect().height);
  const right = await height();
  const send = (where, messages) => where.evaluate((_, messages) => {
    for (const data of messages) parent.postMessage(data, "*");
  }, messages).then(() => rendered(page));
  const forged = [-1, NaN, 1e9, Infinity, "900", null, {}, [9], true].map((height) => ({ type: "curtain-height", height }));
  // From a foreign frame, from another frame of the cards' site, and from the host page.
  const stranger = page.frames().find((frame) => frame.url().includes("stranger"));
  const neighbour = page.frames().find((frame) => frame.url().includes("/embed/vivy/"));
  for (const where of [stranger, neighbour]) {
    await send(where.locator("html"), [...forged, { type: "curtain-height", height: 77 }, "s9e:init", null, 3]);
    assert.equal(await height(), right);
  }
  await page.evaluate((forged) => { for (const data of forged) postMessage(data, "*"); }, forged);
  assert.equal(await height(), right);
  // From the frame of the element: only numbers within bounds.
  const own = page.frames().find((frame) => frame.url().includes("/embed/86-eighty-six/"));
  const html = own.locator("html");
  await send(html, [NaN, Infinity, "900", null, {}, [9], true].map((height) => ({ type: "curtain-height", height })));
  assert.equal(await height(), right);
  await send(html, [{ type: "curtain-height", height: -1 }]);
  assert.equal(await height(), 40);
  await send(html, [{ type: "curtain-height", height: 1e9 }]);
  assert.equal(await height(), 20_000);
  await send(html, Array.from({ length: 20_000 }, (_, index) => ({ type: "curtain-height", height: 300 + index % 7 })));
  await page.waitForFunction((frame) => frame.getBoundingClientRect().height < 400, handle);
  // The height follows after the flood.
  await send(html, [{ type: "curtain-height", height: 500 }]);
  assert.equal(await height(), 500);
  // The element is removed while messages arrive.
  await own.evaluate(() => { setInterval(() => parent.postMessage({ type: "curtain-height", height: 600 }, "*"), 1); });
  await card.evaluate((card) => card.remove());
  await rendered(page);
  assert.equal(await page.locator("h1, curtain-card").count(), 0);
});

/** Generates messages of every kind: some almost valid, with and without ports. */
const message = fc.record({
  data: fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withSparseArray: true }),
    fc.record({ type: fc.oneof(fc.constant("curtain-height"), fc.string()), height: fc.oneof(fc.double(), fc.integer(), fc.anything()) }, { requiredKeys: [] }),
    fc.record({ message: fc.oneof(fc.constantFrom("ready", "height", "link"), fc.string()), value: fc.anything(), secret: fc.oneof(fc.constant("s3cret"), fc.string()) }, { requiredKeys: [] }),
    fc.constantFrom("s9e:init", "s9e:init ", "", "curtain-height"),
  ),
  ports: fc.nat({ max: 2 }),
});
const messages = fc.array(message, { minLength: 1, maxLength: 40 });

test("a frame answers any message of its host with its height alone, and keeps working", async () => {
  const page = await open("hostile");
  // A browser that stores what frames store has the cover of the first card open from then on.
  for (const [id, secret] of [["vivy", ""], ["spy-family", "#?secret=s3cret"]]) {
    await page.evaluate(async (src) => {
      const frame = Object.assign(document.createElement("iframe"), { src, width: 400, height: 300 });
      window.heard = [];
      window.frame = frame;
      window.onmessage = ({ source, data }) => { if (source === frame.contentWindow) window.heard.push(data); };
      document.body.prepend(frame);
      await new Promise((loaded) => { frame.onload = loaded; });
    }, `${on.site.url}embed/${id}/${secret}`);
    await live(page.frameLocator("iframe >> nth=0"));
    await fc.assert(fc.asyncProperty(messages, async (list) => {
      const received = await page.evaluate(async (list) => {
        const answers = [];
        const ends = [];
        for (const { data, ports } of list) {
          const channels = Array.from({ length: ports }, () => new MessageChannel());
          for (const { port1 } of channels) {
            port1.onmessage = ({ data }) => answers.push(data);
            ends.push(port1);
          }
          window.frame.contentWindow.postMessage(data, "*", channels.map(({ port2 }) => port2));
        }
        // Answers arrive in order: after this one, there are no more.
        const last = new MessageChannel();
        const answered = new Promise((done) => { last.port1.onmessage = done; });
        window.frame.contentWindow.postMessage("s9e:init", "*", [last.port2]);
        await answered;
        for (const end of ends) end.close();
        return { heard: window.heard, answers };
      }, list);
      for (const height of received.answers) assert.ok(Number.isInteger(height) && height > 0, JSON.stringify(height));
      for (const data of received.heard) {
        const { type, message, height = data.value } = data;
        assert.deepEqual(data, type ? { type: "curtain-height", height } : { message: "height", value: height, secret: "s3cret" });
        assert.ok(Number.isInteger(height) && height > 0 && (type || (secret && message)), JSON.stringify(data));
      }
    }), { numRuns: 40, includeErrorInReport: true });
    assert.ok(await page.evaluate(() => window.heard.length) > 40);
    await opens(page.frameLocator("iframe >> nth=0"));
  }
});

test("any message of its frame changes an element's height alone, within bounds", async () => {
  const page = await open("hostile");
  const card = element(page, "86-eighty-six");
  await live(card.frameLocator("iframe"));
  const handle = await card.locator("iframe").elementHandle();
  const own = page.frames().find((frame) => frame.url().includes("/embed/86-eighty-six/"));
  await fc.assert(fc.asyncProperty(messages, async (list) => {
    await own.evaluate((list) => {
      for (const { data, ports } of list) {
        parent.postMessage(data, "*", Array.from({ length: ports }, () => new MessageChannel().port2));
      }
    }, list);
    await rendered(page);
    const { style, box } = await handle.evaluate((frame) => ({ style: frame.getAttribute("style"), box: frame.getBoundingClientRect().height }));
    assert.match(style, /^height: \d+px;$/);
    assert.ok(box >= 40 && box <= 20_000, box);
  }), { numRuns: 40, includeErrorInReport: true });
  // The cover may be outside of the frame if the last height was small.
  await own.locator("[part=reveal]").first().evaluate((cover) => cover.click());
  await own.locator("[part=reveal][aria-expanded=true]").first().waitFor({ state: "attached" });
});

/** The first card of a page. */
const first = (page) => page.locator("curtain-card").first();
/** The live card of an inline element. The static one before it gives way, perhaps in the middle of a step. */
const drawn = (card) => card.locator(".card-slot:not([data-curtain]) [part=card]");
const slots = (card) => card.evaluate((card) => card.shadowRoot.querySelectorAll(".card-slot").length);

test("an inline card that changes or moves while it loads is rendered once", async () => {
  const page = await open("twenty");
  const card = first(page);
  await card.evaluate((card) => {
    card.setAttribute("theme", "dark");
    document.body.append(card);
    document.body.prepend(card);
    card.setAttribute("progress", "anime=1");
  });
  await card.locator("[data-theme=dark] [part=card]").waitFor();
  assert.equal(await slots(card), 1);
  await card.evaluate((card) => card.setAttribute("card", "vivy"));
  await card.evaluate((card) => card.setAttribute("card", "spy-family"));
  await card.getByRole("heading", { name: "SPY×FAMILY" }).waitFor();
  assert.equal(await slots(card), 1);
  await card.evaluate((card) => { document.body.prepend(card); });
  await rendered(page);
  assert.equal(await slots(card), 1);
});

test("every attribute can change at any time", async () => {
  const page = await open("twenty");
  const card = first(page);
  await card.locator("[part=card]").waitFor();
  await card.evaluate((card) => card.removeAttribute("inline"));
  await live(card.frameLocator("iframe"));
  assert.equal(await slots(card), 0);
  await page.waitForFunction((card) => card.getBoundingClientRect().height > 1_000, await card.elementHandle());
  await card.evaluate((card) => card.setAttribute("size", "signature"));
  await page.waitForFunction((card) => card.getBoundingClientRect().height === 120, await card.elementHandle());
  await card.evaluate((card) => card.setAttribute("inline", ""));
  await card.locator("[data-size=signature] [part=card]").waitFor();
  assert.equal(await card.locator("iframe").count(), 0);
});

test("what a page does wrong is no card's end", async () => {
  const page = await open("twenty");
  page.expected = /analytics|unreachable/;
  await page.evaluate(() => {
    addEventListener("curtain-open", () => { throw new Error("analytics"); });
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const trap = () => /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports).f();
    setTimeout(trap);
  });
  await opens(first(page));
  await rendered(page);
  assert.equal(await first(page).locator("[part=card]").count(), 1);
  assert.equal(await page.locator("curtain-card").evaluateAll((cards) => cards.filter((card) => card.shadowRoot.querySelector("iframe")).length), 0);
});

test("where the program ends, every inline card goes into a frame, and one that is put back later too", async () => {
  const page = await open("twenty");
  page.expected = /shown in a frame|the host broke it|curtain/;
  const card = first(page);
  await drawn(card).waitFor();
  await page.evaluate(() => {
    window.away = document.querySelectorAll("curtain-card")[1];
    window.away.remove();
    const create = document.createTextNode;
    document.createTextNode = () => {
      document.createTextNode = create;
      throw new WebAssembly.RuntimeError("the host broke it");
    };
  });
  await card.locator("[part=reveal]").first().evaluate((cover) => cover.click());
  await live(card.frameLocator("iframe"));
  await page.evaluate(() => document.body.prepend(window.away));
  await live(page.locator("curtain-card").first().frameLocator("iframe"));
});

test("removed inline cards release their memory", async () => {
  const page = await open("twenty");
  await drawn(first(page)).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const nodes = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "Nodes").value;
  };
  const round = () => page.evaluate(async () => {
    for (let count = 0; count < 15; count += 1) {
      const card = Object.assign(document.createElement("curtain-card"), { textContent: "86" });
      card.setAttribute("card", "86-eighty-six");
      card.setAttribute("inline", "");
      document.body.prepend(card);
      while (!card.shadowRoot.querySelector("[part=card]")) await new Promise((next) => setTimeout(next, 5));
      card.remove();
    }
  });
  await round();
  const before = await nodes();
  await round();
  const after = await nodes();
  assert.ok(after < before + 3_000, `${before} nodes, then ${after}`);
});

test("a framed element shows its card in a page without an origin", async () => {
  const page = await open("storage-blocked");
  await page.evaluate(() => {
    const card = Object.assign(document.createElement("curtain-card"), { id: "framed", textContent: "Vivy" });
    card.setAttribute("card", "vivy");
    document.body.prepend(card);
  });
  const card = page.locator("#framed");
  await live(card.frameLocator("iframe"));
  await page.waitForFunction(() => document.querySelector("#framed").getBoundingClientRect().height > 1_000);
});

test("an inline card does not inherit the text styles of the page", async () => {
  const page = await open("twenty");
  await drawn(first(page)).waitFor();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "62.5%";
    document.body.style.cssText = "text-transform: uppercase; letter-spacing: .2em; text-indent: 2em; white-space: pre-wrap; text-align: right";
  });
  const own = await first(page).locator(".prose .text").first().evaluate((text) => {
    const style = getComputedStyle(text);
    return [style.fontSize, style.textTransform, style.letterSpacing, style.textIndent, style.whiteSpace, style.textAlign];
  });
  assert.deepEqual(own, ["17px", "none", "normal", "0px", "normal", "start"]);
});

test("a signature shows the instant of its address, and its link names the card", async () => {
  const page = await on.open("embed/86-eighty-six/#size=signature&at=2021-12-20T12:00Z", { width: 500, height: 120 });
  assert.match((await page.textContent("[part=countdown]")).replaceAll("\u00a0", " "), /^Episode 21 in 5 d 3 h/);
  const link = page.getByRole("link", { name: "86 EIGHTY-SIX See the full card" });
  await page.keyboard.press("Tab");
  assert.equal(await link.evaluate((link) => link === document.activeElement && parseFloat(getComputedStyle(link).outlineOffset) < 0), true);
});

test("an invalid date in the address is ignored", async () => {
  const page = await on.open("c/vivy/#at=2021-02-30");
  assert.equal(await page.locator(".as-at").count(), 0);
});

test("dark cards are printed with dark text", async () => {
  const page = await on.open("embed/86-eighty-six/#theme=dark");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await page.locator(".prose .text").first().evaluate((text) => getComputedStyle(text).color), "rgb(21, 22, 26)");
});
