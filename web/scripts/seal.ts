// Unsealing of texts that curtain-core's module `bundle::seal` has sealed.

/** The characters of sealed text: printable ASCII without those that need an escape in JSON or can end a script. */
const ALPHABET = Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32)).filter((letter) => !'"<\\'.includes(letter));

/** Substitutes for two of the characters that are left out. */
const STAND_INS: Readonly<Record<string, string>> = { "`": '"', "~": "<" };

/** Returns the plain text of a sealed one, with spaces after its end. Throws, or returns another text, for a damaged one. */
export function unseal(card: string, sealed: string): string {
  const table = [...ALPHABET];
  const letterAt = (index: number): string => table[index] ?? "";
  let state = 0x9e3779b9;
  for (let at = 0; at < card.length; at += 1) state = Math.imul(state ^ card.charCodeAt(at), 0x1000193);
  for (let last = table.length - 1; last; last -= 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = (state >>> 0) % last;
    [table[last], table[other]] = [letterAt(other), letterAt(last)];
  }
  const plainOf: Record<string, string> = {};
  ALPHABET.forEach((plain, index) => {
    plainOf[letterAt(index)] = STAND_INS[plain] ?? plain;
  });
  return sealed
    .replace(/[^]/g, (letter) => plainOf[letter] ?? "")
    // `^30b7` and `^^01f600`.
    .replace(/\^(\^..)?..../g, (code) => String.fromCodePoint(Number(code.replace(/\^+/, "0x"))));
}
