import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BulkChange } from "@/lib/repayments/edits/fix-preview";
import { MAX_EDITED_ROWS } from "@/lib/repayments/edits";
import { showHidden } from "@/lib/repayments/ids/hidden-characters";
import { PreviewTable } from "../preview-table";
import { TooManyEdits } from "../too-many-edits";
import type { Foreseen } from "../worker/worker-messages";

/** All of a kind at once, before it is done: how many, the first of them, and what they come to. */
export function BulkQuestion({
  change,
  currency,
  onSee,
  onYes,
  onClose,
}: {
  change: Foreseen<BulkChange>;
  currency: string;
  /** Shows all of them in the table instead. */
  onSee: () => void;
  onYes: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("check.bulk");
  const common = useTranslations("common");
  const table = useTranslations("check.table");
  const names = useTranslations("common.columnNames");
  const problems = useTranslations("problems.group");
  const { kind, code, act, editedRows, first, column } = change;
  const { count } = act.summary;
  const isTooMany = editedRows > MAX_EDITED_ROWS;
  const textOf = (text: string) => (text === "" ? table("empty") : showHidden(text));
  const words = { count, column: column ?? "other" };
  const doing = kind === "accept" && code === "amount.zero" ? "zero" : kind;
  // Beside the amount stands what tells the row: the cell the problem is about, or its loan.
  const id = column === "clientId" ? column : "loanId";

  return (
    <Dialog title={t(`${doing}.title`, words)} onClose={onClose}>
      <p>{problems(code, { count })}</p>
      {kind === "fix" && column ? (
        <PreviewTable
          label={t("first")}
          heads={[table("row"), t("before", { column: names(column) }), t("after")]}
          figures={column === "amount" ? [1, 2] : []}
          rows={first.map(({ row, cells, after }) => ({
            key: String(row),
            cells: [row, textOf(cells[column]), <strong key="after">{textOf(after ?? "")}</strong>],
          }))}
        />
      ) : (
        <PreviewTable
          label={t("first")}
          heads={[table("row"), names(id), names("amount")]}
          figures={[2]}
          rows={first.map(({ row, cells }) => ({
            key: String(row),
            cells: [row, textOf(cells[id]), textOf(cells.amount)],
          }))}
        />
      )}
      {count > first.length && <p className="text-ink-soft">{t("more", { count: count - first.length })}</p>}
      <Sums change={change} currency={currency} />
      {isTooMany && <TooManyEdits when="before" editedRows={editedRows} />}
      <div className="flex flex-wrap gap-3">
        {!isTooMany && (
          <Button kind="primary" onClick={onYes}>
            {t(`${doing}.yes`, words)}
          </Button>
        )}
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button kind="quiet" onClick={onSee}>
          {t("see", { count })}
        </Button>
      </div>
    </Dialog>
  );
}

/** What the rows say together, where their amounts are what is at stake. */
function Sums({ change: { kind, act, sums }, currency }: { change: Foreseen<BulkChange>; currency: string }) {
  const t = useTranslations("check.bulk.sum");
  const locale = useLocale();
  const { before, after, unread } = sums;
  if (unread === act.summary.count || (kind === "fix" && after === null)) return null;
  const figures = {
    currency,
    before: amountText(before, locale),
    after: amountText(after ?? before, locale),
  };
  return (
    <p>
      {kind === "fix" ? t(before === after ? "same" : "changed", figures) : t(kind, figures)}{" "}
      {unread > 0 && t("unread", { count: unread })}
    </p>
  );
}
