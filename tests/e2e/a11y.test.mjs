// axe finds nothing on any page, light, dark and in forced colours, closed and open.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openAll, repository, stage, swap } from "./support.mjs";

const on = stage();
const axe = readFileSync(join(repository, "node_modules/axe-core/axe.min.js"), "utf8");
const looks = { light: {}, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } };

async function violations(page) {
  // A colour half way between two is nobody's choice.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await page.evaluate(() => axe.run(document, {
    rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
  }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

/** Opens a page with axe in it, which is no script of the page's: only for that its policy is off. */
async function open(path, options) {
  const page = await on.open(path, { ...options, bypassCSP: true });
  // Axe asks for the fill of letters first, which Chromium reports as it was before colours were
  // forced. What is painted is `color`.
  if (options.forcedColors) {
    await page.evaluate(() => {
      const value = CSSStyleDeclaration.prototype.getPropertyValue;
      CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return value.call(this, name === "-webkit-text-fill-color" ? "color" : name);
      };
    });
  }
  await page.evaluate(axe);
  return page;
}

for (const [look, options] of Object.entries(looks)) {
  test(`axe finds nothing on the gallery in ${look}`, async () => {
    assert.deepEqual(await violations(await open("index.html", { ...options, live: false })), []);
  });
  for (const path of ["c/86-eighty-six/", "c/vivy/", "embed/86-eighty-six/"]) {
    test(`axe finds nothing on ${path} in ${look}`, async () => {
      const page = await open(path, options);
      assert.deepEqual(await violations(page), []);
      await page.locator("[part=reveal]").first().click();
      await page.fill("[part=progress] >> nth=0", "1");
      assert.deepEqual(await violations(page), [], "half open");
      await openAll(page);
      assert.deepEqual(await violations(page), [], "open");
    });
  }
}

test("axe finds nothing while a trailer plays, the clock counts and a question is asked, on a phone", async () => {
  const page = await open("c/86-eighty-six/", {
    width: 320, prepare: (page) => page.clock.install({ time: Date.UTC(2021, 3, 10, 14, 30) }),
  });
  await page.locator("[part=pause]").waitFor();
  await page.click("[part=play]");
  await page.locator("video").waitFor();
  await page.click("[part=open-all]");
  await page.clock.resume();
  assert.deepEqual(await violations(page), []);
});

for (const [look, options] of Object.entries(looks)) {
  test(`axe finds nothing on a card that could not start in ${look}`, async () => {
    const page = await open("c/86-eighty-six/", {
      ...options, live: false, noisy: true, prepare: swap("**/*.wasm", (route) => route.fulfill({ status: 404 })),
    });
    await page.waitForSelector("[data-curtain=failed]");
    assert.deepEqual(await violations(page), []);
  });
}

test("a name that is heard says what is seen, and the covers say that they are spoilers", async () => {
  const page = await on.open("c/86-eighty-six/");
  for (const cover of await page.getByRole("button", { name: /^Spoiler: / }).all()) {
    const name = await cover.evaluate((button) => button.textContent);
    assert.match(name, /safe after (episode|volume) \d+/);
  }
  assert.equal(await page.getByRole("button", { name: /^Spoiler: / }).count(), await page.locator("[part=reveal]").count());
  assert.equal(await page.getByRole("timer").count(), 1);
  assert.equal(await page.getByRole("spinbutton").count(), 2);
});
