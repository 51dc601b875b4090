"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore, type MouseEvent } from "react";
import { useForm } from "react-hook-form";
import type { Draft } from "@/lib/drafts/draft";
import type { DraftProblem } from "@/lib/drafts/problems";
import { toGroup, toIndividual } from "@/lib/drafts/switch-type";
import { BorrowersSection } from "./borrowers-section";
import type { DraftFormProps } from "./draft-form-props";
import { draftResolver } from "./draft-resolver";
import { FormEnd } from "./form-end";
import { FormPartsProvider, type FormParts } from "./form-context";
import { FormNotices } from "./form-notices";
import { makeJudged } from "./judged";
import { LoanAndStory, PhotoAndSchedule, SendErrors } from "./later-parts";
import { loadChecks, onChecks, touched, touchedWhenIdle, useChecks } from "./load-checks";
import { problemsOf } from "./problem-lines";
import { TypeSwitch } from "./type-switch";
import { useAutosave } from "./use-autosave";
import { dropCopy } from "./unsaved-copy";
import { useUnsavedCopy } from "./use-unsaved-copy";

const never = () => () => {};

/** One draft loan from the first letter to sending it. It is kept as she types, with whatever holes it has. */
export function DraftForm(props: DraftFormProps) {
  const { personId, initial, mayEdit } = props;
  // The page may be refreshed around the form; what the form works with stays.
  const [{ place, today, actions, snippets, initialReadings: readings, firstPanel }] = useState(props);
  const t = useTranslations("draftForm");
  const [judged] = useState(() =>
    makeJudged(initial.content, { lists: props.lists, today }, props.initialProblems),
  );
  const [resolver] = useState(() => draftResolver(judged.judgeNow));
  const { control, register, getValues, setValue, reset, subscribe, handleSubmit } = useForm<Draft>({
    defaultValues: initial.content,
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
    resolver,
  });
  const { keeper, kept, changed, takeCopy } = useAutosave({
    place,
    personId,
    start: initial,
    content: judged.content,
    save: actions.save,
    isOn: mayEdit,
  });
  // What is typed into a page that is not awake yet would be lost.
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => {
          judged.take(values);
          changed();
        },
      }),
    [subscribe, judged, changed],
  );
  useEffect(() => onChecks(() => void judged.judgeNow()), [judged]);
  useEffect(touchedWhenIdle, []);

  const checks = useChecks();
  /** Another draft altogether stands in the form: every field is drawn anew. */
  const [turn, setTurn] = useState(0);
  const put = (draft: Draft) => {
    reset(draft);
    judged.take(draft);
    changed();
    setTurn(turn + 1);
  };
  const [refused, setRefused] = useState<{ press: number; errors: DraftProblem[] }>({ press: 0, errors: [] });
  const copy = useUnsavedCopy(place, personId, initial, mayEdit);

  const [parts] = useState<FormParts>(() => ({
    ...{ place, control, register, getValues, setValue, judged, keeper },
    ...{ readings, firstPanel, snippets, actions, mayEdit, today },
    firstLists: { lists: props.lists, isStale: props.listsAreStale },
  }));
  const type = judged.content().loanType;

  /** Links within the page lead to fields, some of which have to be brought to light first. */
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const at = link?.getAttribute("href")?.match(/^#(.+)$/)?.[1];
    if (!at) return;
    event.preventDefault();
    void loadChecks().then((here) =>
      here ? here.goToField(at, judged.reveal) : document.getElementById(at)?.scrollIntoView(),
    );
  };

  return (
    <FormPartsProvider value={parts}>
      <div
        onClick={follow}
        onFocusCapture={touched}
        onPointerDownCapture={touched}
        onKeyDownCapture={touched}
        className="space-y-6"
      >
        <h2 className="sr-only">{t("form")}</h2>
        {checks && <checks.LeaveWarning />}
        {refused.press > 0 && (
          <SendErrors key={refused.press} errors={refused.errors} isGroup={type === "group"} />
        )}
        <FormNotices
          hasCredentials={props.hasCredentials}
          copy={copy.found}
          onTake={(taken) => {
            copy.decided();
            takeCopy(taken);
            put(taken.content);
          }}
          onDiscard={(unwanted) => {
            copy.decided();
            dropCopy(unwanted.key);
          }}
        />
        <div className="grid items-start gap-x-12 lg:grid-cols-[minmax(0,1fr)_17rem]">
          {/* The foot stays beside the panel: it would cover its links. */}
          <div className="min-w-0 space-y-6">
            <fieldset
              disabled={!mayEdit || !isHydrated}
              className="min-w-0 space-y-8 [&_:disabled]:text-ink [&_:disabled]:opacity-100 [&_:is(input,select,textarea,button)]:scroll-mb-36"
            >
              <legend className="sr-only">{t("form")}</legend>
              <TypeSwitch
                onSwitch={(next) => {
                  const now = getValues();
                  if (now.loanType === next) return;
                  put(now.loanType === "group" ? toIndividual(now) : toGroup(now));
                }}
              />
              <div key={turn} className="space-y-8">
                <BorrowersSection type={type} />
                <LoanAndStory />
                <PhotoAndSchedule />
              </div>
            </fieldset>
            <FormEnd
              place={place}
              personId={personId}
              kept={kept}
              keeper={keeper}
              send={actions.send}
              check={handleSubmit}
              onErrors={() => {
                judged.showAll();
                setRefused({ press: refused.press + 1, errors: problemsOf(judged.all(), "error") });
              }}
              onTakeTheirs={() => {
                // Its copy goes with it; the page is left once nothing warns any more.
                keeper.stop();
                setTimeout(() => location.reload(), 100);
              }}
            />
          </div>
          <aside
            aria-label={t("panel.label")}
            className="sticky top-6 max-h-[calc(100dvh-3rem)] overflow-y-auto border-s border-line ps-6 max-lg:hidden"
          >
            {checks ? <checks.LiveProblemLists /> : firstPanel.lists}
          </aside>
        </div>
      </div>
    </FormPartsProvider>
  );
}
