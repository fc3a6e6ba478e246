// The card without script: open facts, dates, a link to the trailer, and no gated text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { absent, ids, oracle } from "./oracle.mjs";
import { harness } from "./support.mjs";

const on = harness();
for (const id of ids) {
  for (const form of ["c", "embed"]) {
    test(`${form}/${id}/ is readable without script`, async () => {
      const page = await on.open(`${form}/${id}/`, { script: false, live: false });
      // Folded parts open without script.
      for (const summary of await page.locator("summary").filter({ visible: true }).all()) await summary.click();
      const text = await page.locator("[part=card]").innerText();
      const { shown, hidden } = oracle(id);
      const plain = (text) => text.replace(/\s+/g, " ").toLowerCase();
      const missing = shown.filter((fact) => !plain(text).includes(plain(fact)));
      assert.deepEqual(missing, []);
      absent(hidden, await page.content(), "the page");
      assert.equal(await page.getAttribute("[data-curtain]", "data-curtain"), "static");
      assert.ok(!/NaN|undefined|null|Invalid/.test(text), text);
      // The runs are over: the last episode, as its station wrote it, and in UTC.
      assert.match(text, /Sat 19 Jun 2021, 23:30 JST\s+Sat 19 Jun 2021, 14:30 UTC|Sat 24 Dec 2022, 23:00 JST\s+Sat 24 Dec 2022, 14:00 UTC|Sat 19 Mar 2022, 23:30 JST\s+Sat 19 Mar 2022, 14:30 UTC/);
      assert.ok(await page.locator("noscript .notice").isVisible());
    });
  }
}

test("the trailer is a link to its file", async () => {
  const page = await on.open("c/86-eighty-six/", { script: false, live: false });
  const href = await page.getAttribute("a[part=play]", "href");
  const response = await fetch(new URL(href, page.url()));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "video/webm");
});
