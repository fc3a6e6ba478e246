// All pages of the site: policies, Trusted Types, links, structured data, gated texts, and use below any path. nginx
// serves them with the published configuration.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, test } from "node:test";
import { absent, ids, oracle } from "./oracle.mjs";
import { live, dist, harness } from "./support.mjs";
import { nginx } from "./nginx.mjs";
import { serve } from "./serve.mjs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const { Severity } = require("csp_evaluator/dist/finding.js");

const on = harness(dist, nginx);
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const PAGES = files.filter((file) => file.endsWith(".html")).map((file) => relative(dist, file).replace(/(^|\/)index\.html$/, "$1")).sort();
const isCard = (path) => /^(c|embed)\//.test(path);
const isDoc = (path) => path.startsWith("docs/");

test("the site has its documented pages", () => {
  const docs = ["guide-bloggers", "guide-authors", "guide-forums", "reference", "embedding", "hosting", "leaks"].map((name) => `docs/${name}/`);
  const wanted = ["", ...docs, ...ids.flatMap((id) => [`c/${id}/`, `embed/${id}/`])].sort();
  assert.deepEqual(wanted.filter((path) => !PAGES.includes(path)), []);
});

/**
 * Lists inline code that a strict policy would block: attributes with code, and inline scripts whose hash the policy
 * does not name.
 */
const inline = (page) => page.evaluate(async () => {
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]").content;
  const named = async (script) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script.textContent));
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
    return policy.match(/script-src [^;]*/)[0].includes(`'sha256-${hash}'`);
  };
  const code = (attribute) => attribute.name.startsWith("on") || attribute.name === "style" || attribute.name === "srcdoc" ||
    /^\s*(javascript|vbscript|data):/i.test(attribute.value);
  const attributes = [...document.querySelectorAll("*")]
    .flatMap((element) => [...element.attributes].filter(code).map(({ name, value }) => `${element.tagName} ${name}=${value}`));
  const scripts = [...document.scripts].filter((script) => !script.src && !/^application\//.test(script.type));
  const foreign = [];
  for (const script of scripts) if (!await named(script)) foreign.push(script.outerHTML.slice(0, 80));
  return [...attributes, ...foreign];
});

for (const path of PAGES) {
  test(`/${path} has its policy before all elements that it applies to, and no inline code`, async () => {
    const page = await on.open(path, { script: false, live: false });
    const policies = page.locator("meta[http-equiv=Content-Security-Policy]");
    assert.equal(await policies.count(), 1);
    const rules = new Map((await policies.getAttribute("content")).split(";").map((rule) => {
      const [name, ...values] = rule.trim().split(/\s+/);
      return [name, values.join(" ")];
    }));
    assert.equal(rules.get("default-src"), "'none'");
    if (isCard(path)) {
      // One inline script opens covers. That of a frame also sets its theme and size before the first paint.
      assert.match(rules.get("script-src"), /^'self' 'wasm-unsafe-eval' 'sha256-[\w+/]+=*'$/);
    } else {
      // A page without the program may allow less.
      assert.ok(["'self' 'wasm-unsafe-eval'", "'none'", "'self'", undefined].includes(rules.get("script-src")), rules.get("script-src"));
    }
    assert.match(rules.get("style-src"), /^'sha256-[\w+/]+=*'$/);
    assert.equal(rules.get("base-uri"), "'none'");
    assert.equal(rules.get("form-action"), "'none'");
    assert.equal(rules.get("require-trusted-types-for"), "'script'");
    assert.equal(rules.get("trusted-types"), "'none'");
    const before = await policies.evaluate((meta) => {
      const ruled = [...document.querySelectorAll("script, link, style, img, base")];
      return ruled.filter((element) => !(meta.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)).length;
    });
    assert.equal(before, 0);
    assert.deepEqual(await inline(page), []);
  });

  test(`/${path} has a policy in which CSP Evaluator finds no serious fault`, async () => {
    const source = await (await fetch(new URL(path, on.site.url))).text();
    const policy = source.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#x27;", "'").replaceAll("&#39;", "'");
    const findings = new CspEvaluator(new CspParser(policy).csp).evaluate();
    assert.deepEqual(findings.filter(({ severity }) => severity <= Severity.MEDIUM).map(({ description }) => description), []);
    // CSP Evaluator does find a fault in a loose policy.
    const loose = new CspEvaluator(new CspParser(policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline' https:").replace(/ 'sha256-[^']*'/g, "")).csp).evaluate();
    assert.ok(loose.some(({ severity }) => severity === Severity.HIGH));
  });

  test(`/${path} violates neither its policy nor Trusted Types during use`, async () => {
    const page = await on.open(path, {
      live: isCard(path),
      prepare: (page) => page.addInitScript(() => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation", (event) =>
          window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
      }),
    });
    if (isCard(path)) {
      await page.locator("[part=reveal]").first().click();
      await page.fill("[part=progress] >> nth=0", "1");
      await page.press("[part=progress] >> nth=0", "Enter");
      const facade = page.locator("[part=play]");
      if (await facade.count()) {
        await facade.click();
        await page.locator("video").waitFor();
      }
      await page.click("[part=open-all]");
      await page.click("[part=open-all]");
      await page.waitForFunction(() => !document.querySelector("[part=reveal]"));
    }
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.deepEqual(await inline(page), []);
    page.expected = /requires 'TrustedHTML' assignment/;
    const stopped = await page.evaluate(() => {
      try { document.body.innerHTML = "<b>x</b>"; return false; } catch { return true; }
    });
    assert.ok(stopped, "the policy blocks a write of HTML");
  });

  test(`/${path} links to files that exist, and to other sites by http(s) with noopener and noreferrer`, async () => {
    const page = await on.open(path, { script: false, live: false });
    const links = await page.locator("[href], [src], [poster]").evaluateAll((elements) => elements.map((element) => ({
      url: element.href ?? element.src ?? element.poster, rel: element.rel ?? "", anchor: element.tagName === "A",
    })));
    assert.ok(links.length >= 2);
    for (const { url, rel, anchor } of links) {
      if (url.startsWith(on.site.url)) {
        assert.equal((await fetch(url)).status, 200, url);
      } else {
        assert.ok(anchor, `${url} is only ever a link`);
        assert.match(url, /^https?:/);
        assert.equal(rel, "noopener noreferrer nofollow", url);
      }
    }
  });
}

