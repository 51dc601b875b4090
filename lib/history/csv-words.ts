import "server-only";
import { getTranslations } from "next-intl/server";
import type { HistoryAction } from "./actions";
import type { HistoryCsvWords } from "./history-csv";

/** The words of a history's download in the reader's language. */
export async function historyCsvWords(): Promise<HistoryCsvWords> {
  const t = await getTranslations("history");
  return {
    headers: {
      time: t("csv.time"),
      who: t("csv.who"),
      what: t("csv.what"),
      code: t("csv.code"),
      batch: t("csv.batch"),
      generation: t("csv.generation"),
      details: t("csv.details"),
      personId: t("csv.personId"),
      subjectId: t("csv.subjectId"),
      number: t("csv.number"),
      hash: t("csv.hash"),
    },
    system: t("system"),
    action: (code) => {
      const key = `actions.${code as HistoryAction}` as const;
      return t.has(key) ? t(key) : code;
    },
  };
}
