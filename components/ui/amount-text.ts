const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // Spanish leaves four digits ungrouped; in a column of figures they would not line up.
      useGrouping: "always",
    });
    formats.set(key, format);
  }
  return format;
}

/**
 * Writes an exact decimal ("1250.00") by the reader's language ("1,250.00", "1.250,00"). Intl takes decimal text as
 * it is, so that no digit passes through a binary float.
 */
export function amountText(text: string, locale: string): string {
  const decimals = text.split(".")[1]?.length ?? 0;
  return formatFor(locale, decimals).format(text as Intl.StringNumericLiteral);
}

/** Writes a count by the reader's language. */
export function countText(count: number, locale: string): string {
  return formatFor(locale, 0).format(count);
}
