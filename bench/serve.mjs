// A file server like a content delivery network: responses with brotli 11, and with caching in the browser.
import { once } from "node:events";
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotli } from "../scripts/sizes.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

/**
 * Serves a folder. `page` may return a generated page for a path.
 *
 * @param {string} folder
 * @param {(path: string, query: URLSearchParams) => string | undefined} page
 */
export async function serve(folder, page = () => undefined) {
  const packed = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const made = page(pathname, searchParams);
    let path = normalize(decodeURIComponent(pathname));
    if (path.endsWith("/")) path += "index.html";
    const file = join(folder, path);
    const type = TYPES[made === undefined ? extname(file) : ".html"];
    if (made === undefined && !packed.has(file)) {
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
      const bytes = readFileSync(file);
      packed.set(file, type ? brotli(bytes) : bytes);
    }
    const body = made === undefined ? packed.get(file) : brotli(Buffer.from(made));
    response.writeHead(200, {
      "content-type": type ?? "application/octet-stream", "content-length": body.length, "cache-control": "max-age=3600",
      "access-control-allow-origin": "*", ...type && { "content-encoding": "br" },
    }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, stop: () => { server.closeAllConnections(); server.close(); } };
}
