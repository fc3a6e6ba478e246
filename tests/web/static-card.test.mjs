// The static card of a card inline: what may become of its file in the page of another site.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "./page.mjs";
import { load } from "./support.mjs";

const { growIn } = await load("static-card");
const SITE = "https://cards.example/shows/";
const grow = (tree, level = 2) => textOf(growIn(SITE, level)(tree));

test("a card has elements, and pictures of SVG in their own namespace", () => {
  assert.equal(grow(["figure", { class: "strip" }, ["svg", { viewBox: "0 0 9 9" }, ["g", {}, ["path", { d: "M0" }]]], ["figcaption", {}, "x"]]),
    "<figure class=strip><svg:svg viewBox=0 0 9 9><svg:g><svg:path d=M0></svg:path></svg:g></svg:svg><figcaption>[x]</figcaption></figure>");
});

test("its headings are at the level of the card", () => {
  const tree = ["header", {}, ["h2", {}], ["h3", {}], ["li", {}]];
  assert.equal(grow(tree), "<header><h2></h2><h3></h3><li></li></header>");
  assert.equal(grow(tree, 4), "<header><h4></h4><h5></h5><li></li></header>");
  assert.equal(grow(tree, 1), "<header><h1></h1><h2></h2><li></li></header>");
});

test("its addresses are those of the site, and links to others stay as they are", () => {
  assert.equal(grow(["a", { href: "c/x/" }]), `<a href=${SITE}c/x/></a>`);
  assert.equal(grow(["img", { src: "art/x.svg" }]), `<img src=${SITE}art/x.svg></img>`);
  for (const href of ["https://a.example", "HTTP://a.example/B"]) assert.equal(grow(["a", { href }]), `<a href=${href}></a>`);
});

test("what runs, or loads something from elsewhere, is refused at any depth", () => {
  const refused = [
    ["script", {}], ["iframe", {}], ["style", {}], ["form", {}], ["object", {}], ["use", {}], ["base", {}], ["h9", {}], ["", {}],
    ["div", { onclick: "x" }], ["div", { style: "x" }], ["div", { srcdoc: "x" }], ["button", { formaction: "x" }], ["img", { srcset: "x" }],
    ["a", { href: "javascript:x" }], ["a", { href: " javascript:x" }], ["a", { href: "data:text/html,x" }], ["a", { href: "//a.example/" }],
    ["img", { src: "https://a.example/x.png" }], ["img", { src: "//a.example/x.png" }], ["img", { src: "../x.png" }], ["img", { src: "data:," }],
  ];
  for (const tree of refused) assert.throws(() => grow(["div", {}, "a", tree]), TypeError, String(JSON.stringify(tree)));
});
