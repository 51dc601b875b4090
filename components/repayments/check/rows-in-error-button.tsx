import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import { writeCsv } from "@/lib/files/csv";
import { rowsInError } from "@/lib/repayments/rows-in-error";
import { useProblemText } from "./use-problem-text";
import type { ReportHead } from "./worker-messages";

/** The rows that need her, with the reason last, as a file: to mend in Excel or to send to a branch. */
export function RowsInErrorButton({
  report,
  fetchRows,
  fileName,
}: {
  report: ReportHead;
  /** All rows with an open problem. */
  fetchRows: () => Promise<CheckedRow[]>;
  fileName: string;
}) {
  const t = useTranslations("check.download");
  const names = useTranslations("common.columnNames");
  const textOf = useProblemText();
  if (report.totals.problemRows === 0) return null;

  const download = async () => {
    const words = {
      row: t("row"),
      loanId: names("loanId"),
      clientId: names("clientId"),
      amount: names("amount"),
      reason: t("reason"),
    };
    const { reading } = report;
    const { delimiter } = reading;
    // Pasted rows come with tabs; a .csv with tabs opens in one column.
    const csv = writeCsv(rowsInError({ rows: await fetchRows(), reading }, words, textOf), {
      delimiter: delimiter === "\t" ? "," : delimiter,
    });
    const address = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = t("fileName", { name: fileName.replace(/\.[^.]*$/, "") });
    link.click();
    // Not at once: Safari starts the download a little later.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  return (
    <Button kind="quiet" className="-mx-2" onClick={() => void download()}>
      {t("button", { count: report.totals.problemRows })}
    </Button>
  );
}
