// The gallery: finds a card, walks one through its run, and makes what authors paste into their pages.

const { root } = document.querySelector("main").dataset;
const site = new URL(root || ".", document.baseURI);

const search = document.querySelector("[data-search]");
if (search) {
  const MOST = 50;
  const [input, said, found] = ["input", "output", "ul"].map((name) => search.querySelector(name));
  // What is written with or without accents, wide or narrow, is the same to who looks for it.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let index;
  const load = async () => (await (await fetch(new URL("search.json", site))).json())
    .map(([id, title, shelf, more]) => ({ id, title, shelf, text: plain(`${title} ${id} ${more}`) }));

  const asked = () => plain(input.value).split(/\s+/).filter(Boolean);
  const show = async () => {
    const words = asked();
    // What was said of another search is not said of this one.
    said.value = "";
    if (!words.length) {
      found.replaceChildren();
      return;
    }
    try {
      // Asked for by whoever looks for something, and once.
      const cards = await (index ??= load());
      if (asked().join() !== words.join()) return;
      const all = cards.filter(({ text }) => words.every((word) => text.includes(word)));
      found.replaceChildren(...all.slice(0, MOST).map(({ id, title, shelf }) => {
        const link = (href, ...content) => {
          const a = Object.assign(document.createElement("a"), { href: new URL(href, site).href });
          a.append(...content);
          return a;
        };
        const item = document.createElement("li");
        const name = document.createElement("bdi");
        name.append(title);
        item.append(link(`c/${id}/`, name), " ", link(`${shelf === 1 ? "" : `shelf/${shelf}/`}#card=${id}`, search.dataset.embed));
        return item;
      }));
      const left = all.length > MOST ? said.dataset.more.replace("{n}", MOST).replace("{all}", all.length) : "";
      said.value = all.length ? left : said.dataset.none;
    } catch {
      index = undefined;
      said.value = said.dataset.failed;
    }
  };
  input.addEventListener("input", show);
  search.hidden = false;
}

const walk = document.querySelector("[data-walk]");
if (walk) {
  const [pick, slide, shown, link, frame] = ["select", "input", "output", "a", "iframe"].map((name) => walk.querySelector(name));
  const moments = () => pick.selectedOptions[0].dataset.moments.split(" ").map(Number);

  function name() {
    const at = new Date(moments()[slide.value] * 1000).toISOString().replace(":00.000", "");
    shown.value = at.replace("T", ", ").replace("Z", " UTC");
    slide.setAttribute("aria-valuetext", shown.value);
    link.href = `c/${pick.value}/#at=${at}`;
    link.hidden = false;
    return at;
  }

  function show() {
    const at = name();
    // The frame of one card stays and is told the moment; that asks for nothing.
    const address = new URL(`embed/${pick.value}/#size=compact&at=${at}`, site).href;
    // Never a new entry of the history: going back leads back.
    frame.contentWindow.location.replace(address);
    frame.hidden = false;
  }

  function begin() {
    slide.max = moments().length - 1;
    slide.value = 0;
    name();
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
      label.append(panel.dataset.progress.replace("{name}", name), input);
      return label;
    }));
  };

  let isUsed = false;
  const fill = () => {
    // A picture looks as it does, and some hosts choose for themselves.
    const { needs, text, sizes: fitting, themed } = kinds[field("kind").value];
    for (const option of field("size").options) option.disabled = !fitting.includes(option.value);
    if (field("size").selectedOptions[0].disabled) field("size").value = fitting[0];
    for (const input of [field("theme"), field("lang"), ...tracks.querySelectorAll("input")]) input.disabled = !themed;
    const id = field("card").value;
    const title = field("card").selectedOptions[0].textContent;
    const theme = field("theme").value === "auto" ? "" : field("theme").value;
    const { width, height, parameter, picture } = sizes[field("size").value];
    const progress = [...tracks.querySelectorAll("input")]
      .filter((input) => input.value !== "" && input.checkValidity())
      .map((input) => `${input.dataset.track}=${Number(input.value)}`).join("&");
    const lang = field("lang").value;
    const entries = [lang && `lang=${lang}`, theme && `theme=${theme}`, parameter && `size=${parameter}`, progress].filter(Boolean);
    const fragment = entries.length ? `#${entries.join("&")}` : "";
    const attributes = Object.entries({ lang, theme, size: parameter, progress })
      .map(([name, value]) => value ? ` ${name}="${escape(value)}"` : "").join("");
    const values = {
      base: site.href, id, title: escape(title), markdown_title: title.replace(/[\\[\]`*_<!]/g, "\\$&"),
      fragment: escape(fragment), attributes, width, height, picture,
    };
    const filled = (text) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
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
  panel.hidden = false;
  // A link of the search says which card is to be embedded.
  const choose = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("card");
    if (asked && [...field("card").options].some(({ value }) => value === asked)) {
      field("card").value = asked;
      panel.scrollIntoView();
    }
    ask();
    fill();
  };
  addEventListener("hashchange", choose);
  choose();
}
