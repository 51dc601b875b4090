import { useTranslations } from "next-intl";
import { FileDrop } from "@/components/files/file-drop";
import { PasteRows } from "@/components/files/paste-rows";
import { ButtonAnchor } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { routes, type Place } from "@/lib/routes";
import { useImportFailureText, type ImportFailure } from "./use-import-failure-text";

const FILE_ID = "drafts-file";
const PASTE_ID = "pasted-drafts";

/** Where an import begins: the file, by button, by dropping it or by pasting rows, beside what it should hold. */
export function FileStep({
  place,
  failure,
  onFile,
  onText,
}: {
  place: Place;
  /** Why the last choice led nowhere. */
  failure: ImportFailure | null;
  onFile: (file: File) => void;
  onText: (text: string, name: string) => void;
}) {
  const t = useTranslations("draftImport.file");
  const common = useTranslations("common");
  const failureText = useImportFailureText();
  const isOfPaste = failure?.code === "nothing-pasted";
  const text = failure && failureText(failure);
  return (
    <div className="space-y-6">
      {text && (
        <ErrorSummary
          title={common("errorTitle")}
          titlePrefix={common("errorPrefix")}
          errors={[{ text, fieldId: isOfPaste ? PASTE_ID : FILE_ID }]}
        />
      )}
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="space-y-6">
          <Field id={FILE_ID} label={t("label")} hint={t("hint")} error={isOfPaste ? undefined : text}>
            <FileDrop id={FILE_ID} hasError={text !== null && !isOfPaste} onFile={onFile} />
          </Field>
          <PasteRows
            id={PASTE_ID}
            error={isOfPaste ? text : null}
            onText={(pasted) => onText(pasted, t("pastedName"))}
            onFile={onFile}
          />
        </div>
        <section aria-labelledby="expects-title" className="space-y-3">
          <h2 id="expects-title" className="text-lead">
            {t("expectsTitle")}
          </h2>
          <ul className="max-w-[70ch] list-disc space-y-2 ps-5">
            <li>{t("oneRow")}</li>
            <li>{t("groups")}</li>
            <li>{t("columns")}</li>
            <li>{t("schedules")}</li>
            <li>{t("photos")}</li>
            <li>{t("holes")}</li>
          </ul>
          <ButtonAnchor href={routes.draftTemplate(place)} download>
            {t("template")}
          </ButtonAnchor>
        </section>
      </div>
    </div>
  );
}
