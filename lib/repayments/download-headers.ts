import "server-only";
import { getTranslations } from "next-intl/server";
import type { DownloadHeaders } from "./report-downloads";

/** The column names of downloads in the reader's language. */
export async function downloadHeaders(currency: string): Promise<DownloadHeaders> {
  const [t, missing] = [await getTranslations("delivery.problems"), await getTranslations("report.missing")];
  return {
    row: t("row"),
    loan: t("loan"),
    client: t("client"),
    amount: t("amount", { currency }),
    batch: t("batch"),
    severity: t("severity"),
    details: t("details"),
    borrower: missing("borrower"),
    missing: missing("sheet"),
  };
}
