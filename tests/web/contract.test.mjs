// The documented interface of the scripts (docs/embedding.md): attributes, parameters, the part and the message.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load, repository } from "./support.mjs";

const docs = readFileSync(join(repository, "docs/embedding.md"), "utf8");
const { LOOKS, PARAMETERS } = await load("generated");
const { ATTRIBUTES, FRAME_PART, HEIGHT_MESSAGE } = await load("protocol");

/** Returns the cells of the table whose head begins with a word, by its first column. */
function documented(head) {
  const [, table] = docs.split(`\n| ${head} |`);
  const rows = table.split("\n").slice(2);
  const lines = rows.slice(0, rows.findIndex((row) => !row.startsWith("|")));
  return new Map(lines.map((row) => row.split("|").map((cell) => cell.trim())).map(([, name, ...cells]) => [name.replaceAll("`", ""), cells]));
}

test("the attributes of the element are documented", () => {
  assert.deepEqual([...ATTRIBUTES].sort(), [...documented("attribute").keys()].sort());
});

test("the parameters of a frame and the values of its display options are documented", () => {
  const parameters = documented("parameter");
  assert.deepEqual([...PARAMETERS, "<track>"].sort(), [...parameters.keys()].sort());
  for (const [name, values] of Object.entries(LOOKS)) {
    assert.equal(parameters.get(name)[0], values.map((value) => `\`${value}\``).join(", "));
  }
});

test("the part of the element and the message of its frame are documented", () => {
  assert.ok(documented("part").has(FRAME_PART));
  assert.ok(documented("protocol").get("plain")[0].includes(`"type": "${HEIGHT_MESSAGE}"`));
});
