// Names in the pages that tests and benchmarks drive. What an element is, its selector says there, and one function
// writes to the page what another one reads later: these may have any property.

interface Window {
  [name: string]: any;
}
interface EventTarget {
  localName: any;
}
interface Event {
  detail: any;
}
interface Node {
  data: any;
  replaceWith: any;
  querySelectorAll: any;
  style: any;
}
interface Element {
  click: any;
  content: any;
  dataset: DOMStringMap;
  lang: any;
  mark: any;
  naturalWidth: any;
  value: any;
}
interface PerformanceEntry {
  responseEnd: any;
  value: any;
}

// The library that looks for barriers, in the page that it looks at.
declare var axe: any;

// Written by the benchmarks before a page loads.
declare var noted: any;
declare var longest: any;
declare var long: any;

// What a page imports by its own address.
declare module "*/curtain.js";
// Benchmarks have packages of their own.
declare module "vega";
declare module "vega-lite";
