// The text that the browser stores of a card's reader, by the grammar of curtain-core's module `reader::stored`: its
// reading, its preferences about covers, and changes of its entry of open covers.

const OPENED = ".opened=";

/** Returns the name under which the browser stores the reader of a card. */
export const storageKey = (card: string): string => `curtain:${card}`;

/** Returns what is stored of a card's reader, which is nothing where the browser forbids it. */
export function readStored(card: string): string {
  try {
    return localStorage.getItem(storageKey(card)) ?? "";
  } catch {
    return "";
  }
}

/** Tells whether the reader wants covers to be held, to close again, or to be none, or to see more beside them. */
export function hasCoverPreferences(stored: string): boolean {
  return /\.(opening|beyond)=/.test(stored);
}

/** Returns a stored text with a cover's key among the open ones or not, and with all else as it was. */
export function editOpened(stored: string, key: string, isOpen: boolean): string {
  const entries = stored.split("&").filter((entry) => entry && !entry.startsWith(OPENED));
  const keys = new Set(/\.opened=([^&]+)/.exec(stored)?.[1]?.split("."));
  if (isOpen) keys.add(key);
  else keys.delete(key);
  if (keys.size) entries.push(OPENED + [...keys].join("."));
  return entries.join("&");
}

/** Stores whether a cover is open. Returns whether the browser allows that. */
export function rememberCover(card: string, key: string, isOpen: boolean): boolean {
  try {
    // What cannot be read must not be written over.
    const text = editOpened(localStorage.getItem(storageKey(card)) ?? "", key, isOpen);
    if (text) localStorage.setItem(storageKey(card), text);
    else localStorage.removeItem(storageKey(card));
    return true;
  } catch {
    return false;
  }
}
