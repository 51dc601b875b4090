import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { MissingLoan } from "@/lib/repayments/check/missing-loans";
import { PreviewTable } from "../preview-table";

/** More are read in the file. */
const SHOWN = 100;

/** The expected loans that the file does not report. */
export function MissingLoans({
  loans,
  format,
  onDownload,
  onClose,
}: {
  loans: readonly MissingLoan[];
  format: "two" | "three";
  onDownload: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("check.expected.list");
  const expected = useTranslations("check.expected");
  const names = useTranslations("common.columnNames");
  const common = useTranslations("common");
  const three = format === "three";
  const heads = [names("loanId"), ...(three ? [names("clientId")] : []), t("borrower"), t("row")];
  return (
    <Dialog title={t("title", { count: loans.length })} onClose={onClose}>
      <p>{t("text")}</p>
      <div className="max-h-[50vh] overflow-y-auto" tabIndex={0} role="region" aria-label={t("caption")}>
        <PreviewTable
          label={t("caption")}
          heads={heads}
          rows={loans.slice(0, SHOWN).map(({ loanId, clientId, name, row }) => ({
            key: loanId,
            cells: [
              loanId,
              ...(three ? [clientId ?? ""] : []),
              name,
              row === null ? t("none") : t("leftOut", { row }),
            ],
          }))}
        />
      </div>
      {loans.length > SHOWN && <p className="text-ink-soft">{t("more", { count: loans.length - SHOWN })}</p>}
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" onClick={onClose}>
          {common("close")}
        </Button>
        <Button onClick={onDownload}>{expected("download")}</Button>
      </div>
    </Dialog>
  );
}
