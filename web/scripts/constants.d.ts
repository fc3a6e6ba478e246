// Constants that web/build.mjs puts into the scripts: names and integrity of built files, and the inline style sheet.

/** The program's module. */
declare const GLUE: import("./files.ts").KnownFile;

/** The program. */
declare const WASM: import("./files.ts").KnownFile;

/** The name of a language's file of messages, with `{}` in place of the language. */
declare const MESSAGES: string;

/** The languages of the interface. */
declare const LANGS: readonly string[];

/** The module that draws cards in the pages of others. */
declare const INLINE: import("./files.ts").KnownFile;

/** The style sheet of such cards. */
declare const INLINE_CSS: string;

/** The style sheet of the element <curtain-card>. */
declare const ELEMENT_CSS: string;
