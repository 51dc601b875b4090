import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showHidden } from "@/lib/repayments/ids/hidden-characters";
import type { PastePlan } from "@/lib/repayments/edits/paste-block";
import { PreviewTable } from "../preview-table";

/** So many cells show her what is about to change. */
const SHOWN = 8;

/** A block from the clipboard, before it is written over her rows: what changes, and what finds no place. */
export function PasteQuestion({
  plan: { edits, before, rowCount, notPlaced },
  onPaste,
  onClose,
}: {
  plan: PastePlan;
  onPaste: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("check.paste");
  const common = useTranslations("common");
  const table = useTranslations("check.table");
  const names = useTranslations("common.columnNames");
  const count = edits.length;
  const more = count - SHOWN;
  const textOf = (text: string) => (text === "" ? table("empty") : showHidden(text));
  const lost = (["below", "beside", "leftOut", "tooLong"] as const).filter((why) => notPlaced[why] > 0);

  return (
    <Dialog
      title={count > 0 ? t("title", { count, rows: rowCount }) : t(lost.length > 0 ? "noPlace" : "same")}
      onClose={onClose}
    >
      {count > 0 && (
        <PreviewTable
          label={t("changes")}
          heads={[table("row"), t("column"), t("before"), t("after")]}
          rows={edits.slice(0, SHOWN).map(({ row, column, text }, at) => ({
            key: `${row} ${column}`,
            cells: [
              row,
              names(column),
              textOf(before[at] ?? ""),
              <strong key="after">{textOf(text)}</strong>,
            ],
          }))}
        />
      )}
      {more > 0 && <p className="text-ink-soft">{t("more", { count: more })}</p>}
      {lost.map((why) => (
        <p key={why}>{t(`notPlaced.${why}`, { count: notPlaced[why] })}</p>
      ))}
      <div className="flex flex-wrap gap-3">
        {count > 0 && (
          <Button kind="primary" onClick={onPaste}>
            {t("yes", { count })}
          </Button>
        )}
        <Button onClick={onClose}>{common(count > 0 ? "cancel" : "close")}</Button>
      </div>
    </Dialog>
  );
}
