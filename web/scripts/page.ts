// Look-up of elements that the site's own pages always have.

/** Finds the first element of a selector, which the page is known to have. */
export interface Find {
  <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, within?: ParentNode): HTMLElementTagNameMap[Tag];
  (selector: string, within?: ParentNode): HTMLElement;
}

export const find: Find = (selector: string, within: ParentNode = document): HTMLElement => {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`found no ${selector}`);
  return found;
};
