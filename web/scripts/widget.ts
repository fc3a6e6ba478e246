// TypeScript types of the WebAssembly program's exports: Card, CardSlot and Messages.

/** A card that is read line by line. */
export interface Card {
  /** Reads the next line; returns whether that was the last one. Throws a message for a damaged line. */
  read(line: string): boolean;
}

/** The messages of the interface in one language. */
export type Messages = object;

/** Tells what a reader does: opens the fact of a key, or reaches a number of units of a track. */
export type Notify = (...event: [kind: "open", fact: string, units: undefined] | [kind: "progress", track: string, units: number]) => void;

/** A place in a page for one card after another. */
export interface CardSlot {
  /**
   * Begins to show a card, with the covers `opened` open, whose keys have dots between them. A card that is `alone` on
   * its page follows the page's fragment, another one the attribute `data-address` of its element.
   */
  show(card: Card, messages: Messages, root: string, place: "page" | "frame" | "host", opened: string, notify: Notify): void;
  /** Renders the next part; returns whether there is more. */
  render_step(): boolean;
  /** Takes the card away. */
  clear(): void;
}

/** The module that wasm-bindgen writes. */
export interface Program {
  readonly Card: new () => Card;
  readonly Messages: new (lang: string, lines: string) => Messages;
  readonly CardSlot: new (host: Element, onPanic: (message: string) => void) => CardSlot;
  /** Loads the program. */
  readonly default: (options: { module_or_path: Promise<Response> }) => Promise<unknown>;
  /** Ends the program. */
  readonly stop: () => void;
}
