/** Months as "YYYY-MM": what a repayment report is about. */

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** True for a month from 2005 (Kiva's first) up to the current one; the future has no repayments to report. */
export function isReportableMonth(text: string, now: Date): boolean {
  return MONTH.test(text) && text >= "2005-01" && text <= monthOf(now);
}

/** The month a moment falls in (UTC). */
function monthOf(moment: Date): string {
  return moment.toISOString().slice(0, 7);
}

/** The month `count` months before (or after, if negative). */
export function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOf(new Date(Date.UTC(year, number - 1 - count, 1)));
}

/** The month a coordinator most likely reports now: the last one that has ended. */
export function defaultMonth(now: Date): string {
  return monthsBefore(monthOf(now), 1);
}

/** "October 2026", "octubre de 2026": as it stands inside a sentence. */
export function monthName(month: string, locale: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(Date.UTC(year, number - 1, 1));
}

/** "October 2026", "Octubre de 2026": where it stands alone or opens a line. */
export function monthTitle(month: string, locale: string): string {
  const name = monthName(month, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
