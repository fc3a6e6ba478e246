// Elements from trees, the form in which a page holds what its covers open.

/** A text, or an element: its tag, its attributes, and its content. */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...content: Tree[]];

/** The tags of what a cover may open. A page's policy would not stop a frame or a form. */
const TAGS = /^(a|bdi|button|div|li|span|ul)$/;

/** Makes the node of a tree; throws for a tag that no cover opens. */
export function grow(tree: Tree): Node {
  if (typeof tree === "string") return new Text(tree);
  const [tag, attributes, ...content] = tree;
  if (!TAGS.test(tag)) throw new TypeError(tag);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content.map(grow));
  return element;
}
