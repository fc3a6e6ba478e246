// Parsing of the parameters in a URL fragment, by the grammar of curtain-core's module `fragment`.

/** Returns the parameters in a fragment such as `#lang=de&theme=dark`. */
export function parseFragment(fragment: string): URLSearchParams {
  // WordPress appends `#?secret=…` to a fragment.
  return new URLSearchParams(fragment.slice(1).replace(/[#?]+/g, "&"));
}
