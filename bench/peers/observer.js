// The card without any library, whose timer writes to what is near the screen alone: one observer watches all.
import { counts, ticking } from "./plain.js";

const nodes = new Map(counts.map((node) => [node.parentElement, node]));
ticking.clear();
const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) ticking.add(nodes.get(target));
    else ticking.delete(nodes.get(target));
  }
}, { rootMargin: "50%" });
for (const element of nodes.keys()) observer.observe(element);
