import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { untilLoaded } from "@/components/ui/later";
import { saveFile } from "@/components/ui/save-file";
import { WORKBOOK_TYPE } from "@/lib/files/workbook/workbook-type";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import { useProblemText } from "./use-problem-text";
import type { ReportHead } from "./worker/worker-messages";

const loadWriter = () => import("@/lib/repayments/downloads/rows-in-error-workbook");

/** The rows that need her, with the reason last, as a workbook: to mend in Excel or to send to a branch. */
export function RowsInErrorButton({
  report,
  currency,
  fetchRows,
  fileName,
}: {
  report: ReportHead;
  currency: string;
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
      sheet: t("sheet"),
      row: t("row"),
      loanId: names("loanId"),
      clientId: names("clientId"),
      amount: names("amount"),
      reason: t("reason"),
    };
    const [{ rowsInErrorWorkbook }, rows] = await Promise.all([untilLoaded(loadWriter), fetchRows()]);
    const bytes = rowsInErrorWorkbook({ rows, reading: report.reading }, words, textOf, currency);
    const name = t("fileName", { name: fileName.replace(/\.[^.]*$/, "") });
    saveFile(bytes, `${name}.xlsx`, WORKBOOK_TYPE);
  };

  return (
    <Button kind="quiet" className="-mx-2" onClick={() => void download()}>
      {t("button", { count: report.totals.problemRows })}
    </Button>
  );
}
