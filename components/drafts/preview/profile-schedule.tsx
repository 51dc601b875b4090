import { useLocale, useTranslations } from "next-intl";
import { dayText } from "@/components/drafts/form/day-text";
import { amountText } from "@/components/ui/amount-text";
import type { ReadRow } from "@/lib/drafts/draft-reading";
import { addAmounts } from "@/lib/money";

/** A schedule in a sentence: how many instalments, from when to when, and what they add up to. */
export function ProfileSchedule({ rows, currency }: { rows: ReadRow[]; currency: string }) {
  const t = useTranslations("draftPanels.profile");
  const locale = useLocale();
  const count = rows.length;
  const day = (iso: string | null | undefined) => (iso ? dayText(iso, locale) : "…");
  const sumOf = (figures: (string | null)[]) =>
    figures.some((figure) => figure === null)
      ? "…"
      : amountText(addAmounts(figures.flatMap((figure) => figure ?? [])), locale);
  return (
    <>
      {t("scheduleText", { count, first: day(rows[0]?.date), last: day(rows.at(-1)?.date) })}
      <br />
      {t("scheduleSums", {
        principal: sumOf(rows.map(({ principal }) => principal)),
        interest: sumOf(rows.map(({ interest }) => interest)),
        currency,
      })}
    </>
  );
}
