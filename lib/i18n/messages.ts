import type { Locale } from "./locales";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { fr } from "./messages/fr";

/** English is the pattern: the other languages must hold the same keys, which a test and the types both see to. */
export type Messages = typeof en;

export const MESSAGES: Record<Locale, Messages> = { en, es, fr };

declare module "next-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}
