// Walks a card through its run: a frame shows it as of the moment that the slider stands at.

const walk = document.querySelector("[data-walk]");
const [pick, slide, shown, link, frame] = ["select", "input", "output", "a", "iframe"].map((name) => walk.querySelector(name));
const moments = () => pick.selectedOptions[0].dataset.moments.split(" ").map(Number);

function show() {
  const at = new Date(moments()[slide.value] * 1000).toISOString().replace(":00.000", "");
  shown.value = at.replace("T", ", ").replace("Z", " UTC");
  slide.setAttribute("aria-valuetext", shown.value);
  link.href = `c/${pick.value}/#at=${at}`;
  // The frame of one card stays and is told the moment; that asks for nothing.
  const address = new URL(`embed/${pick.value}/#at=${at}`, document.baseURI).href;
  if (frame.src.split("#")[0] === address.split("#")[0]) frame.contentWindow.location.replace(address);
  else frame.src = address;
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
