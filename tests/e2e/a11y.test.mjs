// Accessibility: checks by axe on every page, in light, dark and forced colours; accessible names; reading order;
// keyboard and focus; text spacing and zoom; target sizes; print.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { serve } from "./serve.mjs";
import { approach, command, dist, environment, layoutFlaws, layout, openAll, repository, harness, swap } from "./support.mjs";

const on = harness();
const axeScript = readFileSync(join(repository, "node_modules/axe-core/axe.min.js"), "utf8");
const colourSchemes = { light: {}, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } };

async function violations(page) {
  // A colour in the middle of a transition would give a false contrast.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await page.evaluate(() => axe.run(document, {
    rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
  }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

/** Opens a page and adds axe. The policy of the page would block axe, so it is disabled. */
async function open(path, options) {
  const page = await on.open(path, { ...options, bypassCSP: true });
  // Axe reads -webkit-text-fill-color first. In forced colours, Chromium returns its unforced value, but paints `color`.
  if (options.forcedColors) {
    await page.evaluate(() => {
      const value = CSSStyleDeclaration.prototype.getPropertyValue;
      CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
        return value.call(this, name === "-webkit-text-fill-color" ? "color" : name);
      };
    });
  }
  await page.evaluate(axeScript);
  return page;
}

for (const [scheme, options] of Object.entries(colourSchemes)) {
  test(`axe finds nothing on the gallery in ${scheme}`, async () => {
    assert.deepEqual(await violations(await open("index.html", { ...options, live: false })), []);
  });
  for (const lang of ["ja", "ar"]) {
    layout(`axe finds nothing on the gallery of ${lang} in ${scheme}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "curtain-a11y-"));
      execFileSync(command,
        ["build", "--cards", "static/cards", "--app", dist, "--out", join(folder, "site"), "--lang", lang], { cwd: repository, env: environment, stdio: "pipe" });
      const site = await serve(join(folder, "site"));
      try {
        const page = await open("index.html", { ...options, base: site.url, sites: [site.url], live: false });
        assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
        assert.deepEqual(await violations(page), []);
        for (const width of [280, 640, 1024]) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await layoutFlaws(page), [], `${width}`);
        }
      } finally {
        site.stop();
        rmSync(folder, { recursive: true });
      }
    });
  }
  for (const path of ["docs/guide-readers/", "docs/guide-authors/", "docs/guide-bloggers/", "docs/guide-forums/", "docs/reference/", "docs/embedding/", "docs/hosting/", "docs/leaks/"]) {
    test(`axe finds nothing on ${path} in ${scheme}`, async () => {
      assert.deepEqual(await violations(await open(path, { ...options, width: 320, live: false })), []);
    });
  }
  const spoken = ["c/86-eighty-six/", "embed/86-eighty-six/"].flatMap((path) => ["ja", "ar"].map((lang) => `${path}#lang=${lang}`));
  for (const path of ["c/86-eighty-six/", "c/vivy/", "embed/86-eighty-six/", ...spoken]) {
    test(`axe finds nothing on ${path} in ${scheme}`, async () => {
      const page = await open(path, options);
      assert.deepEqual(await violations(page), []);
      await page.locator("[part=reveal]").first().click();
      await page.fill("[part=progress] >> nth=0", "1");
      await page.press("[part=progress] >> nth=0", "Enter");
      await page.click("#preferences summary");
      assert.deepEqual(await violations(page), [], "half open");
      await openAll(page);
      assert.deepEqual(await violations(page), [], "open");
      const play = page.locator("button[part=play]");
      if (await play.count() === 0) return;
      await play.click();
      await page.locator("video").waitFor();
      assert.deepEqual(await violations(page), [], "playing");
    });
  }
}

test("axe finds nothing on a phone while a trailer plays, the countdown runs and a confirmation is shown", async () => {
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

for (const [scheme, options] of Object.entries(colourSchemes)) {
  test(`axe finds nothing on a card whose program failed to load in ${scheme}`, async () => {
    const page = await open("c/86-eighty-six/", {
      ...options, live: false, noisy: true, prepare: swap("**/*.wasm", (route) => route.fulfill({ status: 404 })),
    });
    await approach(page);
    await page.waitForSelector("[data-curtain=failed]");
    assert.deepEqual(await violations(page), []);
  });
}

test("accessible names match the visible text, and covers are announced as spoilers", async () => {
  const page = await on.open("c/86-eighty-six/");
  for (const cover of await page.getByRole("button", { name: /^Spoiler: / }).all()) {
    const name = await cover.evaluate((button) => button.textContent);
    assert.match(name, /safe after (episode|volume) \d+/);
  }
  assert.equal(await page.getByRole("button", { name: /^Spoiler: / }).count(), await page.locator("[part=reveal]").count());
  assert.equal(await page.getByRole("timer").count(), 1);
  assert.equal(await page.getByRole("spinbutton").count(), 2);
});

/** Compares an accessibility snapshot with its golden file. BLESS=1 writes the file. */
function reads(name, heard) {
  const file = join(repository, "tests/golden/reading", `${name}.yml`);
  if (process.env.BLESS) {
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, `${heard}\n`);
  }
  assert.equal(`${heard}\n`, readFileSync(file, "utf8"));
}

for (const lang of ["en", "ja", "ar"]) {
  test(`the reading order of the card in ${lang} matches its golden file, before and after a cover opens`, async () => {
    const page = await on.open(`c/86-eighty-six/#lang=${lang}`, { prepare: (page) => page.clock.setFixedTime(Date.UTC(2021, 3, 9, 15)) });
    const heard = () => page.locator("main").ariaSnapshot();
    const closed = await heard();
    reads(`86-closed-${lang}`, closed);
    const cover = page.locator("[part=reveal]").first();
    await cover.focus();
    await page.keyboard.press("Enter");
    await page.locator("[part=reveal][aria-expanded=true]").waitFor();
    const open = await heard();
    reads(`86-open-${lang}`, open);
    // The opened text is read once, directly after its button.
    const fact = await page.locator(".cover + .fact").first().textContent();
    assert.equal(open.split(fact.trim().slice(0, 40)).length - 1, 1);
    await page.keyboard.press("Space");
    await page.locator("[part=reveal][aria-expanded=true]").waitFor({ state: "detached" });
    assert.equal(await heard(), closed);
  });
}

test("covers are disclosure buttons: Enter and Space open and close them, the focus stays, and aria-controls names an element that exists", async () => {
  const page = await on.open("c/86-eighty-six/");
  const cover = page.locator("[part=reveal]").first();
  await cover.focus();
  for (const [key, expanded] of [["Enter", "true"], ["Space", "false"], ["Space", "true"], ["Enter", "false"]]) {
    const name = await cover.textContent();
    await page.keyboard.press(key);
    await page.waitForFunction((expanded) => document.querySelector("[part=reveal]").ariaExpanded === expanded, expanded);
    assert.equal(await cover.textContent(), name, "the name says what it is, not what a press does");
    assert.equal(await cover.evaluate((button) => document.activeElement === button), true);
    const controlled = await cover.getAttribute("aria-controls");
    assert.equal(controlled !== null && await page.locator(`#${controlled}`).count() === 1, expanded === "true");
  }
});

layout("no text is cut with wider letter and line spacing, or at a zoom of 400 %", async () => {
  // 1,280 pixels at 400 % are 320.
  const page = await on.open("c/86-eighty-six/", { width: 320, bypassCSP: true });
  await openAll(page);
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }" });
  const cut = await page.evaluate(() => [...document.querySelectorAll("[part=card] :is(button, p, li, h1, h2, .text, bdi)")]
    .filter((element) => !element.closest(".sr") && element.checkVisibility() && getComputedStyle(element).overflow !== "visible" && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1))
    .map((element) => element.outerHTML.slice(0, 120)));
  assert.deepEqual(cut, []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

layout("every control is at least 24 pixels wide and high, and its focus is visible", async () => {
  const page = await on.open("c/86-eighty-six/", { width: 320 });
  const small = await page.evaluate(() => [...document.querySelectorAll("[part=card] :is(button, input, summary)")]
    .filter((control) => control.checkVisibility())
    .map((control) => [control.id || control.className, control.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name));
  assert.deepEqual(small, []);
  await page.keyboard.press("Tab");
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return [document.activeElement.outerHTML.slice(0, 80), outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
    });
    assert.equal(outline[1], true, outline[0]);
  }
});

test("a printed card has the open facts and the schedule changes, but no controls", async () => {
  const page = await on.open("c/86-eighty-six/");
  await page.emulateMedia({ media: "print" });
  const seen = (selector) => page.locator(selector).first().evaluate((element) => element.checkVisibility());
  assert.equal(await seen(".changes li"), true);
  for (const selector of [".calendar", ".reveal", "#preferences", "[part=progress]", "[part=play]"]) assert.equal(await seen(selector), false, selector);
});
