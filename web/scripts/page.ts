// Elements that the pages of the site are known to have.

/** Returns the first element of a selector. */
export const find = <Kind extends HTMLElement>(selector: string, within: ParentNode = document): Kind =>
  // A page without it is none of the site's: nothing can be done there.
  within.querySelector(selector) as Kind;
