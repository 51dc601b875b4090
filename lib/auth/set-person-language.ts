import "server-only";
import { database } from "@/lib/db/database";
import type { Locale } from "@/lib/i18n/locales";

/** Remembers the language a person reads in. A person sets only her own, so there is no role to check. */
export async function setPersonLanguage(personId: string, language: Locale): Promise<void> {
  await database().updateTable("people").set({ language }).where("id", "=", personId).execute();
}
