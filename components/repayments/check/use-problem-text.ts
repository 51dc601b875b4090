import { useLocale, useTranslations } from "next-intl";
import type { Notice } from "@/lib/repayments/checked-report";
import type { Problem } from "@/lib/repayments/problems";
import { withFigures } from "./with-figures";

/** The sentence of a problem: the same under the cell, in the downloaded file and in history. */
export function useProblemText(): (problem: Pick<Problem, "code" | "params">) => string {
  const t = useTranslations("problems.row");
  const locale = useLocale();
  return ({ code, params }) => t(code, withFigures(params, locale));
}

/** The sentence about the file as a whole. */
export function useNoticeText(): (notice: Notice) => string {
  const t = useTranslations("problems.notices");
  const locale = useLocale();
  return ({ code, params }) => t(code, withFigures(params, locale));
}
