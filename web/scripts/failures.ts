// Recognition of the errors that the WebAssembly program has thrown, which end it, by their stacks.

/** A line of a stack that names a file: Chromium's, or that of Firefox and WebKit. */
const FRAME = /^ +at .*:\/\/|@.*:\/\//;

/** Tells whether an error was thrown in one of the files, by their names. Later lines only say who called. */
export function isThrownIn(files: readonly string[], reason: unknown): boolean {
  const { stack } = Object(reason) as { stack?: unknown };
  // A browser names a program that it compiled at once `wasm://`, without its file: its caller tells.
  const thrown = String(stack).split("\n").find((line) => FRAME.test(line) && !line.includes("wasm://"));
  return files.some((file) => thrown?.includes(file));
}

/** Calls back for each error of the page that was thrown in one of the files. */
export function watchErrors(files: readonly string[], onFailure: (reason: unknown) => void): void {
  const watch = (reason: unknown): void => {
    if (isThrownIn(files, reason)) onFailure(reason);
  };
  addEventListener("error", ({ error }) => { watch(error); });
  addEventListener("unhandledrejection", ({ reason }) => { watch(reason); });
}
