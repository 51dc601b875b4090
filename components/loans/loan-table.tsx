import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { amountText, countText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { LoanStatus } from "./loan-status";

/** Rows that are drawn, and that are added when she asks for more. */
const STEP = 100;
/** What Intl writes by a language's rules; whatever else Kiva sends stands as it is. */
const PLAIN_AMOUNT = /^\d+(\.\d+)?$/;

/** The first of these loans, and more on request. */
export function LoanTable({ loans, hasClients }: { loans: readonly ExpectedLoan[]; hasClients: boolean }) {
  const t = useTranslations("loans");
  const locale = useLocale();
  const [count, setCount] = useState(STEP);
  const firstNew = useRef<HTMLTableRowElement>(null);
  const shown = loans.slice(0, count);
  const left = loans.length - shown.length;
  const [currency, ...others] = new Set(shown.map((loan) => loan.currency));
  // Said once where all have the same.
  const common = others.length === 0 ? (currency ?? null) : null;
  const names = {
    loan: t("list.loan"),
    client: t("list.client"),
    borrower: t("list.borrower"),
    status: t("list.status"),
    amount: common === null ? t("list.amount") : t("list.amountIn", { currency: common }),
  };

  // The button has moved down: she goes on reading where the new rows begin.
  useEffect(() => {
    if (count > STEP) firstNew.current?.focus();
  }, [count]);

  return (
    <div className="space-y-4">
      <Table label={t("title")}>
        <TableHead>
          <HeadCell>{names.loan}</HeadCell>
          {hasClients && <HeadCell>{names.client}</HeadCell>}
          <HeadCell>{names.borrower}</HeadCell>
          <HeadCell>{names.status}</HeadCell>
          <HeadCell isFigure>{names.amount}</HeadCell>
        </TableHead>
        <TableBody>
          {shown.map((loan, index) => (
            <Row
              key={loan.kivaId}
              data-status={loan.status}
              {...(index > 0 && index === count - STEP && { ref: firstNew, tabIndex: -1 })}
            >
              <Cell label={names.loan} className="font-semibold">
                {loan.loanId}
              </Cell>
              {hasClients && <Cell label={names.client}>{loan.clientId ?? "–"}</Cell>}
              <Cell label={names.borrower}>{loan.name || "–"}</Cell>
              <Cell label={names.status}>
                <LoanStatus status={loan.status}>{t(`statuses.${loan.status}`)}</LoanStatus>
              </Cell>
              <Cell label={names.amount} isFigure>
                {amountOf(loan, common, locale)}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {left > 0 && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span>
            {t("list.shown", {
              shown: countText(shown.length, locale),
              figure: countText(loans.length, locale),
            })}
          </span>
          <Button onClick={() => setCount(count + STEP)}>
            {t("list.more", { count: Math.min(left, STEP) })}
          </Button>
        </p>
      )}
    </div>
  );
}

/** `common`: the currency that the column's name says already. */
function amountOf(
  { amountText: text, currency }: ExpectedLoan,
  common: string | null,
  locale: string,
): string {
  if (text === null) return "–";
  const written = PLAIN_AMOUNT.test(text) ? amountText(text, locale) : text;
  return common === null && currency !== null ? `${written} ${currency}` : written;
}
