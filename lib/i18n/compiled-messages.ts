import compile from "icu-minify/compile";
import type { Locale } from "./locales";
import { MESSAGES, type Messages } from "./messages";

type Tree = { [key: string]: string | Tree };

/**
 * The messages with their grammar already read, so that no page carries a parser for it into the browser: 9 KiB of
 * the 170 a page may have. next.config.mjs puts the formatter for this form in the parser's place. Only next-intl
 * and `compiledSentences` understand it; who wants sentences takes MESSAGES.
 */
export const COMPILED_MESSAGES: Record<Locale, Messages> = {
  en: compiled(MESSAGES.en),
  es: compiled(MESSAGES.es),
  fr: compiled(MESSAGES.fr),
};

/** The type stays that of the sentences: it is what next-intl checks keys and arguments by. */
function compiled(messages: Messages): Messages {
  return compiledTree(messages) as Messages;
}

function compiledTree(tree: Tree): unknown {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? plain(compile(value)) : compiledTree(value),
    ]),
  );
}

/** The compiler makes objects without a prototype, which React does not send to a browser. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
