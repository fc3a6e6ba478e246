// axe finds nothing on any page, light, dark and in forced colours, closed and open.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openAll, repository, stage } from "./support.mjs";

const on = stage();
const axe = readFileSync(join(repository, "node_modules/axe-core/axe.min.js"), "utf8");
const looks = { light: {}, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } };

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { rules: { "target-size": { enabled: true } } }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

for (const [look, options] of Object.entries(looks)) {
  for (const path of ["index.html", "c/86-eighty-six/", "c/vivy/", "embed/86-eighty-six/"]) {
    test(`axe finds nothing on ${path} in ${look}`, async () => {
      // Only for axe itself, which is no script of the page's.
      const page = await on.open(path, { ...options, bypassCSP: true, live: path !== "index.html" });
      assert.deepEqual(await violations(page), []);
      if (path === "index.html") return;
      await page.locator("[part=reveal]").first().click();
      await page.fill("[part=progress] >> nth=0", "1");
      assert.deepEqual(await violations(page), [], "half open");
      await openAll(page);
      assert.deepEqual(await violations(page), [], "open");
    });
  }
}
