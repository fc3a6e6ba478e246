// Recording of a cover that opens and closes on a phone, for README.md: writes the animation docs/cover-opens.webp.
// DIST=target/site node scripts/cover-opens.mjs     (make cover-opens)
// Needs the browser of the tests, and cwebp and webpmux of Debian's package `webp` (apt-get install webp).
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../tests/e2e/serve.mjs";

const repository = resolve(import.meta.dirname, "..");
const picture = join(repository, "docs/cover-opens.webp");
const LIMIT = 400_000;
const dist = resolve(repository, process.env.DIST ?? "target/site");
const fail = (message) => { console.error(`error: ${message}`); process.exit(2); };

if (!existsSync(join(dist, "index.html"))) fail(`found no site in ${dist}, wanted one, named by DIST=; make cover-opens builds it`);
/** Runs a program of the package `webp`. */
function webp(program, args) {
  const { error, status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (error) fail(`found no ${program}, wanted that of Debian's package webp: run 'apt-get install webp'`);
  if (status !== 0) fail(`${program} failed: ${stderr}`);
}
webp("webpmux", ["-version"]);

/** The width and height of a phone, in CSS pixels. */
const VIEWPORT = { width: 390, height: 590 };
/** The instant of the recording, between two episodes, so that the card counts down. */
const NOW = new Date("2021-05-13T12:00:00Z");
const TEASER = "What the number in the title means";
/** The duration of a frame during a movement, in milliseconds. */
const STEP = 40;
/** Pixels of the picture per CSS pixel. */
const SCALE = 2;

const site = await serve(dist);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ??
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"],
});
// The finger and the caption are elements with inline styles, which the policy of the page would block.
const page = await browser.newPage({
  viewport: VIEWPORT, deviceScaleFactor: SCALE, colorScheme: "light", locale: "en-GB", timezoneId: "Europe/London", hasTouch: true, bypassCSP: true,
});
await page.clock.setFixedTime(NOW);
await page.goto(new URL("c/86-eighty-six/", site.url).href);
await page.waitForSelector("[data-curtain=live]");
await page.evaluate(() => document.fonts.ready);
await page.waitForLoadState("networkidle");
const cover = page.getByRole("button", { name: TEASER });

await page.evaluate(() => {
  const overlay = document.body.appendChild(document.createElement("div"));
  overlay.style.cssText = "position:fixed;inset:0;z-index:9;pointer-events:none";
  overlay.innerHTML = `
    <p style="position:absolute;inset:auto 0 0;margin:0;padding:11px 8px 13px;background:#16181d;color:#fff;font:600 17px/1.3 'DejaVu Sans',sans-serif;text-align:center"></p>
    <i style="position:absolute;width:44px;height:44px;margin:-22px;border-radius:50%;box-sizing:border-box;border:3px solid #fff;background:#16181d99;box-shadow:0 0 0 2px #16181d,0 3px 9px #0009;opacity:0"></i>`;
  const [caption, finger] = overlay.children;
  const ripple = finger.cloneNode();
  finger.before(ripple);
  ripple.style.background = "none";
  globalThis.film = {
    say: (text) => { caption.textContent = text; },
    finger: (x, y, seen, press) => Object.assign(finger.style, { left: `${x}px`, top: `${y}px`, opacity: seen, transform: `scale(${1 - 0.3 * press})` }),
    ripple: (x, y, part) => Object.assign(ripple.style, { left: `${x}px`, top: `${y}px`, opacity: 1 - part, transform: `scale(${1 + 1.2 * part})` }),
  };
});

const folder = mkdtempSync(join(tmpdir(), "cover-opens-"));
const frames = [];
const WHOLE = { x: 0, y: 0, ...VIEWPORT };
/** The area of the caption, at the bottom. */
const CAPTION = { x: 0, y: VIEWPORT.height - 48, width: VIEWPORT.width, height: 48 };
/** The WebP quality of still frames, of movements, and of fast movements. */
const [STILL, MOVING, FLYING] = [62, 40, 8];

