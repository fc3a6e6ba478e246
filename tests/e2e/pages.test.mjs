// What every page promises: its policy, its links, and that it works under any path.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { absent, dist, live, oracle, repository, stage } from "./support.mjs";
import { serve } from "./serve.mjs";

const on = stage();
const PAGES = ["index.html", "c/86-eighty-six/", "embed/86-eighty-six/", "c/vivy/", "embed/vivy/"];

for (const path of PAGES) {
  test(`${path} keeps its own policy, Trusted Types included`, async () => {
    const page = await on.open(path, {
      live: path !== "index.html",
      prepare: (page) => page.addInitScript(() => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
      }),
    });
    if (path !== "index.html") {
      await page.locator("[part=reveal]").first().click();
      await page.fill("[part=progress]", "1");
      await page.click("[part=play]").catch(() => {});
    }
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    assert.equal(await page.locator("[style], script:not([src]):not([type^='application/'])").count(), 0);
    page.quiet();
  });
}

test("the policy would stop what it is there to stop", async () => {
  const page = await on.open("c/86-eighty-six/");
  const stopped = await page.evaluate(() => {
    try { document.body.innerHTML = "<b>x</b>"; return false; } catch { return true; }
  });
  assert.ok(stopped);
});

test("the site works under any path", async () => {
  const site = await serve(join(dist, ".."));
  const base = `${site.url}${dist.split("/").pop()}/`;
  const page = await (await on.context()).newPage();
  await page.goto(base);
  await page.getByRole("link", { name: "86 EIGHTY-SIX" }).click();
  await live(page);
  assert.equal(page.url(), `${base}c/86-eighty-six/`);
  await page.getByRole("link", { name: "Curtain" }).click();
  await page.waitForURL(base);
  site.stop();
});

test("no file of the site holds a gated text", () => {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 10);
  for (const id of readdirSync(join(repository, "static/cards")).map((file) => file.replace(".json", ""))) {
    const { hidden } = oracle(id);
    assert.ok(hidden.length > 5);
    const spelled = hidden.flatMap((text) => [text, encodeURIComponent(text), Buffer.from(text).toString("base64").slice(0, -4)]);
    for (const file of files) absent(spelled, readFileSync(join(file.parentPath, file.name), "latin1"), file.name);
    for (const file of files) absent(spelled, readFileSync(join(file.parentPath, file.name), "utf8"), file.name);
  }
});

test("structured data is JSON-LD of what is open", async () => {
  const page = await on.open("c/86-eighty-six/");
  const data = JSON.parse(await page.textContent("script[type='application/ld+json']"));
  assert.equal(data["@type"], "TVSeries");
  assert.equal(data.name, "86 EIGHTY-SIX");
  assert.equal(data.startDate, "2021-04-10T15:00:00Z");
  assert.equal(data.numberOfEpisodes, 23);
  const robots = await (await fetch(`${on.site.url}embed/86-eighty-six/`)).text();
  assert.match(robots, /<meta name="robots" content="noindex">/);
});
