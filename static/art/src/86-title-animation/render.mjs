// Takes every frame of index.html with Chromium and encodes it with ffmpeg.
//   node render.mjs [out.webm]
// CHROMIUM and FFMPEG name other binaries when the usual ones are elsewhere.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (p) => fileURLToPath(new URL(p, import.meta.url));
const out = process.argv[2] ? resolve(process.argv[2]) : here('../../86-eighty-six-title.webm');
const LIMIT = 300 * 1024;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 }, deviceScaleFactor: 1 });
  await page.goto(new URL('index.html#still', import.meta.url).href);
  const { seconds, fps } = await page.evaluate('({ seconds: DURATION, fps: FPS })');
  const total = Math.round(seconds * fps);

  const ffmpeg = spawn(process.env.FFMPEG ?? 'ffmpeg', [
    '-hide_banner', '-loglevel', 'error', '-y',
    '-f', 'image2pipe', '-c:v', 'png', '-framerate', String(fps), '-i', '-',
    '-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p',
    '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv',
    '-an', '-c:v', 'libvpx-vp9', '-b:v', '0', '-crf', '31', '-g', String(total),
    '-deadline', 'good', '-cpu-used', '1', '-threads', '1',
    '-fflags', '+bitexact', '-flags:v', '+bitexact', '-map_metadata', '-1', out,
  ], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(ffmpeg, 'close');
  ffmpeg.stdin.on('error', () => {}); // its exit code tells the story

  for (let i = 0; i < total; i++) {
    await page.evaluate((t) => globalThis.show(t), i / fps);
    const png = await page.screenshot({ type: 'png' });
    if (!ffmpeg.stdin.write(png)) await Promise.race([once(ffmpeg.stdin, 'drain'), ended]);
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);

  const { size } = await stat(out);
  if (size > LIMIT) throw new Error(`${size} bytes: more than the ${LIMIT} allowed`);
  console.log(`${out}: ${total} frames, ${seconds} s, ${size} bytes`);
} finally {
  await browser.close();
}
