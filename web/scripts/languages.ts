// Negotiation of the interface language in the browser: the wanted language, else one of the reader's, else the
// default.

/** The ways in which two tags may mean the same language, the closest one first. */
const FORMS: readonly ((tag: string) => string)[] = [
  (tag) => tag,
  // The same script: zh-TW and zh-Hant.
  (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}${script ?? ""}`;
  },
  (tag) => tag.split("-", 1)[0] ?? "",
];

/**
 * Returns the tag of `available` that is nearest to `wanted` or else to one of the reader's own languages, and
 * nothing where none is near.
 */
export function chooseLanguage(wanted: string | null, available: readonly string[]): string | undefined {
  for (const tag of [wanted, ...navigator.languages]) {
    for (const form of FORMS) {
      // `Intl.Locale` throws for what is no tag.
      try {
        const normalize = (tag: string): string => form(tag.toLowerCase());
        const found = tag && available.find((other) => normalize(other) === normalize(tag));
        if (found) return found;
      } catch {}
    }
  }
  return undefined;
}
