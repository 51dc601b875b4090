/** The languages of the interface, in the order offered. */
export const LOCALES = ["en", "es", "fr"] as const;
export type Locale = (typeof LOCALES)[number];

/** Each language's own name. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", es: "Español", fr: "Français" };

export const LOCALE_COOKIE = "language";

/** Narrows a text to a language we speak. */
export function isLocale(text: string | undefined): text is Locale {
  return (LOCALES as readonly string[]).includes(text ?? "");
}

/**
 * The best language for an Accept-Language header ("fr-BF,fr;q=0.9,en;q=0.8"): the first we speak in the order of
 * its weights, else English.
 */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const weight = rest.find((text) => text.trim().startsWith("q="));
      return {
        language: tag.trim().slice(0, 2).toLowerCase(),
        weight: weight ? Number(weight.trim().slice(2)) : 1,
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? "en";
}
