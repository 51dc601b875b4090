import { useLocale, useTranslations } from "next-intl";
import { amountText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import type { DraftProblem } from "@/lib/drafts/problems";
import { writeTypedAmount } from "@/lib/drafts/write-typed-amount";
import { dayText } from "./day-text";
import { useFormParts } from "./form-context";
import type { DraftPath } from "./use-judged";

/** Where only a few meanings are possible, each on a button. */
export function Fixes({ problem: { code, params }, at }: { problem: DraftProblem; at: DraftPath }) {
  const { setValue, mayEdit } = useFormParts();
  const t = useTranslations("draftForm.fields");
  const textOf = useFixText();
  const fixes = mayEdit ? fixesOf(code, params) : [];
  if (fixes.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-2">
      {fixes.map((fix) => (
        <Button
          key={fix}
          onClick={() => {
            // The button goes away with the problem.
            document.getElementById(at)?.focus();
            setValue(at, code.startsWith("amount.") ? writeTypedAmount(fix) : fix, { shouldDirty: true });
          }}
        >
          {t("use", { text: textOf(fix) })}
        </Button>
      ))}
    </p>
  );
}

function fixesOf(code: DraftProblem["code"], params: DraftProblem["params"]): string[] {
  const found =
    code === "list.unmatched"
      ? [params.suggestion]
      : code === "amount.ambiguous"
        ? [params.one, params.other]
        : code === "date.month-first"
          ? [params.iso]
          : [];
  return found.flatMap((fix) => (typeof fix === "string" && fix !== "" ? [fix] : []));
}

function useFixText(): (fix: string) => string {
  const locale = useLocale();
  return (fix) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(fix)) return dayText(fix, locale);
    return /^\d+(\.\d+)?$/.test(fix) ? amountText(fix, locale) : fix;
  };
}
