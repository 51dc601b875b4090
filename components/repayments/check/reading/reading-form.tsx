import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import type { DecimalSign } from "@/lib/amounts/number-format";
import type { Choices } from "@/lib/repayments/edits";
import { Notice } from "@/components/ui/notice";
import { choiceOf, missingColumns, type ColumnRoles } from "../column-roles";
import { ColumnsTable, columnSelectId } from "./columns-table";
import { DecimalSignChoice, DECIMAL_SIGN_ID } from "./decimal-sign-choice";
import { LettersChoice } from "./letters-choice";
import { SHEET_ID, type SheetQuestion } from "./reading-questions";
import { SheetChoice } from "./sheet-choice";
import type { BothWays, FileSample, Letters } from "../worker/worker-messages";

/** What can be asked about the reading of a file: its sheet, the columns, the letters, the decimal sign. */
export interface ReadingQuestions {
  sheet?: SheetQuestion;
  columns?: { sample: FileSample; guess: ColumnRoles };
  letters?: Letters;
  decimalSign?: { examples: BothWays[]; guess: DecimalSign | null };
}

/** The step in which she says how her file is to be read, with her own rows in view. */
export function ReadingForm({
  settings,
  intro,
  questions,
  hasEdits,
  onAnswer,
  onCancel,
}: {
  settings: CheckSettings;
  intro: string;
  questions: ReadingQuestions;
  /** She has corrected rows, which another sheet would lose. */
  hasEdits: boolean;
  onAnswer: (choices: Choices) => void;
  onCancel: () => void;
}) {
  const t = useTranslations("check.reading");
  const common = useTranslations("common");
  const names = useTranslations("common.columnNames");
  const [sheet, setSheet] = useState(questions.sheet?.current ?? null);
  // What is asked about one sheet cannot be answered about another: that comes when it is read.
  const isOtherSheet = sheet !== (questions.sheet?.current ?? null);
  const { columns, letters, decimalSign } = isOtherSheet ? ({} as ReadingQuestions) : questions;
  const { columns: format } = settings;
  const [roles, setRoles] = useState<ColumnRoles>(
    columns?.guess ?? { loanId: null, clientId: null, amount: null },
  );
  const [headerRow, setHeaderRow] = useState(columns?.sample.headerRow ?? null);
  const [sign, setSign] = useState(decimalSign?.guess ?? null);
  const [encoding, setEncoding] = useState(letters?.encoding);
  const [tries, setTries] = useState(0);

  const missing = columns ? missingColumns(roles, format) : [];
  const isSignMissing = decimalSign !== undefined && sign === null;
  const isSheetMissing = questions.sheet !== undefined && sheet === null;
  const errors = [
    ...(isSheetMissing ? [{ text: t("sheet.missing"), fieldId: `${SHEET_ID}-0` }] : []),
    ...missing.map((column) => ({
      text: t("columnMissing", { column: names(column) }),
      fieldId: columnSelectId(0),
    })),
    ...(isSignMissing ? [{ text: t("signMissing"), fieldId: `${DECIMAL_SIGN_ID}-point` }] : []),
  ];
  const showErrors = tries > 0 && errors.length > 0;

  return (
    <form
      noValidate
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (errors.length > 0) return;
        if (isOtherSheet && sheet !== null) return onAnswer({ sheet });
        const choice = columns && choiceOf(roles, headerRow, format);
        onAnswer({
          ...(encoding !== letters?.encoding && { encoding }),
          ...(choice && { columns: choice }),
          ...(decimalSign && sign && { decimalSign: sign }),
        });
      }}
    >
      {showErrors && (
        <ErrorSummary
          key={tries}
          title={common("errorTitle")}
          titlePrefix={common("errorPrefix")}
          errors={errors}
        />
      )}
      <p className="max-w-[70ch] text-ink-soft">{intro}</p>
      {questions.sheet && (
        <SheetChoice
          sheets={questions.sheet.sheets}
          chosen={sheet}
          onSheet={setSheet}
          isAlone={questions.sheet.current === null}
          dropsEdits={hasEdits}
          error={showErrors && isSheetMissing ? t("sheet.missing") : null}
        />
      )}
      {columns && hasTooFew(columns.sample, format) && (
        <Notice tone="warning">
          <p>{t("tooFewColumns")}</p>
        </Notice>
      )}
      {columns && (
        <ColumnsTable
          format={format}
          sample={columns.sample}
          headerRow={headerRow}
          onHeaderRow={setHeaderRow}
          roles={roles}
          onRoles={setRoles}
          missing={showErrors ? missing : []}
        />
      )}
      {letters && encoding && (
        <LettersChoice words={letters.words} encoding={encoding} onEncoding={setEncoding} />
      )}
      {decimalSign && (
        <DecimalSignChoice
          examples={decimalSign.examples}
          currency={settings.currency}
          sign={sign}
          isAlone={!columns}
          onSign={setSign}
          error={showErrors && isSignMissing ? t("signMissing") : null}
        />
      )}
      <p className="flex flex-wrap gap-3">
        <Button kind="primary" type="submit">
          {t("submit")}
        </Button>
        <Button onClick={onCancel}>{common("cancel")}</Button>
      </p>
    </form>
  );
}

/** A file with two columns cannot answer for three, whichever she chooses: the page says so before she tries. */
function hasTooFew({ lines }: FileSample, format: CheckSettings["columns"]): boolean {
  return format === "three" && lines.every(({ cells }) => cells.length < 3);
}
