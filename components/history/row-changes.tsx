import { useTranslations } from "next-intl";
import type { EditChange } from "@/lib/repayments/edits/edit-changes";
import { listOf, numberOf } from "./details";

/** A few stand open; more wait behind their number. */
const SHOWN_OPEN = 5;

/** What a save changed in the rows, each with before and after. */
export function RowChanges({ details }: { details: Readonly<Record<string, unknown>> }) {
  const t = useTranslations("history.changes");
  const changeText = useChangeText();
  const changes = listOf(details.changes) as EditChange[];
  if (changes.length === 0) return null;
  const count = numberOf(details.changeCount);
  const lines = changes.map(changeText);
  const list = (
    <ul className="list-disc space-y-1 ps-5 text-small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {count > changes.length && <li>{t("more", { count: count - changes.length })}</li>}
    </ul>
  );
  if (lines.length <= SHOWN_OPEN) return list;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-small">{t("title", { count })}</summary>
      {list}
    </details>
  );
}

function useChangeText(): (change: EditChange) => string {
  const t = useTranslations("history.changes");
  const columns = useTranslations("common.columnNames");
  return (change) => {
    if (change.field === "twice") {
      const more = (change.rowCount ?? 0) - change.rows.length;
      const rows = change.rows.join(", ") + (more > 0 ? ` ${t("more", { count: more })}` : "");
      const { after } = change;
      if (!after) return t("undone", { rows });
      return after.choice === "keep"
        ? t("keep", { rows, keep: String(after.keep) })
        : t(after.choice, { rows });
    }
    const row = String(change.row);
    switch (change.field) {
      case "leftOut": {
        // Taken back, it is what it was before she said anything: the other way round.
        const isLeftOut = change.after ?? change.before === false;
        return t(isLeftOut ? "leftOut" : "putBack", { row });
      }
      case "accepted":
        return t(change.after.length > change.before.length ? "accepted" : "notAccepted", { row });
      default: {
        const shown = (text: string) => text || t("empty");
        const field = columns(change.field);
        return t("cell", { row, field, before: shown(change.before), after: shown(change.after) });
      }
    }
  };
}
