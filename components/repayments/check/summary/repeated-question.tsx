import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { MAX_EDITED_ROWS } from "@/lib/repayments/edits";
import type { RepeatedChange, RepeatedChoice } from "@/lib/repayments/edits/repeated-loans";
import type { PageSettings } from "../check-props";
import { TooManyEdits } from "../too-many-edits";
import type { Questions } from "../worker/worker-messages";

/** What deciding all of them at once would mean, with her own rows. */
export function RepeatedQuestion({
  changes,
  settings: { amountMeaning, currency },
  onClose,
  onChoose,
}: {
  changes: Questions["repeated"]["answer"];
  settings: PageSettings;
  onClose: () => void;
  onChoose: (choice: RepeatedChoice) => void;
}) {
  const t = useTranslations("check.repeated");
  // What is still owed is never a sum of rows.
  const choices: RepeatedChoice[] = amountMeaning === "outstanding" ? ["last"] : ["add", "last"];
  const [chosen, setChosen] = useState<RepeatedChoice | null>(choices.length === 1 ? "last" : null);
  const { decided, left, first, editedRows } = changes[chosen ?? "last"];
  const isTooMany = editedRows > MAX_EDITED_ROWS;
  return (
    <Dialog title={t("title", { count: decided + left })} onClose={onClose}>
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
      <Examples loans={first} isChosen={chosen !== null} currency={currency} />
      {chosen && left > 0 && <p>{t("left", { count: left })}</p>}
      {isTooMany && <TooManyEdits when="before" editedRows={editedRows} />}
      <div className="flex flex-wrap gap-3">
        {!isTooMany && (
          <Button
            kind="primary"
            aria-disabled={chosen === null || decided === 0}
            onClick={() => chosen && decided > 0 && onChoose(chosen)}
          >
            {t("yes", { count: (chosen && decided) || decided + left })}
          </Button>
        )}
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
  isChosen,
  currency,
}: {
  loans: RepeatedChange["first"];
  isChosen: boolean;
  currency: string;
}) {
  const t = useTranslations("check.repeated");
  const locale = useLocale();
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
        {loans.map(({ loanId, rows, hasMore, figure }) => (
          <tr key={loanId}>
            <td className={CELL}>{loanId}</td>
            <td className={CELL}>
              {hasMore && "… "}
              {rows
                .map(({ row, amountText: text }) =>
                  t("row", { row, amount: text === null ? "?" : amountText(text, locale) }),
                )
                .join("; ")}
            </td>
            <td className={`${CELL} font-semibold`}>
              {isChosen && figure ? amountText(figure, locale) : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
