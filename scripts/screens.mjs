// Screenshots of every form of a card, on one sheet: writes docs/screens.jpg.
// DIST=target/site node scripts/screens.mjs     (make screens)
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../tests/e2e/serve.mjs";

const repository = resolve(import.meta.dirname, "..");
const dist = resolve(repository, process.env.DIST ?? "target/site");
if (!existsSync(join(dist, "index.html"))) {
  console.error(`error: found no site in ${dist}, wanted one, named by DIST=; make screens builds it`);
  process.exit(2);
}
const executablePath = process.env.CHROMIUM ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** The instant that the cards show. It is fixed, so that two sheets differ by their design alone. */
const AT = "at=2021-12-20T12:00Z";
const CARD = "c/86-eighty-six/";
const FRAME = "embed/86-eighty-six/";
/** @typedef {{ path: string, width: number, height: number, name?: string, colorScheme?: "light" | "dark", forcedColors?: "active" | "none", scale?: number, scroll?: number, click?: string }} Shot */
/** @returns {Shot} */
const card = (width, options = {}) => ({ path: `${CARD}#${AT}`, width, height: 1_500, ...options });
/** @type {Shot[]} */
const shots = [
  ...[280, 320, 640, 1_024].flatMap((width) => /** @type {const} */ (["light", "dark"]).map((colorScheme) => card(width, { colorScheme }))),
  card(640, { forcedColors: "active", name: "forced colours" }),
  card(640, { name: "below", scroll: 900 }),
  card(640, { path: `${CARD}#${AT}&anime=23&novel=14`, name: "open", scroll: 900 }),
  card(320, { name: "settings", click: "#preferences summary", scroll: 900, colorScheme: "dark" }),
  ...["ja", "ar", "de"].flatMap((lang) => [320, 640].map((width) => card(width, { path: `${CARD}#${AT}&lang=${lang}`, name: lang }))),
  // A width of 1,280 pixels at a zoom of 400 %.
  card(320, { name: "400 %", scale: 2, height: 700 }),
  ...["light", "dark"].map((theme) => ({ path: `${FRAME}#${AT}&size=compact&theme=${theme}`, width: 400, height: 740, name: "compact" })),
  ...[[500, 120], [600, 160], [320, 100]].map(([width, height]) => ({ path: `${FRAME}#${AT}&size=signature`, width, height, name: "signature" })),
  { path: `${FRAME}#${AT}&size=signature&theme=dark&lang=ja`, width: 500, height: 120, name: "signature, ja" },
  { path: "sig/86-eighty-six.png", width: 500, height: 120, name: "picture" },
  ...[320, 1_024].map((width) => ({ path: "index.html", width, height: 1_500, name: "gallery" })),
  { path: "index.html", width: 1_024, height: 1_500, colorScheme: "dark", name: "gallery" },
];

const site = await serve(dist, () => false);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"], env: { ...process.env, FONTCONFIG_FILE: join(repository, "tests/fonts/rich.conf") } });
const figures = [];
for (const { path, width, height, name = "", colorScheme = "light", forcedColors = "none", scale = 1, scroll = 0, click } of shots) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, forcedColors, deviceScaleFactor: scale, locale: "en-GB", timezoneId: "Asia/Kolkata" });
  const page = await context.newPage();
  const address = new URL(path, site.url).href;
  if (path.endsWith(".png")) await page.setContent(`<body style="margin:0"><img src="${address}">`);
  else await page.goto(address);
  if (path.includes("#")) await page.waitForSelector("[data-curtain=live]", { timeout: 30_000 });
  if (click) await page.click(click);
  await page.evaluate((scroll) => { scrollTo(0, scroll); return document.fonts.ready; }, scroll);
  await page.waitForLoadState("networkidle");
  const picture = (await page.screenshot()).toString("base64");
  figures.push(`<figure><img src="data:image/png;base64,${picture}" style="height:${Math.min(height, 1_500) * 0.4}px"><figcaption>${[name, `${width} px`, colorScheme].filter(Boolean).join(", ")}</figcaption></figure>`);
  await context.close();
}
const sheet = await browser.newPage({ viewport: { width: 2_400, height: 1_000 } });
await sheet.setContent(`<style>body{margin:16px;background:#777;font:14px system-ui;color:#fff;display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0}img{display:block}</style>${figures.join("")}`);
await sheet.waitForLoadState("networkidle");
writeFileSync(join(repository, "docs/screens.jpg"), await sheet.screenshot({ fullPage: true, type: "jpeg", quality: 72 }));
await browser.close();
site.stop();
