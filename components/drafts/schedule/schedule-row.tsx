import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { FieldProblems } from "@/components/drafts/photo/field-problems";
import { Cell, Row } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextInput } from "@/components/ui/field";
import { readDate } from "@/lib/drafts/dates";
import type { Instalment } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import type { Column } from "./use-rows";
import { weekdayText } from "./weekday-text";

export interface RowProps {
  /** Of the schedule; the row's cells are named after it: "schedule.0.date". */
  id: string;
  index: number;
  row: Instalment;
  problems: readonly DraftProblem[];
  isReadOnly: boolean;
  setCell: (index: number, column: Column, text: string) => void;
  insert: (index: number) => void;
  remove: (index: number) => void;
}

/** One instalment: its cells, the date in words, and what is wrong beneath each cell. */
export const ScheduleRow = memo(function ScheduleRow(props: RowProps) {
  const { id, index, row, problems, isReadOnly, insert, remove } = props;
  const t = useTranslations("draftPanels.schedule");
  const number = index + 1;
  const hasError = problems.some(({ severity }) => severity === "error");
  const ofRow = problems.filter(({ at }) => at === `${id}.${index}`);

  return (
    <Row className={hasError ? "bg-brick-wash max-sm:px-2" : undefined}>
      <Cell label={t("number")} isFigure className="sm:pt-5">
        {number}
        <FieldProblems id={`${id}.${index}-problems`} problems={ofRow} />
      </Cell>
      <Cell label={t("date")}>
        <RowInput {...props} column="date" />
        <DateInWords text={row.date} />
      </Cell>
      <Cell label={t("principal")} isFigure>
        <RowInput {...props} column="principal" />
      </Cell>
      <Cell label={t("interest")} isFigure>
        <RowInput {...props} column="interest" />
      </Cell>
      {!isReadOnly && (
        <Cell label="">
          <span className="flex whitespace-nowrap max-sm:-ms-2">
            <Button kind="quiet" aria-label={t("insertBefore", { number })} onClick={() => insert(index)}>
              {t("insert")}
            </Button>
            <Button
              id={`${id}-remove-${index}`}
              kind="quiet"
              aria-label={t("removeRow", { number })}
              onClick={() => remove(index)}
            >
              {t("remove")}
            </Button>
          </span>
        </Cell>
      )}
    </Row>
  );
}, isSame);

/** The judge makes new problems each time: what they say is compared. */
function isSame(before: RowProps, after: RowProps): boolean {
  return (
    before.row === after.row &&
    before.index === after.index &&
    before.isReadOnly === after.isReadOnly &&
    (before.problems === after.problems || JSON.stringify(before.problems) === JSON.stringify(after.problems))
  );
}

const LABELS = { date: "dateOf", principal: "principalOf", interest: "interestOf" } as const;

function RowInput({ id, index, row, column, problems, isReadOnly, setCell }: RowProps & { column: Column }) {
  const t = useTranslations("draftPanels.schedule");
  const cellId = `${id}.${index}.${column}`;
  const here = problems.filter(({ at }) => at === cellId);
  const hasError = here.some(({ severity }) => severity === "error");
  if (isReadOnly) return row[column];
  return (
    <>
      <TextInput
        id={cellId}
        aria-label={t(LABELS[column], { number: index + 1 })}
        aria-describedby={here.length > 0 ? `${cellId}-problems` : undefined}
        aria-invalid={hasError || undefined}
        autoComplete="off"
        inputMode={column === "date" ? undefined : "decimal"}
        maxLength={100}
        className={classNames(
          column === "date" ? "sm:w-36" : "text-end sm:w-32",
          hasError && "font-semibold",
        )}
        value={row[column]}
        onChange={(event) => setCell(index, column, event.currentTarget.value)}
      />
      <FieldProblems id={`${cellId}-problems`} problems={here} />
    </>
  );
}

function DateInWords({ text }: { text: string }) {
  const locale = useLocale();
  const reading = readDate(text);
  if (!("iso" in reading)) return null;
  return <span className="block text-small text-ink-soft">{weekdayText(reading.iso, locale)}</span>;
}
