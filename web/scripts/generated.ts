// Routes of the site, relative to its root, and parameters of fragments, as curtain-core defines them.
// `make bless` writes this file, and a native test compares it with the crate.

export const cardPageRoute = (id: string): string => `c/${id}/`;
export const framePageRoute = (id: string): string => `embed/${id}/`;
export const pictureRoute = (id: string, size: string, format: string): string => `sig/${id}${size}.${format}`;
export const bundleRoute = (id: string): string => `cards/${id}.txt`;
export const translatedBundleRoute = (id: string, lang: string): string => `cards/${id}.${lang}.txt`;
export const staticCardRoute = (id: string): string => `cards/${id}.static.json`;
export const calendarRoute = (id: string, name: string): string => `cards/${id}.${name}.ics`;
export const siteCalendarRoute = (name: string): string => `calendars/${name}.ics`;
export const oembedRoute = (id: string): string => `oembed/${id}.json`;
export const galleryPageRoute = (number: number): string => `shelf/${number}/`;
export const docsPageRoute = (name: string): string => `docs/${name}/`;
export const ELEMENT_SCRIPT_ROUTE = "curtain.js";
export const SEARCH_INDEX_ROUTE = "search.json";

/** Values of the parameters that change how a card looks. */
export const LOOKS = {
  theme: ["light", "dark", "transparent"],
  size: ["compact", "signature"],
} as const;

/** Parameters of a fragment, beside the ids of tracks. */
export const PARAMETERS = ["at", "heading", "lang", "outlet", "size", "theme"] as const;
