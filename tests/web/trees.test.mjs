// Elements from trees: texts stay texts, and a tag that no cover opens makes none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./page.mjs";
import { load } from "./support.mjs";

const { growFact: grow } = await load("trees");

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
