import { useLocale, useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText } from "@/components/ui/amount-text";
import { Mark } from "@/components/ui/mark";
import { draftName, type Draft } from "@/lib/drafts/draft";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { addAmounts } from "@/lib/money";
import { LackingLine } from "../list/lacking-line";
import { DraftDetails } from "./draft-details";
import { rowRanges } from "./row-ranges";
import type { JudgedDraft } from "./use-import";

/** The drafts that a file becomes, before any of them is kept. */
export function DraftsTable({ drafts, total: all }: { drafts: JudgedDraft[]; total: number }) {
  const t = useTranslations("draftImport.drafts");
  const words = useTranslations("drafts");
  const locale = useLocale();
  return (
    <section aria-labelledby="drafts-title" className="space-y-3">
      <h3 id="drafts-title" className="text-lead">
        {t("title", { count: all })}
      </h3>
      <Table label={t("table")}>
        <TableHead>
          <HeadCell>{t("name")}</HeadCell>
          <HeadCell isFigure>{t("amount")}</HeadCell>
          <HeadCell>{t("rows")}</HeadCell>
          <HeadCell>{t("check")}</HeadCell>
        </TableHead>
        <TableBody>
          {drafts.map((one) => {
            const { draft, rows, problems } = one;
            const total = totalOf(draft);
            const count = (severity: string) =>
              problems.filter((found) => found.severity === severity).length;
            const [errors, advice] = [count("error"), count("advice")];
            return (
              <Row key={rows[0]}>
                <Cell label={t("name")}>
                  <span className="font-semibold">{draftName(draft) || words("unnamed")}</span>
                  <span className="block text-small text-ink-soft">
                    {words(`loanType.${draft.loanType}`, { borrowers: draft.borrowers.length })}
                  </span>
                </Cell>
                <Cell label={t("amount")} isFigure>
                  {total === null ? "–" : `${amountText(total, locale)} ${draft.currency}`}
                </Cell>
                <Cell label={t("rows")}>{rowRanges(rows)}</Cell>
                <Cell label={t("check")}>
                  {errors > 0 && (
                    <span className="flex items-center gap-2 font-semibold text-brick">
                      <Mark tone="error" />
                      {words("list.errors", { count: errors })}
                    </span>
                  )}
                  <LackingLine codes={problems.map(({ code }) => code)} />
                  {advice > 0 && (
                    <span className="block text-small text-ink-soft">
                      {words("list.advice", { count: advice })}
                    </span>
                  )}
                  <DraftDetails {...one} />
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
      {all > drafts.length && <p>{t("more", { count: all - drafts.length })}</p>}
    </section>
  );
}

/** The sum of the borrowers' amounts as plain decimal text; null if none can be read. */
function totalOf({ borrowers, currency }: Draft): string | null {
  const amounts = borrowers.flatMap(({ amount }) => {
    const read = readTypedAmount(amount, currency);
    return "amountText" in read ? read.amountText : [];
  });
  return amounts.length > 0 ? addAmounts(amounts) : null;
}
