// Building of elements from mark-up trees, which hold the facts that covers open and the static cards of inline cards.

/** A text, or an element: its tag, its attributes, and its content. */
export type Tree = string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...content: Tree[]];

/** Makes an empty element with attributes, or throws. */
export type Create = (tag: string, attributes: readonly (readonly [name: string, value: string])[]) => Element;

/** Makes the node of a tree. */
export function grow(tree: Tree, create: Create): Node {
  if (typeof tree === "string") return new Text(tree);
  const [tag, attributes, ...content] = tree;
  const element = create(tag, Object.entries(attributes));
  element.append(...content.map((child) => grow(child, create)));
  return element;
}

/** The tags of what a cover may open. A page's policy would not stop a frame or a form. */
const FACT_TAGS = /^(a|bdi|button|div|li|span|ul)$/;

/** Makes the node of what a cover opens; throws for a tag that no cover opens. */
export const growFact = (tree: Tree): Node => grow(tree, (tag, attributes) => {
  if (!FACT_TAGS.test(tag)) throw new TypeError(tag);
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
});
