import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import type { Place } from "@/lib/routes";
import type { PageSettings } from "../check-props";
import type { FileFailure } from "./file-failure";
import { FileDrop } from "@/components/files/file-drop";
import { PasteRows } from "@/components/files/paste-rows";
import { useFileFailureText } from "./use-file-failure-text";
import { WhatToUpload } from "./what-to-upload";

const FILE_ID = "repayments-file";
const PASTE_ID = "pasted-rows";

/** Where a report begins: the file, by button, by dropping it or by pasting rows, beside what it should hold. */
export function FileStep({
  place,
  settings,
  month,
  failure,
  onFile,
  onText,
}: {
  place: Place;
  settings: PageSettings;
  /** The field for the month. */
  month: ReactNode;
  /** Why the last choice led nowhere. */
  failure: FileFailure | null;
  onFile: (file: File) => void;
  onText: (text: string) => void;
}) {
  const t = useTranslations("check.file");
  const common = useTranslations("common");
  const failureText = useFileFailureText(failure);
  const isPasteFailure = failure?.code === "nothing-pasted";

  return (
    <div className="space-y-6">
      {failureText && (
        <ErrorSummary
          title={common("errorTitle")}
          titlePrefix={common("errorPrefix")}
          errors={[{ text: failureText, fieldId: isPasteFailure ? PASTE_ID : FILE_ID }]}
        />
      )}
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="space-y-6">
          {month}
          <Field
            id={FILE_ID}
            label={t("label")}
            hint={t("hint")}
            error={isPasteFailure ? undefined : failureText}
          >
            <FileDrop id={FILE_ID} hasError={Boolean(failureText) && !isPasteFailure} onFile={onFile} />
          </Field>
          <PasteRows
            id={PASTE_ID}
            error={isPasteFailure ? failureText : null}
            onText={onText}
            onFile={onFile}
          />
        </div>
        <WhatToUpload place={place} settings={settings} />
      </div>
    </div>
  );
}
