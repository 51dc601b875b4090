"use server";

import { cookies } from "next/headers";
import { revalidatePath } from "next/cache";
import { currentSession } from "@/lib/auth/current-session";
import { setPersonLanguage } from "@/lib/auth/set-person-language";
import { isLocale, LOCALE_COOKIE } from "@/lib/i18n/locales";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Sets the language: of the person where one is signed in, and of this browser for the next sign-in. */
export async function setLanguage(form: FormData): Promise<void> {
  const language = form instanceof FormData ? form.get("language") : null;
  if (typeof language !== "string" || !isLocale(language)) return;
  const session = await currentSession();
  if (session) await setPersonLanguage(session.person.id, language);
  (await cookies()).set(LOCALE_COOKIE, language, { maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true });
  revalidatePath("/", "layout");
}
