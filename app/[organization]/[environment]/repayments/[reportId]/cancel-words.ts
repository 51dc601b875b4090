import type { getTranslations } from "next-intl/server";

type ReviewWords = Awaited<ReturnType<typeof getTranslations<"report.review">>>;

/** The words of the question before a report is given up. */
export function cancelWords(t: ReviewWords, open: "cancelDraft" | "cancelReady") {
  return {
    open: t(open),
    title: t("cancelTitle"),
    text: t("cancelText"),
    yes: t("cancelYes"),
    no: t("cancelNo"),
    pending: t("cancelYes"),
  };
}
