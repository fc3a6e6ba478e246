// Types for code that tests and benchmarks run in pages. Selectors determine the kind of an element, and functions share
// values by properties of `window`, so these types allow the properties that are used.

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

// The accessibility library axe, in the page that it checks.
declare var axe: any;

// Set by the benchmarks before a page loads.
declare var noted: any;
declare var longest: any;
declare var long: any;

// Imported by pages, from the site.
declare module "*/curtain.js";
// Packages of the benchmarks (bench/package.json).
declare module "vega";
declare module "vega-lite";