const folder = mkdtempSync(join(tmpdir(), "curtain-"));
after(() => rmSync(folder, { recursive: true }));

// The page for missing addresses stands at any of them, so its links begin at the root of the host.
for (const path of PAGES.filter((path) => path !== "404.html")) {
  test(`/${path} works below any path`, async () => {
    mkdirSync(join(folder, "some"), { recursive: true });
    try { symlinkSync(dist, join(folder, "some", "path")); } catch { /* exists from an earlier test */ }
    const site = await serve(folder);
    const page = await (await on.context()).newPage();
    const trouble = [];
    page.on("response", (response) => { if (response.status() >= 400) trouble.push(response.url()); });
    page.on("console", (message) => trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(error.message));
    const base = `${site.url}some/path/`;
    try {
      await page.goto(base + path);
      if (isCard(path)) {
        await live(page);
        await page.locator("[part=reveal]").first().click();
        await page.locator("[part=reveal][aria-expanded=true]").waitFor();
        const images = await page.locator("img:not([loading=lazy])").evaluateAll((list) => list.map((image) => image.naturalWidth));
        assert.ok(images.every((width) => width > 0));
      } else if (!isDoc(path)) {
        const cards = await page.locator(".cards a[href*='c/']").evaluateAll((list) => [...new Set(list.map((link) => link.href))]);
        assert.deepEqual(cards.sort(), ids.map((id) => `${base}c/${id}/`).sort());
        for (const card of cards) {
          await page.locator(`a[href$="${new URL(card).pathname.split("/").slice(-3).join("/")}"]`).first().click();
          await live(page);
          assert.equal(page.url(), card);
          await page.getByRole("link", { name: "Curtain", exact: true }).click();
          await page.waitForURL(base);
        }
      }
      assert.deepEqual(trouble, []);
    } finally {
      site.stop();
    }
  });
}

test("no file of the site holds a gated text", () => {
  assert.ok(files.length > 10);
  for (const id of ids) {
    const { hidden } = oracle(id);
    assert.ok(hidden.length > 2);
    const escaped = (text) => text.replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const spelled = hidden.flatMap((text) =>
      [text, encodeURIComponent(text), escaped(text), text.replaceAll("&", "&amp;").replaceAll("'", "&#x27;"),
        Buffer.from(text).toString("base64").replace(/.{4}$/, "")].filter((text) => text.length > 3));
    for (const file of files) {
      for (const encoding of /** @type {BufferEncoding[]} */ (["latin1", "utf8"])) absent(spelled, readFileSync(file, encoding), relative(dist, file));
    }
  }
});

test("structured data is JSON-LD of the open facts", async () => {
  const page = await on.open("c/86-eighty-six/");
  const data = JSON.parse(await page.textContent("script[type='application/ld+json']"));
  assert.equal(data["@type"], "TVSeries");
  assert.equal(data.name, "86 EIGHTY-SIX");
  assert.equal(data.startDate, "2021-04-10T15:00:00Z");
  assert.equal(data.numberOfEpisodes, 23);
  absent(oracle("86-eighty-six").hidden, JSON.stringify(data), "the structured data");
  const frame = await (await fetch(`${on.site.url}embed/86-eighty-six/`)).text();
  assert.match(frame, /<meta name="robots" content="noindex">/);
});
