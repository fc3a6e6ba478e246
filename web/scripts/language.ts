/** The language that is asked for, or the first of the reader's that there is. */
function language(asked, langs, otherwise) {
  // The same tag; one that is written alike, as zh-TW and zh-Hant are; and one of the same language.
  const forms = [(tag) => tag, (tag) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language + script;
  }, (tag) => tag.split("-")[0]];
  for (const tag of [asked, ...navigator.languages ?? []]) {
    for (const form of forms) {
      // What is no tag has no form.
      try {
        const like = (tag) => form(tag.toLowerCase());
        const found = tag && langs.split(" ").find((lang) => like(lang) === like(tag));
        if (found) return found;
      } catch {}
    }
  }
  return otherwise;
}

/** The text of a file of the site. What does not come in time does not come. */
async function textOf(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout?.(20_000) });
  if (!response.ok) throw new Error(`found ${response.status} for ${address}`);
  return response.text();
}

/** The lines of a card in its reader's language, where it has that one; `lines` are those in its author's. */
async function translated(lines, asked, address) {
  // Where it does not come, the author's is there.
  try {
    const { langs } = JSON.parse(lines[0] + "]}");
    const lang = language(asked, langs.join(" "));
    if (lang && lang !== langs[0]) return (await textOf(address(lang))).split("\n");
  } catch {}
  return lines;
}

/** Reads a card by its lines, in short tasks; where these are not whole, by those `otherwise`. */
async function readCard(Card, turn, lines, otherwise) {
  const data = new Card();
  try {
    for (const line of lines) {
      await turn();
      if (data.read(line)) return { data, lines };
    }
  } catch (error) {
    if (lines === otherwise) throw error;
  }
  return lines === otherwise ? { data, lines } : readCard(Card, turn, otherwise, otherwise);
}
