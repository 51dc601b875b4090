import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { describedBy, Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import type { Instalment } from "@/lib/drafts/draft";
import { readPastedSchedule } from "@/lib/drafts/paste-schedule";
import type { PasteFailure } from "@/lib/drafts/paste-table";

/** Rows copied from a spreadsheet; what was pasted into a cell already stands in the field. */
export function PastePanel({
  id,
  text: textBefore,
  onRows,
  onClose,
}: {
  id: string;
  text: string;
  onRows: (rows: Instalment[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("draftPanels.schedule.paste");
  const common = useTranslations("common");
  const [text, setText] = useState(textBefore);
  const [failure, setFailure] = useState<PasteFailure | null>(null);
  const error = failure && t(`failures.${failure.code}`, failure.params as never);

  useEffect(() => {
    document.getElementById(id)?.focus();
  }, [id, failure]);

  function take() {
    const read = readPastedSchedule(text);
    if (read.ok) onRows(read.value);
    else setFailure(read.failure);
  }

  return (
    <div
      role="group"
      aria-label={t("title")}
      className="max-w-3xl space-y-3 rounded-base border border-line p-4"
    >
      <Field id={id} label={t("label")} hint={t("hint")} error={error && <span role="alert">{error}</span>}>
        <TextArea
          id={id}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-invalid={error !== null || undefined}
          aria-describedby={describedBy(id, { hint: true, error })}
          spellCheck={false}
          className="min-h-32 font-mono whitespace-pre"
        />
      </Field>
      <p className="flex flex-wrap gap-2">
        <Button onClick={take}>{t("submit")}</Button>
        <Button kind="quiet" onClick={onClose}>
          {common("cancel")}
        </Button>
      </p>
    </div>
  );
}
