/** The language of the interface: the one that is asked for, or the first of the reader's that there is. */
function language(asked, langs, otherwise) {
  const known = langs.split(" ");
  const primary = (tag) => tag.split("-")[0];
  for (const tag of [asked, ...navigator.languages ?? []]) {
    const found = tag && (known.find((lang) => lang === tag) ?? known.find((lang) => primary(lang) === primary(tag)));
    if (found) return found;
  }
  return otherwise;
}
