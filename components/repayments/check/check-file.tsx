import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { Notice } from "@/components/ui/notice";
import type { Unreadable } from "@/lib/repayments/file/open-file";
import type { Choices, Edit } from "@/lib/repayments/edits";
import { actOf, changeActs, NO_ACTS, type Act } from "./acts";
import { CheckedView } from "./checked-view";
import type { CheckProps } from "./check-props";
import type { ChosenFile } from "@/components/files/chosen-file";
import { HowRead } from "./how-read";
import { questionsOf } from "./reading/reading-questions";
import { SaveReport } from "./saving/save-report";
import { TableSkeleton } from "@/components/tables/table-skeleton";
import { useActKeys } from "./grid/use-act-keys";
import { useCheck } from "./worker/use-check";
import { onceDrawn } from "@/components/ui/later";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";

/** Most files raise no question: its code comes with the first. */
const ReadingForm = onceDrawn(() => import("./reading/reading-form").then((part) => part.ReadingForm));

/** One file from reading it to saving the report: what it asks, what is wrong, what she does about it. */
export function CheckFile({
  place,
  settings,
  remembered,
  snapshot,
  save,
  file,
  month,
  draft,
  isPart = false,
  start,
  beside,
  otherFile,
  onGiveUp,
  whenUnreadable,
}: CheckProps & {
  file: ChosenFile;
  month: string;
  /** The draft it is saved to; null for a new report. */
  draft: { id: string; version: number } | null;
  /** It holds some of the month's loans only, as a correction does: the others are not missing. */
  isPart?: boolean;
  /** Where she left off. */
  start: { choices: Choices; kept: { written: string }[] };
  /** Stands beside the heading: the month, while it can be changed. */
  beside?: ReactNode;
  otherFile?: (isUnsaved: boolean) => ReactNode;
  /** She does not answer a question about the file. */
  onGiveUp: () => void;
  whenUnreadable: (failure: Unreadable["failure"]) => ReactNode;
}) {
  const t = useTranslations("check");
  const common = useTranslations("common");
  const [choices, setChoices] = useState(start.choices);
  const [acts, change] = useReducer(changeActs, NO_ACTS);
  const [isChangingReading, setChangingReading] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [isSaved, setSaved] = useState(false);
  /** The edits she came with, as long as they belong to the sheet that is read. */
  const [kept, setKept] = useState(start.kept);
  const edits = useMemo(() => [...kept, ...acts.done], [kept, acts.done]);
  const check = useCheck(file, settings, remembered, snapshot, choices, edits);
  const { state, finding, retry, compare } = check;
  useActKeys(change);
  // The same for good, so that rows which did not change are not drawn again.
  const actAtOnce = useCallback((act: Act) => change({ type: "act", act }), []);
  const act = useCallback((edits: Edit[]) => actAtOnce(actOf(edits)), [actAtOnce]);
  const isUnsaved = !isSaved && (acts.done.length > 0 || choices !== start.choices);
  useLeaveWarning(isUnsaved || (isSaving && !isSaved), t("leaveQuestion"));

  const answer = state.phase === "answered" ? state.answer : null;
  const outcome = answer?.outcome;
  const report = outcome?.state === "checked" ? outcome.report : null;
  const seen = state.phase === "answered" ? state.seen : null;
  const questions = answer && questionsOf(answer, isChangingReading);
  const title = questions ? t(`question.${questions.kind}.title`) : t("title");

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);

  if (outcome?.state === "unreadable") return whenUnreadable(outcome.failure);

  return (
    <section aria-labelledby="check-title" className="space-y-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <h2 id="check-title" ref={heading} tabIndex={-1} className="text-title">
          {title}
        </h2>
        {beside}
        <p role="status" className="flex items-center gap-2 font-semibold sm:ms-auto">
          {state.phase === "reading" && t("status.reading", { name: file.name })}
          {report && !questions && (
            <>
              <Mark tone={report.totals.problemRows > 0 ? "error" : "good"} />
              {t("status.problems", { count: report.totals.problemRows })}
            </>
          )}
        </p>
      </div>
      {state.phase === "reading" && <TableSkeleton />}
      {state.phase === "crashed" && (
        <Notice tone="error" role="alert" title={t("crashed.title")}>
          <p>{t("crashed.text")}</p>
          <Button onClick={retry}>{common("tryAgain")}</Button>
        </Notice>
      )}
      {answer && questions && (
        <ReadingForm
          key={questions.kind}
          settings={settings}
          intro={t(`question.${questions.kind}.intro`, { name: file.name })}
          questions={questions}
          hasEdits={edits.length > 0}
          onAnswer={(given) => {
            if (given.sheet === undefined) setChoices({ ...answer.choices, ...given });
            else {
              // Columns and edits belong to the rows of the sheet before: here they would hit other loans.
              setChoices({ sheet: given.sheet });
              setKept([]);
              change({ type: "clear" });
            }
            setChangingReading(false);
          }}
          onCancel={questions.kind === "change" ? () => setChangingReading(false) : onGiveUp}
        />
      )}
      {answer && report && seen && !questions && (
        <>
          <CheckedView
            report={isPart ? { ...report, expected: null } : report}
            seen={seen}
            check={check}
            spread={state.phase === "answered" ? state.spread : null}
            settings={settings}
            fileName={file.name}
            act={act}
            actAtOnce={actAtOnce}
          >
            <HowRead
              place={place}
              snapshot={snapshot}
              fileName={file.name}
              report={report}
              usedRemembered={answer.usedRemembered}
              comparison={answer.comparison}
              onChange={() => setChangingReading(true)}
              onCompare={compare}
            >
              {otherFile?.(isUnsaved)}
            </HowRead>
          </CheckedView>
          <SaveReport
            place={place}
            settings={settings}
            save={save}
            file={file}
            month={month}
            draft={draft}
            totals={report.totals}
            finding={finding}
            editedRows={answer.editedRows}
            acts={acts}
            change={change}
            onSaving={() => setSaving(true)}
            onSaved={() => setSaved(true)}
          />
        </>
      )}
    </section>
  );
}
