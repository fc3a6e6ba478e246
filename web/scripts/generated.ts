// Routes of the site and parameters of fragments, as the crate curtain-core defines them.
// `make bless` writes this file; a native test compares it with the crate.

export const pageRoute = (id: string): string => `c/${id}/`;
export const frameRoute = (id: string): string => `embed/${id}/`;
export const bundleRoute = (id: string): string => `cards/${id}.json`;
export const translationRoute = (id: string, lang: string): string => `cards/${id}.${lang}.json`;
export const pictureRoute = (id: string, suffix: string): string => `sig/${id}${suffix}.png`;
export const galleryRoute = (number: number): string => (number === 1 ? "" : `shelf/${number}/`);
export const SEARCH_ROUTE = "search.json";

/** Values of the parameters that change how a card looks. */
export const LOOKS = {
  theme: ["light", "dark", "transparent"],
  size: ["compact", "signature"],
} as const;

/** Parameters of a fragment, beside the names of tracks. */
export const PARAMETERS = ["at", "heading", "lang", "size", "theme"] as const;
