// Time slider of the gallery: shows a card at the moments of its run.

import { framePageRoute, cardPageRoute } from "../generated.ts";
import { find } from "../page.ts";

/** Starts the slider in its section. */
export function startTimeSlider(section: HTMLElement, site: URL): void {
  const select = find("select", section);
  const slider = find("input", section);
  const output = find("output", section);
  const link = find("a", section);
  const frame = find("iframe", section);
  const readMoments = (): number[] => (select.selectedOptions[0]?.dataset["moments"] ?? "").split(" ").map(Number);

  /** Names the chosen moment; returns it as RFC 3339. */
  const update = (): string => {
    const moment = readMoments()[slider.valueAsNumber] ?? 0;
    const time = new Date(moment * 1000).toISOString().replace(":00.000", "");
    output.value = time.replace("T", ", ").replace("Z", " UTC");
    slider.setAttribute("aria-valuetext", output.value);
    link.href = `${cardPageRoute(select.value)}#at=${time}`;
    link.hidden = false;
    return time;
  };
  const show = (): void => {
    const time = update();
    // A new fragment loads nothing anew, and a replaced address adds no entry to the history.
    const { href } = new URL(`${framePageRoute(select.value)}#size=compact&at=${time}`, site);
    frame.contentWindow?.location.replace(href);
    frame.hidden = false;
  };
  const reset = (): void => {
    slider.max = String(readMoments().length - 1);
    slider.value = "0";
    update();
  };
  select.addEventListener("change", () => {
    reset();
    show();
  });
  slider.addEventListener("input", show);
  reset();
  section.hidden = false;
}
