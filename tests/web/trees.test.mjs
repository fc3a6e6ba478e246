// Elements from trees: texts stay texts, and a tag that no cover opens makes none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support.mjs";

// As much of a page as the script uses; `textOf` writes it as HTML does, unescaped.
globalThis.Text = /** @type {any} */ (class { constructor(data) { this.data = data; } });
globalThis.document = /** @type {any} */ ({
  createElement: (tag) => {
    const element = { tag, attributes: [], content: [] };
    return Object.assign(element, {
      setAttribute: (...attribute) => element.attributes.push(attribute),
      append: (...content) => element.content.push(...content),
    });
  },
});
const textOf = ({ data, tag, attributes, content }) => tag
  ? `<${[tag, ...attributes.map(([name, value]) => `${name}=${value}`)].join(" ")}>${content.map(textOf).join("")}</${tag}>`
  : `[${data}]`;

const { grow } = await load("trees");

test("a tree grows with its attributes, its content and its order", () => {
  const tree = ["div", { class: "fact", id: "fact-1f" }, "a", ["bdi", { lang: "ja" }, "b", "c"], " ", ["ul", {}]];
  assert.equal(textOf(grow(tree)), "<div class=fact id=fact-1f>[a]<bdi lang=ja>[b][c]</bdi>[ ]<ul></ul></div>");
});

test("mark-up in a text stays a text", () => {
  assert.equal(textOf(grow(["div", {}, "<script>alert(1)</script>"])), "<div>[<script>alert(1)</script>]</div>");
});

test("no other tag grows, at any depth", () => {
  for (const tag of ["script", "iframe", "style", "form", "a b", "LI", "xdiv", "", undefined]) {
    assert.throws(() => grow(["div", {}, ["span", {}, [tag, {}]]]), TypeError, tag);
  }
});
