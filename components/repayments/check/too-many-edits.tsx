import { useTranslations } from "next-intl";
import { MAX_EDITED_ROWS } from "@/lib/repayments/edits";

/** Says, before she saves, that one report cannot hold so many corrections, and what to do. */
export function TooManyEdits({ when, editedRows }: { when: "before" | "now"; editedRows: number }) {
  const t = useTranslations("check.tooMany");
  return (
    <p className="max-w-[70ch] border-s-4 border-amber bg-amber-wash px-4 py-2">
      {t(when, { count: editedRows, limit: MAX_EDITED_ROWS })}
    </p>
  );
}
