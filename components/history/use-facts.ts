import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import type { HistoryEvent } from "@/lib/history/get-history";
import { monthTitle } from "@/lib/repayments/months";
import { listOf, numberOf, textOf } from "./details";

/** The figures of an act, each a line of its own. */
export function useFacts(currency: string): (event: HistoryEvent) => string[] {
  const t = useTranslations("history.facts");
  const locale = useLocale();
  return ({ action, details }) => {
    const sum = `${amountText(textOf(details.sum) || "0", locale)} ${currency}`.trim();
    const loans = numberOf(details.lines);
    const leftOut = numberOf(details.leftOut);
    const facts: string[] = [];
    if (action === "report.created" || action === "report.saved") facts.push(t("figures", { loans, sum }));
    if (action === "report.confirmed") {
      facts.push(t("confirmed", { batches: listOf(details.batches).length, loans, sum }));
    }
    if (action === "report.correction-made") facts.push(t("loans", { loans: numberOf(details.loans) }));
    if (leftOut > 0) facts.push(t("leftOut", { count: leftOut }));
    if (action === "delivery.others_sent") facts.push(t("setAside", { batches: asideOf(details.setAside) }));
    if (typeof details.monthBefore === "string") {
      const [before, after] = [details.monthBefore, textOf(details.month)];
      facts.push(t("month", { before: monthTitle(before, locale), after: monthTitle(after, locale) }));
    }
    if (details.choices !== undefined) facts.push(t("reading"));
    return facts;
  };
}

function asideOf(value: unknown): string {
  return listOf(value)
    .map((one) => String((one as { number?: number }).number ?? ""))
    .join(", ");
}
