import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { figureBy, type RepeatedChoice, type RepeatedLoan } from "@/lib/repayments/repeated-loans";
import type { PageSettings } from "./check-props";

/** So many loans show what a choice comes to. */
const EXAMPLES = 4;
/** And so many rows of each. */
const MOST_ROWS = 6;

/** What deciding all of them at once would mean, with her own rows. */
export function RepeatedQuestion({
  loans,
  settings: { amountMeaning, currency },
  onClose,
  onChoose,
}: {
  loans: readonly RepeatedLoan[];
  settings: PageSettings;
  onClose: () => void;
  onChoose: (choice: RepeatedChoice) => void;
}) {
  const t = useTranslations("check.repeated");
  // What is still owed is never a sum of rows.
  const choices: RepeatedChoice[] = amountMeaning === "outstanding" ? ["last"] : ["add", "last"];
  const [chosen, setChosen] = useState<RepeatedChoice | null>(choices.length === 1 ? "last" : null);
  const decided = chosen ? loans.filter((loan) => figureBy(chosen, loan) !== null) : [];
  const left = chosen ? loans.length - decided.length : 0;
  return (
    <Dialog title={t("title", { count: loans.length })} onClose={onClose}>
      <p>{t(`meaning.${amountMeaning}`)}</p>
      {choices.length > 1 && (
        <Choice
          id="repeated-choice"
          label={t("choice")}
          options={choices.map((value) => ({ value, label: t(`choices.${value}`) }))}
          value={chosen ?? ("" as RepeatedChoice)}
          onChange={setChosen}
        />
      )}
      <Examples loans={decided.length > 0 ? decided : loans} chosen={chosen} currency={currency} />
      {left > 0 && <p>{t("left", { count: left })}</p>}
      <div className="flex flex-wrap gap-3">
        <Button
          kind="primary"
          aria-disabled={decided.length === 0}
          onClick={() => chosen && decided.length > 0 && onChoose(chosen)}
        >
          {t("yes", { count: decided.length || loans.length })}
        </Button>
        <Button onClick={onClose}>{t("no")}</Button>
      </div>
    </Dialog>
  );
}

const HEAD =
  "border-b border-line-strong py-1 pe-3 text-start font-normal text-ink-soft last:pe-0 last:text-end";
const CELL = "border-b border-line py-1 pe-3 align-top wrap-anywhere last:pe-0 last:text-end";

/** The first loans, with their rows as they stand and the figure that the choice makes of them. */
function Examples({
  loans,
  chosen,
  currency,
}: {
  loans: readonly RepeatedLoan[];
  chosen: RepeatedChoice | null;
  currency: string;
}) {
  const t = useTranslations("check.repeated");
  const locale = useLocale();
  const shown = loans.slice(0, EXAMPLES);
  return (
    <table aria-label={t("examples")} className="w-full border-collapse text-small tabular-nums">
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t("loan")}
          </th>
          <th scope="col" className={HEAD}>
            {t("rows")}
          </th>
          <th scope="col" className={HEAD}>
            {t("figure", { currency })}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((loan) => {
          const figure = chosen && figureBy(chosen, loan);
          const rows = loan.rows.slice(-MOST_ROWS);
          return (
            <tr key={loan.loanId}>
              <td className={CELL}>{loan.loanId}</td>
              <td className={CELL}>
                {rows.length < loan.rows.length && "… "}
                {rows
                  .map(({ row, amountText: text }) =>
                    t("row", { row, amount: text === null ? "?" : amountText(text, locale) }),
                  )
                  .join("; ")}
              </td>
              <td className={`${CELL} font-semibold`}>{figure ? amountText(figure, locale) : "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
