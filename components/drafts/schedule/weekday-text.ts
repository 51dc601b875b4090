const formats = new Map<string, Intl.DateTimeFormat>();

/** An ISO date with its weekday, the day before the month in every language: "Thu, 24 Dec 2026". */
export function weekdayText(iso: string, locale: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
    formats.set(locale, format);
  }
  return format.format(Date.parse(`${iso}T00:00:00Z`));
}
