// Entry script inside a frame: lets covers open without the program, takes theme and size from the fragment, and sends the
// height to the host page. It is a classic script in the head, so that it runs before the first paint.

import "./opener.ts";
import { parseFragment } from "./fragment.ts";
import { LOOKS } from "./generated.ts";
import { HEIGHT_MESSAGE } from "./protocol.ts";

const root = document.documentElement;
const readParameters = (): URLSearchParams => parseFragment(location.hash);
const primaryLang = (tag: string): string | undefined => tag.split("-")[0];

const applyLooks = (): void => {
  const parameters = readParameters();
  for (const [name, values] of Object.entries(LOOKS)) {
    const value = parameters.get(name) ?? "";
    if ((values as readonly string[]).includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  }
  // A card starts its program for whatever else its fragment asks.
  const isStatic = ([name, value]: [string, string]): boolean => name in LOOKS || name === "secret" ||
    (name === "heading" && root.dataset["size"] === "signature") || (name === "lang" && primaryLang(value) === primaryLang(root.lang));
  root.dataset["asked"] = [...parameters].every(isStatic) ? "" : "more";
};
applyLooks();
addEventListener("hashchange", applyLooks);

function reportHeight(): void {
  // Hosts know three ways of reading the height of a frame. Each of them gets the height alone.
  let port: MessagePort | undefined;
  let lastHeight: number | undefined;
  const report = (): void => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    // There is no height before the first layout.
    if (!height || height === lastHeight) return;
    lastHeight = height;
    const secret = readParameters().get("secret");
    // A host that takes no messages has given the frame a fixed height.
    try {
      parent.postMessage({ type: HEIGHT_MESSAGE, height }, "*");
      if (secret) parent.postMessage({ message: "height", value: height, secret }, "*");
      port?.postMessage(height);
    } catch {}
  };
  addEventListener("message", ({ source, data, ports: [given] }: MessageEvent<unknown>) => {
    if (source !== parent) return;
    if (data === "s9e:init" && given) port = given;
    // WordPress's script may begin to listen after the first height was sent; then it says so.
    else if ((data as { message?: unknown } | null | undefined)?.message !== "ready") return;
    lastHeight = undefined;
    report();
  });
  // Without an observer the height is sent once, below.
  try {
    new ResizeObserver(report).observe(root);
  } catch {}
  addEventListener("load", report);
  // WordPress's sandbox stops links; its script follows those to this site if it is asked.
  addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    const secret = readParameters().get("secret");
    if (!link || !secret || !event.isTrusted || link.host !== location.host) return;
    event.preventDefault();
    parent.postMessage({ message: "link", value: link.href, secret }, "*");
  });
}
if (parent !== window) reportHeight();
