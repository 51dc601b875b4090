import format, { type CompiledMessage, type FormatValues } from "icu-minify/format";
import type { Locale } from "./locales";

/** Remembers what was made: a formatter of Intl takes longer to make than a thousand sentences. */
function madeOnce<Options, Formatter>(make: (locale: string, options?: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale?: unknown, options?: Options): Formatter => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? make(String(locale), options);
    made.set(key, known);
    return known;
  };
}

const FORMATTERS = {
  getNumberFormat: madeOnce((locale, options?: Intl.NumberFormatOptions) =>
    Intl.NumberFormat(locale, options),
  ),
  getPluralRules: madeOnce(
    (locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
  ),
  getDateTimeFormat: madeOnce((locale, options?: Intl.DateTimeFormatOptions) =>
    Intl.DateTimeFormat(locale, options),
  ),
};

/**
 * Makes sentences of compiled messages (`COMPILED_MESSAGES`, and what pages have of them) where next-intl is not at
 * hand: in a worker. `messages` is a branch of theirs; keys go down from there, "loan-id.spaces".
 */
export function compiledSentences(
  messages: object,
  locale: Locale,
): (key: string, values: FormatValues<never>) => string {
  return (key, values) => {
    const message = key.split(".").reduce<unknown>((branch, name) => {
      if (typeof branch !== "object" || branch === null || !(name in branch))
        throw new Error(`No message ${key}`);
      return branch[name as keyof typeof branch];
    }, messages);
    return String(format(message as CompiledMessage, locale, values, { formatters: FORMATTERS }));
  };
}
