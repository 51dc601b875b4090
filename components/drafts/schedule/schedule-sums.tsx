import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { useProblemText } from "@/components/drafts/form/use-problem-text";
import { Cell, Row } from "@/components/tables/table";
import { Amount } from "@/components/ui/amount";
import { classNames } from "@/components/ui/class-names";
import { Mark } from "@/components/ui/mark";
import type { Instalment } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { scheduleTotals } from "@/lib/drafts/schedule";
import { compareAmounts } from "@/lib/money";

/** What the instalments add up to, and whether that is the loan amount. */
export function ScheduleSums({
  rows,
  currency,
  amount,
  sumProblem,
  isReadOnly,
}: {
  rows: Instalment[];
  currency: string;
  amount: string | null;
  sumProblem: DraftProblem | null;
  isReadOnly: boolean;
}) {
  const t = useTranslations("draftPanels.schedule");
  const textOf = useProblemText();
  // Typing comes first; the sums follow a moment later.
  const settled = useDeferredValue(rows);
  const totals = useMemo(() => scheduleTotals(settled, currency), [settled, currency]);
  const isMatch = totals !== null && amount !== null && compareAmounts(totals.principal, amount) === 0;

  return (
    <tfoot role="rowgroup" className="max-sm:block">
      <Row className="font-semibold">
        <Cell label="" className="max-sm:hidden" />
        <Cell label="">{t("total", { count: rows.length })}</Cell>
        <Cell label={t("principal")} isFigure className={classNames("sm:pe-6", !totals && "max-sm:hidden")}>
          {totals && <Amount text={totals.principal} />}
        </Cell>
        <Cell label={t("interest")} isFigure className={classNames("sm:pe-6", !totals && "max-sm:hidden")}>
          {totals && <Amount text={totals.interest} />}
        </Cell>
        {!isReadOnly && <Cell label="" className="max-sm:hidden" />}
      </Row>
      <Row className="border-b-0">
        <td role="cell" colSpan={isReadOnly ? 4 : 5} className="px-3 py-2 max-sm:col-span-2 max-sm:px-0">
          <span className="flex max-w-[70ch] items-start gap-2">
            {totals === null ? (
              <span className="text-ink-soft">{t("notAdded")}</span>
            ) : isMatch ? (
              <>
                <Mark tone="good" className="mt-1" />
                {t("matches")}
              </>
            ) : (
              sumProblem && (
                <>
                  <Mark tone="warning" className="mt-1" />
                  {textOf(sumProblem)}
                </>
              )
            )}
          </span>
        </td>
      </Row>
    </tfoot>
  );
}
