// Reading of a WebAssembly file: its functions with their names, its data segments and its stack.

/** The numbers of the sections that are read here. */
const SECTION = { custom: 0, import: 2, global: 6, code: 10, data: 11 };

/**
 * Reads a WebAssembly file.
 *
 * @param {Buffer} bytes
 */
export function parseWasm(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.readUInt8(at++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const text = () => {
    const length = number();
    return bytes.toString("utf8", at, at += length);
  };
  const list = (read) => Array.from({ length: number() }, read);
  const limits = () => {
    if (number() & 1) number();
    number();
  };
  /** A constant: the opcode of i32.const, its value and the end. */
  const constant = () => {
    at += 1;
    const value = number();
    at += 1;
    return value;
  };
  const skipImport = [number, () => { at += 1; limits(); }, limits, () => { at += 2; }];
  let imports = 0;
  /** @type {{ at: number, length: number }[]} */
  let bodies = [];
  /** The addresses of what the file puts into the memory. @type {number[]} */
  let segments = [];
  let stackTop = 0;
  const names = new Map();
  while (at < bytes.length) {
    const section = number();
    const end = number() + at;
    if (section === SECTION.import) {
      list(() => {
        text();
        text();
        const kind = number();
        skipImport[kind]();
        if (kind === 0) imports += 1;
      });
    } else if (section === SECTION.global) {
      // The stack pointer is the first global.
      number();
      at += 2;
      stackTop = constant();
    } else if (section === SECTION.code) {
      bodies = list(() => {
        const length = number();
        at += length;
        return { at: at - length, length };
      });
    } else if (section === SECTION.data) {
      segments = list(() => {
        number();
        const address = constant();
        const length = number();
        at += length;
        return address;
      });
    } else if (section === SECTION.custom && text() === "name") {
      while (at < end) {
        const kind = bytes[at++];
        const next = number() + at;
        if (kind === 1) list(() => names.set(number(), text()));
        at = next;
      }
    }
    at = end;
  }
  const functions = bodies.map(({ at, length }, index) => ({
    name: names.get(index + imports) ?? "?",
    body: bytes.subarray(at, at + length),
  }));
  return { functions, segments, stackTop };
}
