// A static file server for tests, which returns its address and a function to stop it.
import { once } from "node:events";
import { createServer } from "node:http";
import { createReadStream, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webm": "video/webm",
};

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile();

/**
 * @param {string} folder the root of the site
 * @param {(path: string, response: import("node:http").ServerResponse) => boolean} change returns true if it answered the request
 */
export async function serve(folder, change = () => false) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // A sandboxed frame sends the origin "null".
    response.setHeader("access-control-allow-origin", "*");
    if (change(pathname, response)) return;
    let file = join(folder, normalize(decodeURIComponent(pathname)));
    if (pathname.endsWith("/")) file = join(file, "index.html");
    if (!isFile(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => { server.closeAllConnections(); server.close(); },
  };
}
