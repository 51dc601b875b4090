"use client";

import { useTranslations } from "next-intl";
import { startTransition, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Select } from "@/components/ui/field";
import type { Result } from "@/lib/result";
import { AnotherFile } from "./another-file";
import { CheckFile } from "../check-file";
import type { CheckProps } from "../check-props";
import type { ChosenFile } from "@/components/files/chosen-file";
import type { FileFailure } from "./file-failure";
import { FileStep } from "./file-step";
import { ReadyAhead } from "../worker/ready-ahead";
import { beginReading } from "../worker/spare-worker";
import { takeFile, takeText } from "@/components/files/take-file";

type Taken = Result<ChosenFile, FileFailure>;
type Wizard = { step: "file"; failure: FileFailure | null } | { step: "check"; file: ChosenFile };

const NOTHING_DONE = { choices: {}, kept: [] };

/** A new report: the month and the file, then everything that comes of checking it. */
export function NewReport({
  months,
  defaultMonth,
  steps,
  ...props
}: CheckProps & {
  months: { value: string; label: string }[];
  defaultMonth: string;
  /** The line that says how far the report is, for each of the two steps that are on this page. */
  steps: Record<Wizard["step"], ReactNode>;
}) {
  const t = useTranslations("check.file");
  const { snapshot } = props;
  const [month, setMonth] = useState(defaultMonth);
  const [wizard, setWizard] = useState<Wizard>({ step: "file", failure: null });
  /** A file that would take the place of the one on screen. */
  const [replacing, setReplacing] = useState<File | null>(null);

  /** Counts what she has chosen: a small file that she chooses after a huge one is read before it. */
  const choices = useRef(0);

  const take = async (taking: Taken | Promise<Taken>) => {
    const choice = ++choices.current;
    const taken = await taking;
    if (choice !== choices.current) return;
    if (!taken.ok) return setWizard({ step: "file", failure: taken.failure });
    const { settings, remembered } = props;
    const file = taken.value;
    await beginReading({ file, settings, remembered, snapshot });
    // Between the browser's own tasks.
    if (choice === choices.current) startTransition(() => setWizard({ step: "check", file }));
  };
  const onFile = (file: File) => void take(takeFile(file));
  const monthSelect = (
    <Select id="report-month" value={month} onChange={(event) => setMonth(event.currentTarget.value)}>
      {months.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
  const fileStep = (failure: FileFailure | null) => (
    <FileStep
      month={
        <Field id="report-month" label={t("month")} className="w-64 max-w-full">
          {monthSelect}
        </Field>
      }
      place={props.place}
      settings={props.settings}
      failure={failure}
      onFile={onFile}
      onText={(text) => void take(takeText(text, t("pastedName")))}
    />
  );

  return (
    <div className="space-y-6">
      <div className="-mt-6">{steps[wizard.step]}</div>
      {wizard.step === "file" ? (
        <>
          {fileStep(wizard.failure)}
          <ReadyAhead {...props} />
        </>
      ) : (
        <CheckFile
          key={wizard.file.id}
          {...props}
          file={wizard.file}
          month={month}
          beside={
            <span className="flex items-center gap-3">
              <label htmlFor="report-month" className="text-ink-soft">
                {t("month")}
              </label>
              {monthSelect}
            </span>
          }
          draft={null}
          start={NOTHING_DONE}
          otherFile={(isUnsaved) => <AnotherFile onFile={isUnsaved ? setReplacing : onFile} />}
          onGiveUp={() => setWizard({ step: "file", failure: null })}
          whenUnreadable={(failure) => fileStep(failure)}
        />
      )}
      {replacing && wizard.step === "check" && (
        <Dialog title={t("replace.title", { name: replacing.name })} onClose={() => setReplacing(null)}>
          <p>{t("replace.text", { name: wizard.file.name })}</p>
          <p className="flex flex-wrap gap-2">
            <Button
              kind="primary"
              onClick={() => {
                setReplacing(null);
                onFile(replacing);
              }}
            >
              {t("replace.yes")}
            </Button>
            <Button onClick={() => setReplacing(null)}>{t("replace.no", { name: wizard.file.name })}</Button>
          </p>
        </Dialog>
      )}
    </div>
  );
}
