import { monthFile, monthFileWithMistakes } from "@/lib/sandbox/month-file";
import { seedLoans } from "@/lib/sandbox/seed";
import type { Locale } from "@/lib/i18n/locales";

function monthOptions(partnerId: string, locale: Locale) {
  return {
    loans: seedLoans({ partnerId, currency: "KES", expected: 2199 }),
    columns: "three" as const,
    currency: "KES",
    amountMeaning: "repaid" as const,
    month: "2026-10",
    language: locale,
  };
}

/** A month without a mistake in it, in English. */
export function cleanMonth(partnerId: string): string {
  return monthFile({ ...monthOptions(partnerId, "en"), mistakes: false });
}

/** A month of a sandbox partner's loans as its MIS would export it, and what is truly right, loan by loan. */
export function messyMonth(partnerId: string, locale: Locale) {
  const options = monthOptions(partnerId, locale);
  const { text, mistakes } = monthFileWithMistakes(options);
  const clean = monthFile({ ...options, mistakes: false });
  const delimiter = locale === "en" ? "," : ";";
  const rows = clean.trimEnd().split(/\r?\n/).slice(1);
  const truth = new Map(
    rows.map((line) => {
      const [loanId = "", clientId = "", ...amount] = line.split(delimiter);
      return [loanId, { clientId, amountText: plain(amount.join(delimiter)) }];
    }),
  );
  return { text, mistakes, truth };
}

/** "1,250.00", "1.250,00" or "1 250,00" as "1250.00": the sandbox writes shillings with two decimals. */
function plain(written: string): string {
  const digits = written.replace(/\D/g, "");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
