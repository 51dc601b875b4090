import { useLocale, useMessages, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { WORKBOOK_TYPE } from "@/lib/files/workbook/workbook-type";
import type { Ask } from "./worker/use-check";
import type { ReportHead } from "./worker/worker-messages";

/** The rows that need her, with the reason last, as a workbook: to mend in Excel or to send to a branch. */
export function RowsInErrorButton({
  report,
  ask,
  fileName,
}: {
  report: ReportHead;
  ask: Ask;
  fileName: string;
}) {
  const t = useTranslations("check.download");
  const names = useTranslations("common.columnNames");
  const locale = useLocale();
  const { problems } = useMessages();
  const [isWriting, setWriting] = useState(false);
  if (report.totals.problemRows === 0) return null;

  const download = async () => {
    if (isWriting) return;
    setWriting(true);
    const bytes = await ask("rowsInError", {
      sheet: t("sheet"),
      row: t("row"),
      loanId: names("loanId"),
      clientId: names("clientId"),
      amount: names("amount"),
      reason: t("reason"),
      locale,
      problems: problems.row,
    });
    setWriting(false);
    const name = t("fileName", { name: fileName.replace(/\.[^.]*$/, "") });
    if (bytes) saveFile(bytes, `${name}.xlsx`, WORKBOOK_TYPE);
  };

  return (
    <Button kind="quiet" className="-mx-2" aria-disabled={isWriting} onClick={() => void download()}>
      {isWriting ? t("writing") : t("button", { count: report.totals.problemRows })}
    </Button>
  );
}
