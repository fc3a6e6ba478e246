// The embed builder of the gallery: its snippets, its preview and its copy button.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { command, environment, live, repository, harness } from "./support.mjs";

const on = harness();
const print = (id, options) => execFileSync(command, ["snippet", id, "--base", on.site.url, ...options],
  { cwd: repository, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trimEnd();
const refuses = (id, options) => {
  try {
    print(id, options);
    return false;
  } catch ({ status }) {
    assert.equal(status, 2);
    return true;
  }
};
const open = () => on.open("index.html", { live: false, width: 1000 });

test("the snippet of every kind, size and theme equals the output of the command", async () => {
  const page = await open();
  // The browser reports a preview that is replaced while it loads.
  page.expected = /Fetch API cannot load/;
  const values = (name) => page.locator(`.embed-builder [name=${name}] option`).evaluateAll((options) => options.map((option) => option.value));
  const choose = (name, value) => page.selectOption(`.embed-builder [name=${name}]`, value);
  const snippet = () => page.inputValue(".embed-builder textarea");
  let compared = 0;
  for (const kind of await values("kind")) {
    await choose("kind", kind);
    for (const [size, theme, id] of [["full", "auto", "vivy"], ["compact", "dark", "86-eighty-six"], ["signature-tall", "transparent", "spy-family"], ["signature-small", "light", "vivy"]]) {
      await choose("card", id);
      // Combinations that the command refuses cannot be chosen.
      const options = ["--kind", kind];
      const isPicture = ["bbcode", "markdown"].includes(kind);
      if (refuses(id, [...options, "--size", size]) || (isPicture && size === "full")) {
        assert.equal(await page.locator(`.embed-builder [name=size] option[value=${size}]`).isDisabled(), true, `${kind} ${size}`);
      } else {
        await choose("size", size);
        options.push("--size", size);
      }
      if (refuses(id, ["--kind", kind, "--theme", "dark"])) {
        assert.equal(await page.locator(".embed-builder [name=theme]").isDisabled(), true, `${kind} ${theme}`);
      } else {
        await choose("theme", theme);
        options.push("--theme", theme);
      }
      if (!options.includes("--size")) options.push("--size", await page.inputValue(".embed-builder [name=size]"));
      assert.equal(await snippet(), print(id, options), options.join(" "));
      compared += 1;
    }
  }
  assert.equal(compared, 32);
  assert.deepEqual((await values("theme")).length, 4);
  await choose("kind", "element");
  await choose("size", "signature");
  await choose("theme", "light");
  await choose("card", "86-eighty-six");
  await page.getByLabel("Anime: show spoilers up to").fill("5");
  await page.getByLabel("Light novels: show spoilers up to").fill("2");
  assert.equal(await snippet(), print("86-eighty-six", ["--kind", "element", "--size", "signature", "--theme", "light", "--progress", "anime=5&novel=2"]));
  // The progress of the previous card does not apply to another card.
  await choose("card", "vivy");
  assert.equal(await snippet(), print("vivy", ["--kind", "element", "--size", "signature", "--theme", "light"]));
  await choose("card", "86-eighty-six");
  await page.getByLabel("Light novels: show spoilers up to").fill("2");
  // Values that the card would ignore are left out.
  await page.getByLabel("Anime: show spoilers up to").fill("99");
  assert.equal(await snippet(), print("86-eighty-six", ["--kind", "element", "--size", "signature", "--theme", "light", "--progress", "novel=2"]));
});

test("the embed builder shows a preview and copies the snippet", async () => {
  const page = await open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.selectOption(".embed-builder [name=size]", "compact");
  const preview = page.locator(".embed-builder [data-preview]");
  await preview.scrollIntoViewIfNeeded();
  await live(preview.frameLocator("iframe"));
  assert.deepEqual(await preview.locator("iframe").evaluate((frame) => [frame.width, frame.height]), ["640", "740"]);
  await page.selectOption(".embed-builder [name=kind]", "bbcode");
  await page.waitForFunction(() => document.querySelector("[data-preview] img")?.naturalWidth === 500);
  await page.getByRole("button", { name: "Copy code" }).click();
  await page.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.inputValue(".embed-builder textarea"));
  assert.ok((await page.inputValue(".embed-builder textarea")).length < 255);
});

test("the embed builder is absent without script", async () => {
  const page = await on.open("index.html", { script: false, live: false });
  assert.equal(await page.locator(".embed-builder").isVisible(), false);
});
