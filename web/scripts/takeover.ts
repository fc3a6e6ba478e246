// Takeover of a static card by the live one: what a reader does with the static card is remembered, and done again on
// the live one. Where the program does not come, what needs it is disabled.

import { OPENABLE_EVENT } from "./protocol.ts";

/** How long a press that begins on a static card may last before the live card takes its place, in milliseconds. */
const LONGEST_PRESS = 2_000;

// A click needs both halves of its press on one card. The end of some presses never arrives, as when a context
// menu opens.
let isPressed = false;
const releaseCallbacks = new Set<() => void>();
const release = (): void => {
  setTimeout(() => {
    isPressed = false;
    for (const onRelease of releaseCallbacks) onRelease();
    releaseCallbacks.clear();
  });
};
for (const kind of ["pointerup", "pointercancel", "keyup"]) addEventListener(kind, release);

/** Waits for the end of a press that has begun on a static card. */
export async function afterPress(): Promise<void> {
  if (!isPressed) return;
  await new Promise<void>((resolve) => {
    releaseCallbacks.add(resolve);
    setTimeout(resolve, LONGEST_PRESS);
  });
}

/** A static card whose readers are watched. */
export interface Watched {
  /** Puts the live card in its place, with what the reader has done. */
  replaceBy(live: HTMLElement): void;
  /** Disables what needs the program; returns the link that was clicked. */
  giveUp(): HTMLAnchorElement | undefined;
}

const isLink = (control: HTMLElement): control is HTMLAnchorElement => "href" in control;

/** Finds the control of a live card that is the same as one of a static card. */
export const twinIn = <Kind extends Element>(live: HTMLElement, { id }: Kind): Kind | null =>
  id ? live.querySelector<Kind>(`#${id}`) : null;

/** Tells whether the cover of a control is open. */
export const isExpanded = (control: Element | null): boolean => control?.getAttribute("aria-expanded") === "true";

/** Watches what a reader does with a static card. Calls `load` when that needs the program. */
export function watchReader(staticCard: HTMLElement, load: () => void): Watched {
  /** Tells whether a control does nothing without the program. The covers that open say that they do. */
  const needsProgram = (control: Element): boolean =>
    control.dispatchEvent(new Event(OPENABLE_EVENT, { bubbles: true, cancelable: true }));
  const meet = (element: Element | null): void => {
    const control = element?.closest("button, .progress, .trailer");
    if (control && needsProgram(control)) load();
  };
  for (const kind of ["pointerover", "focusin", "input"]) {
    staticCard.addEventListener(kind, ({ target }) => { meet(target as Element); });
  }
  // A reader may be there before this script is.
  meet(staticCard.querySelector(":focus"));

  // Clicks on the static card are repeated on the live one, except those that have opened or closed a cover. Impatient
  // clicks on one control count once; the second click on a link follows it.
  const clicked = new Set<HTMLElement>();
  const rememberClick = (event: MouseEvent): void => {
    const control = (event.target as Element).closest<HTMLElement>("button, [part=play]");
    if (!control || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (isLink(control) && clicked.has(control)) return;
    event.preventDefault();
    clicked.add(control);
    control.setAttribute("aria-busy", "true");
    load();
  };
  staticCard.addEventListener("click", rememberClick);

  // A field is carried over once somebody typed into it, even if it says the same as before. A text that is ended by the
  // Enter key, or by leaving the field, counts at once.
  const typed = new Map<HTMLInputElement, string>();
  for (const kind of ["input", "change"]) {
    staticCard.addEventListener(kind, ({ target }) => typed.set(target as HTMLInputElement, kind));
  }

  for (const kind of ["pointerdown", "keydown"]) {
    staticCard.addEventListener(kind, (event) => {
      isPressed = !(event as PointerEvent).button;
    });
  }

  return {
    replaceBy(live) {
      const { activeElement } = staticCard.getRootNode() as Document | ShadowRoot;
      const focused = staticCard.contains(activeElement) ? activeElement : null;
      // Links and summaries have no id.
      const alike = (card: HTMLElement): Element[] =>
        [...card.querySelectorAll(focused?.localName ?? "a")].filter(({ textContent }) => textContent === focused?.textContent);
      const twin = focused && (twinIn(live, focused) ?? alike(live)[alike(staticCard).indexOf(focused)]);
      live.hidden = false;
      if (!live.isConnected) staticCard.after(live);
      staticCard.remove();
      for (const details of staticCard.querySelectorAll("details[open]")) twinIn(live, details)?.setAttribute("open", "");
      for (const [input, kind] of typed) {
        const field = twinIn(live, input);
        // Of the radio buttons of one question only the checked one is an answer.
        if (!field || (input.type === "radio" && !input.checked)) continue;
        field.value = input.value;
        for (const event of new Set(["input", kind])) field.dispatchEvent(new Event(event, { bubbles: true }));
      }
      (twin as HTMLElement | null | undefined)?.focus({ preventScroll: true });
      const repeatClicks = (): void => {
        for (const control of clicked) {
          const twin = twinIn(live, control);
          // An earlier visit may have opened this cover already.
          if (!isExpanded(twin)) twin?.click();
        }
        clicked.clear();
      };
      // Covers open as the answers say once these are drawn.
      if (typed.size) setTimeout(repeatClicks);
      else repeatClicks();
    },
    giveUp() {
      staticCard.removeEventListener("click", rememberClick);
      const settle = (control: HTMLButtonElement | HTMLInputElement): void => {
        control.removeAttribute("aria-busy");
        control.disabled = needsProgram(control);
      };
      staticCard.querySelectorAll<HTMLButtonElement | HTMLInputElement>("button, input").forEach(settle);
      // Other covers come with the facts that open later.
      staticCard.addEventListener("click", ({ target }) => {
        const cover = (target as Element).closest<HTMLButtonElement>("[part=reveal]");
        if (cover) settle(cover);
      });
      return [...clicked].find(isLink);
    },
  };
}
