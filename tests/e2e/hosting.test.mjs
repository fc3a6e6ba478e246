// HTTP headers of the site: nginx sends what the file `_headers` lists; policies, framing, caching and types.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { nginx } from "./nginx.mjs";
import { dist } from "./support.mjs";

let site;
before(async () => { site = await nginx(dist); });
after(() => site?.stop());

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replace(/(^|\/)index\.html$/, "$1"));

/** The rules of `_headers`: a path, with an optional star at its end, and its headers. */
const rules = [];
for (const line of readFileSync(join(dist, "_headers"), "utf8").split("\n")) {
  if (line.startsWith("/")) rules.push({ path: line, headers: [] });
  else if (line.startsWith("  ")) rules.at(-1).headers.push(line.trim().split(/: (.*)/).slice(0, 2));
}
const wanted = (path) => {
  const headers = new Map();
  for (const rule of rules) {
    if (rule.path.endsWith("*") ? !path.startsWith(rule.path.slice(0, -1)) : path !== rule.path) continue;
    // Of several policies, all apply.
    for (const [name, value] of rule.headers) headers.set(name.toLowerCase(), [headers.get(name.toLowerCase()), value].filter(Boolean).join(", "));
  }
  return headers;
};

test("nginx sends the headers of `_headers` for every file, and no others of these names", async () => {
  assert.ok(rules.length > 5 && files.length > 30);
  const names = new Set(rules.flatMap((rule) => rule.headers).map(([name]) => name.toLowerCase()));
  for (const file of files) {
    const answer = await fetch(site.url + file, { headers: { origin: "null" } });
    assert.equal(answer.status, 200, file);
    const sent = new Map([...names].filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]));
    assert.deepEqual([...sent].sort(), [...wanted(`/${file}`)].sort(), file);
    assert.equal(answer.headers.get("x-frame-options"), null, file);
  }
});

/** The directives of a policy. Of several policies, the last directive of a name. */
const directives = (policy) => new Map(policy.split(/[;,]/).map((rule) => rule.trim().split(/ (.*)/).slice(0, 2)));

test("every site may frame embeds and signatures; no other site may frame pages", () => {
  for (const [path, limit] of [["/embed/vivy/", undefined], ["/sig/vivy.png", undefined], ["/c/vivy/", "'self'"], ["/", "'self'"]]) {
    assert.equal(directives(wanted(path).get("content-security-policy")).get("frame-ancestors"), limit, path);
  }
});

test("the policy in the headers equals the policy in the page, except for hashes", () => {
  for (const path of files.filter((file) => /(^|\/)$/.test(file))) {
    const source = readFileSync(join(dist, path, "index.html"), "utf8");
    const own = directives(source.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#x27;", "'"));
    const sent = directives(wanted(`/${path}`).get("content-security-policy"));
    for (const [name, value] of own) {
      if (name === "style-src") assert.deepEqual([sent.get(name), value.startsWith("'sha256-")], ["'unsafe-inline'", true], path);
      else if (name === "script-src") assert.equal(sent.get(name), value.replace(/'sha256-[^']*'( 'sha256-[^']*')*/, "'unsafe-inline'"), path);
      else assert.equal(sent.get(name), value, `${path} ${name}`);
    }
    assert.equal(sent.get("object-src"), "'none'");
  }
});

test("files with a hash in their name are immutable, and no others are", () => {
  const immutable = files.filter((file) => wanted(`/${file}`).get("cache-control")?.includes("immutable"));
  const hashed = files.filter((file) => /-[0-9a-f]{12,}(_bg)?\.\w+$/.test(file));
  assert.ok(hashed.length >= 5);
  assert.deepEqual(immutable.sort(), hashed.sort());
});

test("nginx sends the media type of every kind of file", async () => {
  const types = { wasm: "application/wasm", ics: "text/calendar", json: "application/json", svg: "image/svg+xml", js: "application/javascript", png: "image/png" };
  for (const [ending, type] of Object.entries(types)) {
    const file = files.find((file) => file.endsWith(`.${ending}`));
    const answer = await fetch(site.url + file);
    assert.equal(answer.headers.get("content-type").split(";")[0], type, file);
  }
});
