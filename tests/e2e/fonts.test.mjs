// The fonts of the browser tests: those of a set in `tests/fonts/`, and none that the machine has besides.
import assert from "node:assert/strict";
import { layout, harness, rendered } from "./support.mjs";

const on = harness();
const SAMPLES = [["serif", "en", "Title"], ["sans-serif", "en", "Label"], ["system-ui", "en", "Label"], ["var(--serif)", "en", "Title"], ["var(--serif)", "ja", "題名"], ["var(--serif)", "ar", "عنوان"]];
const WANTED = {
  dejavu: ["DejaVu Serif", "DejaVu Sans", "DejaVu Sans", "DejaVu Serif", "DejaVu Serif", "DejaVu Sans"],
  rich: ["P052", "Noto Sans", "Noto Sans", "P052", "Droid Sans Fallback", "Noto Naskh Arabic"],
};

layout("text is rendered with a font of the set", async (set) => {
  const page = await on.open("index.html", { live: false, bypassCSP: true });
  await page.evaluate((samples) => document.body.replaceChildren(...samples.map(([family, lang, text]) => {
    const sample = Object.assign(document.createElement("p"), { lang, textContent: text });
    sample.style.fontFamily = family;
    return sample;
  })), SAMPLES);
  // Text that was not laid out yet has no font.
  await rendered(page);
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body > p" });
  const used = [];
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
    used.push(fonts.map(({ familyName }) => familyName).join());
  }
  assert.deepEqual(used, WANTED[set]);
});
