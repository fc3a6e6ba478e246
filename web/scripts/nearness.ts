// Nearness to the screen: observers that tell when an element comes near the screen. The sparing one looks at each element
// once, and again after something may have moved: a thousand observed elements cost a page more than its cards do.

/** How long after a movement the next look comes, in milliseconds: the margin gives it time. */
const LOOK_DELAY = 100;

/** The elements that are waited for, with what each does once it is near. */
export type FarElements = Map<Element, () => void>;

/** Tells whether this page hears of what moves an element: its host page or another shadow tree may scroll it, too. */
const isMovementHeard = (element: Element): boolean => parent === window && element.getRootNode() === document;

/** Returns an observer that calls back for elements near the screen. One that is `sparing` looks at each once. */
export function observeFar(far: FarElements, isSparing?: boolean): IntersectionObserver {
  return new IntersectionObserver((entries, observer) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting || (isSparing && isMovementHeard(target))) observer.unobserve(target);
      if (!isIntersecting) continue;
      // An element that enters twice has two entries here.
      const onNear = far.get(target);
      far.delete(target);
      onNear?.();
    }
  }, { rootMargin: "50%" });
}

/** Returns a sparing observer in the place of one that keeps watching. */
export function observeSparingly(far: FarElements, constant: IntersectionObserver): IntersectionObserver {
  constant.disconnect();
  const observer = observeFar(far, true);
  const look = (): void => {
    for (const element of far.keys()) observer.observe(element);
  };
  let isAwaited = false;
  const lookSoon = (): void => {
    if (isAwaited || !far.size) return;
    isAwaited = true;
    setTimeout(() => {
      isAwaited = false;
      look();
    }, LOOK_DELAY);
  };
  // A click may show an element by style alone.
  for (const kind of ["scroll", "resize", "click"]) addEventListener(kind, lookSoon, { capture: true, passive: true });
  // What stands above an element may go or shrink, and the element itself may be shown, without any scrolling.
  try {
    new ResizeObserver(lookSoon).observe(document.documentElement);
    new MutationObserver(lookSoon).observe(document, { attributes: true, childList: true, subtree: true });
  } catch {}
  look();
  return observer;
}
