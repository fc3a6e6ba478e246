// Reading of a card's bundle: its lines, their translation, and the card that the program makes of them.

import { fetchText } from "./files.ts";
import { chooseLanguage } from "./languages.ts";
import { yieldToMain } from "./tasks.ts";
import type { Card, Program } from "./widget.ts";

/** The first line of a bundle. */
interface Head {
  /** The accent colour, by day and by night. */
  readonly accent: readonly string[];
  /** The languages of the card; the first one is its author's. */
  readonly langs: readonly string[];
}

/** Returns what the first line of a bundle says. */
export function parseHead([first = ""]: readonly string[]): Head {
  const [, , accent = "", langs = ""] = first.split("|");
  return { accent: accent.split(" "), langs: langs.split(" ") };
}

/** Returns the lines of a card in the reader's language where the card has it, else those of its author. */
export async function fetchTranslation(
  lines: readonly string[],
  wanted: string | null,
  resolveUrl: (lang: string) => string,
): Promise<readonly string[]> {
  // A card is better in its author's language than not at all.
  try {
    const { langs } = parseHead(lines);
    const lang = chooseLanguage(wanted, langs);
    if (lang && lang !== langs[0]) return (await fetchText(resolveUrl(lang))).split("\n");
  } catch {}
  return lines;
}

/** Reads a card in short tasks, from the first of the bundles that is whole; returns its lines too. */
export async function readCard(
  program: Program,
  lines: readonly string[],
  original: readonly string[],
): Promise<{ card: Card; lines: readonly string[] }> {
  const card = new program.Card();
  try {
    for (const line of lines) {
      await yieldToMain();
      if (card.read(line)) return { card, lines };
    }
  } catch (error) {
    if (lines === original) throw error;
  }
  return lines === original ? { card, lines } : readCard(program, original, original);
}
