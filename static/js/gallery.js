// The front page: walks a card through its run, and makes what authors paste into their pages.

const site = new URL(".", document.baseURI);

const walk = document.querySelector("[data-walk]");
if (walk) {
  const [pick, slide, shown, link, frame] = ["select", "input", "output", "a", "iframe"].map((name) => walk.querySelector(name));
  const moments = () => pick.selectedOptions[0].dataset.moments.split(" ").map(Number);

  function show() {
    const at = new Date(moments()[slide.value] * 1000).toISOString().replace(":00.000", "");
    shown.value = at.replace("T", ", ").replace("Z", " UTC");
    slide.setAttribute("aria-valuetext", shown.value);
    link.href = `c/${pick.value}/#at=${at}`;
    // The frame of one card stays and is told the moment; that asks for nothing.
    const address = new URL(`embed/${pick.value}/#size=compact&at=${at}`, site).href;
    // Never a new entry of the history: going back leads back.
    frame.contentWindow.location.replace(address);
    frame.hidden = link.hidden = false;
  }

  function begin() {
    slide.max = moments().length - 1;
    slide.value = 0;
  }

  pick.addEventListener("change", () => { begin(); show(); });
  slide.addEventListener("input", show);
  begin();
  walk.hidden = false;
}

const panel = document.querySelector("[data-panel]");
if (panel) {
  const { kinds, sizes } = JSON.parse(panel.querySelector("script").textContent);
  const field = (name) => panel.querySelector(`[name=${name}]`);
  const tracks = panel.querySelector("[data-tracks]:not(option)");
  const snippet = panel.querySelector("textarea");
  const preview = panel.querySelector("[data-preview]");
  const [copy, said] = [panel.querySelector("button"), panel.querySelector("output")];
  const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /** Asks how far readers are to begin with, track by track. */
  const ask = () => {
    const chosen = JSON.parse(field("card").selectedOptions[0].dataset.tracks);
    tracks.replaceChildren(...chosen.map(({ id, name, count }) => {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { type: "number", min: 0, max: count ?? 65535, placeholder: "0" });
      input.dataset.track = id;
      label.append(`${name}: open up to`, input);
      return label;
    }));
  };

  let isUsed = false;
  const fill = () => {
    const id = field("card").value;
    const title = field("card").selectedOptions[0].textContent;
    const theme = field("theme").value === "auto" ? "" : field("theme").value;
    const { width, height, parameter, picture } = sizes[field("size").value];
    const progress = [...tracks.querySelectorAll("input")]
      .filter((input) => input.value !== "" && input.checkValidity())
      .map((input) => `${input.dataset.track}=${Number(input.value)}`).join("&");
    const entries = [theme && `theme=${theme}`, parameter && `size=${parameter}`, progress].filter(Boolean);
    const fragment = entries.length ? `#${entries.join("&")}` : "";
    const attributes = Object.entries({ theme, size: parameter, progress })
      .map(([name, value]) => value ? ` ${name}="${escape(value)}"` : "").join("");
    const values = {
      base: site.href, id, title: escape(title), markdown_title: title.replace(/[\\[\]`*_<!]/g, "\\$&"),
      fragment: escape(fragment), attributes, width, height, picture,
    };
    const filled = (text) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
    const { needs, text } = kinds[field("kind").value];
    panel.querySelector("[data-needs]").textContent = filled(needs);
    snippet.value = filled(text);
    said.value = "";
    // Nothing is asked for that nobody has asked to see.
    if (!isUsed) return;
    const isPicture = ["bbcode", "markdown"].includes(field("kind").value);
    const shown = document.createElement(isPicture ? "img" : "iframe");
    shown.src = new URL(isPicture ? `sig/${id}${picture}.png` : `embed/${id}/${fragment}`, site).href;
    if (isPicture) shown.alt = title;
    else Object.assign(shown, { title, width, height, loading: "lazy" });
    preview.replaceChildren(shown);
  };

  copy.addEventListener("click", async () => {
    snippet.select();
    try {
      await navigator.clipboard.writeText(snippet.value);
      said.value = copy.dataset.done;
    } catch {} // What is selected can be copied by hand.
  });
  panel.addEventListener("input", ({ target }) => {
    isUsed = true;
    // Another card has other tracks, and nothing was said of them.
    if (target.name === "card") ask();
    fill();
  });
  ask();
  fill();
  panel.hidden = false;
}
