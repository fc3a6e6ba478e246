/** The language that is asked for, or the first of the reader's that there is. */
function language(asked, langs, otherwise) {
  const known = langs.split(" ");
  const primary = (tag) => tag.toLowerCase().split("-")[0];
  // A tag such as zh-TW says by its region how it is written.
  const script = (tag) => {
    try {
      const { language, script } = new Intl.Locale(tag).maximize();
      return `${language}-${script}`;
    } catch {}
  };
  for (const tag of [asked, ...navigator.languages ?? []]) {
    const same = (as) => tag && known.find((lang) => as(lang) && as(lang) === as(tag));
    const found = same((tag) => tag.toLowerCase()) ?? same(script) ?? same(primary);
    if (found) return found;
  }
  return otherwise;
}

/** The lines of a card in its reader's language, where it has that one; `lines` are those in its author's. */
async function translated(lines, asked, address) {
  const { langs = [] } = JSON.parse(lines[0] + "]}");
  const lang = language(asked, langs.join(" "), langs[0]);
  if (lang === langs[0]) return lines;
  try {
    const response = await fetch(address(lang), { signal: AbortSignal.timeout?.(5_000) });
    if (response.ok) return (await response.text()).split("\n");
  } catch {}
  return lines;
}

/** Reads the first of these cards that is whole, each by its lines, in short tasks. */
async function readCard(Card, turn, ...cards) {
  for (const lines of cards) {
    const data = new Card();
    try {
      for (const line of lines) {
        await turn();
        if (data.read(line)) return { data, lines };
      }
    } catch (error) {
      if (lines === cards.at(-1)) throw error;
    }
  }
  throw new Error("the card's data is damaged");
}