/** Adds a frame: a part of the page in its current state, shown for `duration` milliseconds. */
async function frame(clip, duration = STEP, quality = MOVING) {
  const name = join(folder, String(frames.length));
  writeFileSync(`${name}.png`, await page.screenshot({ clip }));
  webp("cwebp", ["-quiet", "-m", "6", "-sharp_yuv", "-q", String(quality), `${name}.png`, "-o", `${name}.webp`]);
  frames.push({ file: `${name}.webp`, x: clip.x * SCALE, y: clip.y * SCALE, duration });
}
const film = (name, ...args) => page.evaluate(([name, args]) => globalThis.film[name](...args), [name, args]);
/** Changes the caption, and shows it for `duration` milliseconds. */
async function caption(text, duration) {
  await film("say", text);
  await frame(CAPTION, duration, STILL);
}
const ease = (part) => part * part * (3 - 2 * part);
/** Records a movement in `count` frames. `draw` gets its progress from 0 to 1, eased and linear. */
async function move(count, clip, draw, quality) {
  for (let index = 1; index <= count; index++) {
    await draw(ease(index / count), index / count);
    await frame(clip(index / count), STEP, quality);
  }
}
/** Returns the area around a finger, above the caption. */
const around = (x, y, far) => {
  const [left, top] = [Math.max(0, Math.round(x - far)), Math.max(0, Math.round(y - far))];
  return { x: left, y: top, width: Math.min(2 * far, VIEWPORT.width - left), height: Math.min(2 * far, CAPTION.y - top) };
};

await film("say", "A card of a series");
await frame(WHOLE, 1_100, STILL);

// Scrolls until the cover is below the middle of the screen.
const box = await cover.boundingBox();
const way = Math.round(box.y + box.height / 2 - VIEWPORT.height * 0.58);
const scroll = (part) => page.evaluate((y) => scrollTo({ top: y, behavior: "instant" }), Math.round(way * part));
const card = { ...WHOLE, height: CAPTION.y };
await move(4, () => card, scroll, FLYING);
await frame(card, STEP, STILL);
await caption("Spoilers are behind curtains", 1_300);

const there = await cover.boundingBox();
const [x, y] = [Math.round(there.x + there.width * 0.88), Math.round(there.y + there.height * 0.68)];
/** The areas of the cover, and of the content below that moves when it opens. */
const curtain = { x: Math.floor(there.x), y: Math.floor(there.y), width: Math.ceil(there.width) + 1, height: Math.ceil(there.height) + 1 };
const below = { x: 0, y: curtain.y, width: VIEWPORT.width, height: CAPTION.y - curtain.y };

/** Taps the cover at the finger, and records the transition of the cover frame by frame. */
async function tap() {
  await move(3, () => around(x, y, 28), (part) => film("finger", x, y, 1, part));
  await page.touchscreen.tap(x, y);
  const length = await page.evaluate(() => {
    const running = document.getAnimations();
    for (const animation of running) animation.pause();
    return Math.max(0, ...running.map((animation) => Number(animation.effect.getComputedTiming().endTime)));
  });
  const COUNT = 7;
  /** Returns the changed area: first all content below, then the cover, then the ripple alone. */
  const clip = (part) => {
    if (part === 1 / COUNT) return below;
    return (part * COUNT - 1) * STEP < length ? { ...curtain, width: VIEWPORT.width - curtain.x, height: curtain.height + 10 } : around(x, y, 50);
  };
  await move(COUNT, clip, async (_, part) => {
    await page.evaluate((time) => {
      for (const animation of document.getAnimations()) animation.currentTime = Math.min(time, Number(animation.effect.getComputedTiming().endTime) - 1);
    }, part * COUNT * STEP);
    await film("finger", x, y, 1, Math.max(0, 1 - 3 * part));
    await film("ripple", x, y, part);
  });
  await page.evaluate(() => { for (const animation of document.getAnimations()) animation.finish(); });
}
const leave = () => move(4, () => around(x, y, 28), (part) => film("finger", x, y, 1 - part, 0));
const come = () => move(4, () => around(x, y, 28), (part) => film("finger", x, y, part, 0));

await caption("A tap opens one", 250);
await come();
await tap();
await leave();
await frame(below, 2_200, STILL);
await caption("A tap closes it again", 250);
await come();
await tap();
await leave();
await frame(below, 1_000, STILL);

await browser.close();
site.stop();

webp("webpmux", [
  // No blending and no disposal: each frame replaces the pixels of its area.
  ...frames.flatMap(({ file, x, y, duration }) => ["-frame", file, `+${duration}+${x}+${y}+0-b`]),
  "-loop", "0", "-bgcolor", "255,255,255,255", "-o", picture,
]);
rmSync(folder, { recursive: true });

const { size } = statSync(picture);
const length = frames.reduce((sum, { duration }) => sum + duration, 0);
console.log(`==> docs/cover-opens.webp: ${frames.length} frames, ${length / 1_000} s, ${size} bytes`);
if (size > LIMIT) fail(`found ${size} bytes, wanted at most ${LIMIT}`);
