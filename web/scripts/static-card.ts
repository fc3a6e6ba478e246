// Static card of an inline card: the type of its file, and safe building of its elements in a host page. No hash checks
// the file, so only elements that cannot run code or load anything from elsewhere are made.

import { grow, type Create, type Tree } from "./trees.ts";

/** What `cards/<id>.static.json` holds. */
export interface StaticCard {
  /** The element that holds the card. */
  readonly card: Tree;
  /** The language of its interface. */
  readonly lang: string;
  /** The languages of the card; the first one is its author's, in which the tree is. */
  readonly langs: readonly string[];
  /** The accent colour, by day and by night. */
  readonly accent: readonly [string, string];
  /** What its covers open, sealed; nothing without a cover that opens. */
  readonly openings: string | null;
}

const SVG_TAGS = /^(svg|g|path)$/;
const TAGS = /^(a|article|bdi|button|details|div|fieldset|fig(ure|caption)|footer|h[1-6]|header|img|input|label|legend|li|p|section|span|summary|time|ul)$/;
const ATTRIBUTES = /^(aria-[a-z]+|alt|autocomplete|checked|class|d|data-track|datetime|dir|disabled|download|for|height|href|id|inputmode|lang|loading|name|part|rel|role|src|tabindex|type|value|viewBox|width)$/;

/**
 * Returns how the nodes of trees are made in a host page. `site` is the address of the site, and `level` that of the
 * card's heading, which has level 2 in the tree.
 */
export const growIn = (site: string, level: number): (tree: Tree) => Node => {
  const create: Create = (tag, attributes) => {
    const isSvg = SVG_TAGS.test(tag);
    if (!isSvg && !TAGS.test(tag)) throw new TypeError(tag);
    const name = tag.replace(/^h(\d)/, (_, own: string) => `h${Number(own) + level - 2}`);
    const element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(name);
    for (const [name, value] of attributes) {
      if (!ATTRIBUTES.test(name)) throw new TypeError(name);
      const isOwn = name === "src" || (name === "href" && !/^https?:/i.test(value));
      const text = isOwn ? new URL(value, site).href : value;
      if (isOwn && !text.startsWith(site)) throw new TypeError(value);
      element.setAttribute(name, text);
    }
    return element;
  };
  return (tree) => grow(tree, create);
};
