import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { onceDrawn } from "@/components/ui/later";
import { Mark } from "@/components/ui/mark";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import { canAccept, type Problem, type ProblemCode } from "@/lib/repayments/problems";
import type { LoanTwice } from "@/lib/repayments/check/loans-twice";
import { RowAction } from "./row-action";
import { TwiceDecision } from "./twice-decision";
import { useProblemText } from "../use-problem-text";

const MeantLoans = onceDrawn(() => import("../expected/meant-loans").then((part) => part.MeantLoans));

/** The sentence's id, for the cell it describes. */
export function problemId(row: number, code: ProblemCode): string {
  return `problem-${row}-${code.replace(".", "-")}`;
}

/** What is wrong, in a sentence, with the ways out beside it. Answered problems stay readable, quietly. */
export function RowProblem({
  row,
  problem,
  loan,
  act,
}: {
  row: CheckedRow;
  problem: Problem;
  loan: LoanTwice | null;
  act: (edits: Edit[]) => void;
}) {
  const textOf = useProblemText();
  const answered = useTranslations("check.table.twice.answered");
  const { code, column, severity, open } = problem;
  // A row that is not reported says why in a line of its own, and "Put back" leads back to its problems.
  const isOut = row.status === "left-out" || row.status === "added";
  if (!open && severity !== "note" && isOut) return null;

  return (
    <div className="flex flex-wrap items-center gap-x-1.5">
      <p
        id={problemId(row.row, code)}
        className={classNames(
          "flex max-w-[90ch] items-start gap-2 py-1 text-pretty",
          !open && "text-ink-soft",
        )}
      >
        <Mark tone={!open ? "neutral" : severity === "error" ? "error" : "warning"} className="mt-1 size-3" />
        <span className="wrap-anywhere">
          {loan && loan.choice !== "open" && code === "loan.twice"
            ? answered(loan.choice, { rows: loan.rows.join(", "), count: loan.rows.length })
            : textOf(problem)}
        </span>
      </p>
      <ProblemActions row={row} problem={problem} loan={loan} act={act} />
      {open && problem.meant && column !== null && column !== "amount" && (
        <MeantLoans row={row} column={column} meant={problem.meant} act={act} />
      )}
    </div>
  );
}

function ProblemActions({ row: { row, cells }, problem, loan, act }: Parameters<typeof RowProblem>[0]) {
  const t = useTranslations("check.table");
  const { code, column, fix, meant, open } = problem;
  if (code === "loan.twice") {
    return loan && <TwiceDecision row={row} rows={loan.rows} problem={problem} act={act} />;
  }
  if (!open) return null;
  return (
    <>
      {fix !== undefined && column !== null && !meant && (
        <RowAction
          cell={column}
          isSuggestion
          label={t("useInRow", { text: fix, row })}
          onClick={() => act([{ kind: "cell", row, column, text: fix }])}
        >
          {t("use", { text: fix })}
        </RowAction>
      )}
      {canAccept(code) && (
        <RowAction
          cell={column ?? "amount"}
          label={t(code === "amount.zero" ? "reportZeroInRow" : "acceptInRow", {
            row,
            text: column === null ? "" : cells[column],
          })}
          onClick={() => act([{ kind: "accept", row, code }])}
        >
          {t(code === "amount.zero" ? "reportZero" : "accept")}
        </RowAction>
      )}
    </>
  );
}
