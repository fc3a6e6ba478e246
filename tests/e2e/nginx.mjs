// A web server for tests: nginx with the published configuration `curtain.conf`.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { environment } from "./support.mjs";

const configuration = resolve(import.meta.dirname, "../../crates/curtain-card/assets/hosting/curtain.conf");

const freePort = () => new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
    probe.close(() => found(port));
  });
});

/** Starts nginx on a free port. Returns the same object as `serve`, but calls no function for requests. */
export async function nginx(folder) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start(folder);
    } catch (error) {
      // Another process took the port in the meantime.
      if (tries === 3 || !error.message.includes("Address already in use")) throw error;
    }
  }
}

async function start(folder) {
  const place = mkdtempSync(join(tmpdir(), "curtain-nginx-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${place}/${name};`);
  writeFileSync(join(place, "nginx.conf"), `
    ${process.getuid() === 0 ? "user root;" : ""}
    daemon off;
    worker_processes 1;
    pid ${place}/pid;
    events {}
    http {
      include /etc/nginx/mime.types;
      access_log off;
      ${paths.join("\n      ")}
      server {
        listen 127.0.0.1:${port};
        root ${resolve(folder)};
        include ${configuration};
      }
    }
  `);
  const errors = join(place, "error.log");
  const server = spawn(process.env.NGINX ?? ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].find(existsSync) ?? "nginx", ["-c", join(place, "nginx.conf"), "-p", place, "-e", errors], { stdio: "ignore", env: environment });
  const ended = new Promise((end) => server.on("exit", end).on("error", end));
  const stop = async () => {
    server.kill("SIGQUIT");
    server.kill("SIGTERM");
    await ended;
    rmSync(place, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && server.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}icon.svg`).catch(() => undefined);
    if (answer?.ok) return { url, stop };
    await new Promise((next) => setTimeout(next, 50));
  }
  let why = "";
  try { why = readFileSync(errors, "utf8"); } catch {}
  await stop();
  throw new Error(`nginx does not serve ${folder}, wanted it at ${url}: ${why}`);
}
