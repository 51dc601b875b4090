import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import type { ChosenFile } from "@/components/files/chosen-file";
import { TableSkeleton } from "@/components/tables/table-skeleton";
import { Field, Select } from "@/components/ui/field";
import { DraftsOfFile } from "./drafts-of-file";
import type { ImportProps } from "./import-drafts";
import { readSheets, type Sheet } from "./read-lines";
import type { ImportFailure } from "./use-import-failure-text";

/** Reads a chosen file, then shows what it becomes. */
export function ReadStep({
  file,
  onUnreadable,
  onOtherFile,
  ...props
}: ImportProps & {
  file: ChosenFile;
  onUnreadable: (failure: ImportFailure) => void;
  onOtherFile: () => void;
}) {
  const t = useTranslations("draftImport.read");
  const [sheets, setSheets] = useState<Sheet[] | null>(null);
  const [chosen, setChosen] = useState(0);
  const refuse = useEffectEvent(onUnreadable);

  useEffect(() => {
    let isWanted = true;
    readSheets(file).then(
      (answer) => {
        if (!isWanted) return;
        if (answer.ok) setSheets(answer.value);
        else refuse(answer.failure);
      },
      // The line dropped before the reader of workbooks came, or it stumbled over what no guard foresaw.
      () => isWanted && refuse({ code: "not-read" }),
    );
    return () => {
      isWanted = false;
    };
  }, [file]);

  const sheet = sheets?.[chosen];
  if (!sheets || !sheet) {
    return (
      <div className="space-y-4">
        <p role="status">{t("reading", { name: file.name })}</p>
        <TableSkeleton />
      </div>
    );
  }
  return (
    <div className="space-y-6">
      {sheets.length > 1 && (
        <Field
          id="sheet"
          label={t("sheet")}
          hint={t("sheetHint", { count: sheets.length })}
          className="w-80 max-w-full"
        >
          <Select
            id="sheet"
            hint
            value={chosen}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {sheets.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <DraftsOfFile
        key={sheet.name}
        {...props}
        fileName={file.name}
        lines={sheet.lines}
        onOtherFile={onOtherFile}
      />
    </div>
  );
}
