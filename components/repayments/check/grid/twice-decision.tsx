import { useTranslations } from "next-intl";
import type { Edit } from "@/lib/repayments/edits";
import type { Problem } from "@/lib/repayments/problems";
import { RowAction } from "./row-action";

/** One loan on several rows: which counts is hers to say. An answer can be taken back as long as it is not sent. */
export function TwiceDecision({
  row,
  rows,
  problem,
  act,
}: {
  row: number;
  rows: readonly number[];
  problem: Problem;
  act: (edits: Edit[]) => void;
}) {
  const t = useTranslations("check.table.twice");
  const all = [...rows];
  const count = all.length;

  if (!problem.open) {
    return (
      <RowAction
        cell="loanId"
        label={t("againInRow", { row })}
        onClick={() => act([{ kind: "put-back", row }])}
      >
        {t("again")}
      </RowAction>
    );
  }
  return (
    <>
      <RowAction
        cell="loanId"
        label={t("keepRow", { row })}
        onClick={() => act([{ kind: "twice", rows: all, choice: "keep", keep: row }])}
      >
        {t("keep")}
      </RowAction>
      {/* Rows of different clients are no parts of one figure. */}
      {problem.params.clients !== "different" && (
        <RowAction
          cell="loanId"
          label={t("addRow", { count, row })}
          onClick={() => act([{ kind: "twice", rows: all, choice: "add" }])}
        >
          {t("add")}
        </RowAction>
      )}
      <RowAction
        cell="loanId"
        label={t("allRow", { count, row })}
        onClick={() => act([{ kind: "twice", rows: all, choice: "all" }])}
      >
        {t("all", { count })}
      </RowAction>
    </>
  );
}
