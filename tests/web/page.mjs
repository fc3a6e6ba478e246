// A page without a browser, for tests of scripts that make elements.

// As much of a page as the scripts use.
globalThis.Text = /** @type {any} */ (class { constructor(data) { this.data = data; } });
const create = (tag, namespace = "") => {
  const element = { tag: namespace.endsWith("svg") ? `svg:${tag}` : tag, attributes: [], content: [] };
  return Object.assign(element, {
    setAttribute: (...attribute) => element.attributes.push(attribute),
    append: (...content) => element.content.push(...content),
  });
};
globalThis.document = /** @type {any} */ ({ createElement: (tag) => create(tag), createElementNS: (namespace, tag) => create(tag, namespace) });

/** Writes a node as HTML does, unescaped. */
export const textOf = ({ data, tag, attributes, content }) => tag
  ? `<${[tag, ...attributes.map(([name, value]) => `${name}=${value}`)].join(" ")}>${content.map(textOf).join("")}</${tag}>`
  : `[${data}]`;
