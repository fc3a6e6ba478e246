// Loading of the site's files: texts and modules.

/** A file whose bytes are known. */
export interface KnownFile {
  /** Its name in the folder of the site. */
  readonly name: string;
  /** Its hash, as in the attribute `integrity`. */
  readonly integrity: string;
}

/** How long a text may take, in milliseconds. */
const TIMEOUT = 20_000;

/** Returns the text of a file, or fails where the file does not come in time or has another hash than the one given. */
export async function fetchText(url: string, integrity = ""): Promise<string> {
  // Safari 15 runs the program, but has no such signal.
  const { timeout } = AbortSignal as Partial<typeof AbortSignal>;
  const response = await fetch(url, { integrity, signal: timeout?.call(AbortSignal, TIMEOUT) ?? null });
  if (!response.ok) throw new Error(`found ${String(response.status)} for ${url}`);
  return response.text();
}

/**
 * Imports a module of the folder `site` if its bytes are the known ones. `failures` is how often that failed
 * before.
 */
export function importModule<Module>({ name, integrity }: KnownFile, site: URL, failures: number): Promise<Module> {
  // Many browsers remember a failed import by its address: https://github.com/whatwg/html/pull/10327
  const { href } = new URL(failures ? `${name}?retry=${String(failures)}` : name, site);
  // The browser checks what it preloads, and the import takes what was preloaded.
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity }));
  return import(href) as Promise<Module>;
}
