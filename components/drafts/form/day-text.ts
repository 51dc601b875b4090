/** A day without a time ("2026-12-24") in the reader's words: "24 Dec 2026", "24 dic 2026", "24 déc. 2026". */
export function dayText(iso: string, locale: string): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${iso}T00:00:00Z`));
}
