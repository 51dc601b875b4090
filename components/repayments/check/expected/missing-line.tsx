import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { untilLoaded } from "@/components/ui/until-loaded";
import { saveFile } from "@/components/ui/save-file";
import { WORKBOOK_TYPE } from "@/lib/files/workbook/workbook-type";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { MissingLoan } from "@/lib/repayments/check/missing-loans";
import { MissingLoans } from "./missing-loans";

const loadWriter = () => import("@/lib/repayments/downloads/missing-workbook");

/** How many expected loans the file does not report; which they are is a click away, on the page or as a file. */
export function MissingLine({
  missing,
  settings,
  fetchLoans,
}: {
  missing: number;
  settings: CheckSettings;
  fetchLoans: () => Promise<MissingLoan[]>;
}) {
  const t = useTranslations("check.expected");
  const names = useTranslations("common.columnNames");
  const [loans, setLoans] = useState<readonly MissingLoan[] | null>(null);

  const download = async () => {
    const words = {
      sheet: t("list.caption"),
      loanId: names("loanId"),
      clientId: names("clientId"),
      borrower: t("list.borrower"),
      amount: names("amount"),
    };
    const [{ missingWorkbook }, found] = await Promise.all([untilLoaded(loadWriter), fetchLoans()]);
    saveFile(missingWorkbook(found, words, settings), `${t("list.fileName")}.xlsx`, WORKBOOK_TYPE);
  };

  return (
    <li className="flex flex-wrap items-center gap-x-4 border-t border-line px-5">
      <p id="missing-loans" className="flex min-w-56 grow basis-56 items-center gap-3 py-1">
        <Mark tone="warning" />
        <span>{t("missing", { count: missing })}</span>
      </p>
      <div className="flex flex-wrap max-md:ps-5">
        <Button
          kind="quiet"
          aria-describedby="missing-loans"
          onClick={async () => setLoans(await fetchLoans())}
        >
          {t("see")}
        </Button>
        <Button kind="quiet" aria-describedby="missing-loans" onClick={() => void download()}>
          {t("download")}
        </Button>
      </div>
      {loans && (
        <MissingLoans
          loans={loans}
          format={settings.columns}
          onDownload={() => void download()}
          onClose={() => setLoans(null)}
        />
      )}
    </li>
  );
}
