import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentSession } from "@/lib/auth/current-session";
import { COMPILED_MESSAGES } from "./compiled-messages";
import { isLocale, LOCALE_COOKIE, negotiateLocale, type Locale } from "./locales";

/** The language is the person's setting; before sign-in the cookie of this browser, else what the browser asks for. */
export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: COMPILED_MESSAGES[locale], timeZone: "UTC" };
});

async function requestLocale(): Promise<Locale> {
  const session = await currentSession();
  if (session) return session.person.language;
  const fromCookie = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(fromCookie) ? fromCookie : negotiateLocale((await headers()).get("accept-language"));
}
