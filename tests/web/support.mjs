// Support for the tests of script modules: loading of a module of web/scripts.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

let count = 0;
/** Imports a module of web/scripts. Each call gives a new instance. */
export async function load(name) {
  const { outputFiles: [{ text }] } = buildSync({
    entryPoints: [join(repository, "web/scripts", `${name}.ts`)], bundle: true, format: "esm", write: false, logLevel: "error",
  });
  count += 1;
  return import(`data:text/javascript,${encodeURIComponent(text)}//${count}`);
}
