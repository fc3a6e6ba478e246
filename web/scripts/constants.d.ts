// Constants that web/build.mjs puts into the scripts: names and integrity of built files, and the inline style sheet.

/** The files of the program, and the languages of its interface. */
declare const PROGRAM: {
  readonly glue: import("./files.ts").KnownFile;
  readonly wasm: import("./files.ts").KnownFile;
  /** The name of a language's file of messages, with `{}` in place of the language. */
  readonly messages: string;
  readonly langs: readonly string[];
};

/** The module that draws cards in the pages of others. */
declare const INLINE: import("./files.ts").KnownFile;

/** The style sheet of such cards. */
declare const INLINE_CSS: string;

/** The style sheet of the element <curtain-card>. */
declare const ELEMENT_CSS: string;
