// Build of the peers that Curtain is compared with, each a folder of static files.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;

/**
 * Builds all peers into `out`. `limit` is Curtain's page without its script, `plain` is that page with a minimal
 * script, and `observer` the same where one observer says which countdowns are near the screen. `preact` and `react`
 * render the same texts in the browser.
 */
export async function buildPeers(out, site, id, { content, sealed }, airs) {
  const page = readFileSync(join(site, `embed/${id}/index.html`), "utf8");
  const css = page.match(/<style>[^]*?<\/style>/)[0];
  const limit = page.replace(/<script[^]*?<\/script>/g, "").replace(/<link [^>]*(wasm|widget)[^>]*>/g, "")
    .replace(/<meta http-equiv[^>]*>/, "").replaceAll("../../", "");
  if (/<script/i.test(limit)) throw new Error(`found a script in the page of ${id} without its scripts`);
  const shell = (more) => `<!doctype html><html lang="en" class="frame"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${content.title}</title><link rel="icon" href="icon.svg">${css}</head><body><main></main>${more}</body></html>`;
  const app = '<script type="module" src="app.js"></script>';
  const put = (name, file, text) => {
    const folder = join(out, name);
    mkdirSync(folder, { recursive: true });
    cpSync(join(site, "art"), join(folder, "art"), { recursive: true });
    cpSync(join(site, "icon.svg"), join(folder, "icon.svg"));
    writeFileSync(join(folder, file), text);
  };
  put("limit", "index.html", limit);
  for (const name of ["plain", "observer"]) put(name, "index.html", limit.replace("</head>", `${app}</head>`));
  put("react", "index.html", shell(app));
  put("preact", "index.html", shell(app));
  const base64 = Object.fromEntries(Object.entries(sealed).map(([key, text]) => [key, Buffer.from(text ?? "", "latin1").toString("base64")]));
  const module = [
    `export const airs = ${airs};`,
    `export const content = ${JSON.stringify(content)};`,
    // No benchmark plays the video.
    `export const trailer = { id: "AAAAAAAAAAA", title: "Trailer", poster: "data:," };`,
    `export const sealed = ${JSON.stringify(base64)};`,
  ].join("\n");
  for (const [name, entry] of [["plain", "plain.js"], ["observer", "observer.js"], ["react", "react.jsx"], ["preact", "preact.jsx"]]) {
    const { outputFiles: [{ text }] } = await build({
      entryPoints: [join(here, "peers", entry)], bundle: true, minify: true, format: "esm", target: "es2022", write: false,
      jsx: "automatic", jsxImportSource: entry.endsWith(".jsx") ? name : undefined, treeShaking: true,
      define: { "process.env.NODE_ENV": '"production"' },
      plugins: [{
        name: "content",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^content$/ }, () => ({ path: "content", namespace: "content" }));
          onLoad({ filter: /.*/, namespace: "content" }, () => ({ contents: module }));
          onResolve({ filter: /^libraries$/ }, () => ({ path: join(here, `peers/${name}-libraries.jsx`) }));
        },
      }],
    });
    put(name, "app.js", text);
  }
}
