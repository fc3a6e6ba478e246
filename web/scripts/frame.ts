// The frame's own script, small enough to stand in its page: it runs before the first paint.
// It reads how the card is to look from the fragment, and tells the page around how tall it is.
(() => {
  const root = document.documentElement;
  const looks = { theme: ["light", "dark", "transparent"], size: ["compact", "signature"] };
  // WordPress puts `#?secret=…` behind a fragment that is there.
  const parameters = () => new URLSearchParams(location.hash.slice(1).replace(/[#?]+/g, "&"));
  const dress = () => {
    const asked = parameters();
    for (const [name, values] of Object.entries(looks)) {
      const value = asked.get(name);
      if (values.includes(value)) root.dataset[name] = value;
      else delete root.dataset[name];
    }
    // What a signature is asked beyond its looks, it needs its program for.
    const isLook = ([name, value]) => name in looks || name === "secret" || name === "heading" || (name === "lang" && value.split("-")[0] === root.lang.split("-")[0]);
    root.toggleAttribute("data-asked", [...asked].some((entry) => !isLook(entry)));
  };
  dress();
  addEventListener("hashchange", dress);
  // Thirty signatures in a thread need no program until one of them is looked at.
  if (root.dataset.size !== "signature") {
    document.addEventListener("DOMContentLoaded", () => {
      for (const link of document.querySelectorAll("link[data-rel]")) link.rel = link.dataset.rel;
    });
  }
  if (parent === window) return;

  // Three ways of telling the height, since hosts know different ones. None tells anything else.
  let port, told;
  const tell = () => {
    const value = Math.ceil(root.getBoundingClientRect().height);
    // Before it is laid out it has none.
    if (!value || value === told) return;
    told = value;
    const secret = parameters().get("secret");
    try {
      parent.postMessage({ type: "curtain-height", height: value }, "*");
      if (secret) parent.postMessage({ message: "height", value, secret }, "*");
      port?.postMessage(value);
    } catch {} // A host without messages has a frame of fixed height.
  };
  addEventListener("message", ({ source, data, ports: [given] }) => {
    if (source !== parent) return;
    if (data === "s9e:init" && given) port = given;
    // WordPress's script says when it listens, which may be later than the first height.
    else if (data?.message !== "ready") return;
    told = undefined;
    tell();
  });
  // The heights of frames follow; that of the window is no matter.
  try { new ResizeObserver(tell).observe(root); } catch {} // Then it is told once.
  addEventListener("load", tell);
  // In WordPress's frame links lead nowhere unless its script is asked, which follows those to this site.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const secret = parameters().get("secret");
    if (!link || !secret || !event.isTrusted || link.host !== location.host) return;
    event.preventDefault();
    parent.postMessage({ message: "link", value: link.href, secret }, "*");
  });
})();
