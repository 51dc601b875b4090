import type { Totals } from "@/lib/repayments/checked-report";
import { MAX_EDITED_ROWS } from "@/lib/repayments/edits";
import { routes } from "@/lib/routes";
import type { Acts, ActsChange } from "../acts";
import type { CheckProps } from "../check-props";
import type { ChosenFile } from "@/components/files/chosen-file";
import { Disagreement } from "./disagreement";
import { SameFileQuestion } from "./same-file-question";
import { SaveFoot } from "./save-foot";
import { SaveTroubleNotice } from "./save-trouble";
import { onceDrawn } from "@/components/ui/later";
import { StickyFoot } from "@/components/ui/sticky-foot";
import { useUpload } from "@/components/uploads/use-upload";
import type { Check } from "../worker/use-check";
import { useSave } from "./use-save";

const TooManyEdits = onceDrawn(() => import("../too-many-edits").then((part) => part.TooManyEdits));
const SendingBar = onceDrawn(() => import("./sending-bar").then((part) => part.SendingBar));

/** The foot of the check with everything that can come of saving. */
export function SaveReport({
  place,
  settings,
  save: action,
  file,
  month,
  draft,
  totals,
  finding,
  editedRows,
  acts,
  change,
  onSaving,
  onSaved,
}: Pick<CheckProps, "place" | "settings" | "save"> & {
  file: ChosenFile;
  month: string;
  draft: { id: string; version: number } | null;
  totals: Totals;
  /** What everything she has done so far comes to. */
  finding: Check["finding"];
  /** How many rows all her edits name. */
  editedRows: number;
  acts: Acts;
  change: (change: ActsChange) => void;
  /** It takes longer than a moment. */
  onSaving: () => void;
  onSaved: () => void;
}) {
  const uploads = useUpload(place, draft === null, onSaving);
  const prepare = async () => {
    const found = await finding();
    return found && { place, month, file, draft, ...found };
  };
  const isTooMuch = editedRows > MAX_EDITED_ROWS;
  const { state, save, dismiss } = useSave(action, onSaved, {
    isTooMuch,
    file: draft ? null : file,
    uploads,
    prepare,
  });

  if (state.phase === "disagreed") {
    return (
      <StickyFoot>
        <Disagreement
          disagreement={state.disagreement}
          currency={settings.currency}
          href={routes.report(place, state.saved.reportId)}
        />
      </StickyFoot>
    );
  }
  const isSameFile = state.phase === "failed" && state.failure.code === "report.same-file";
  return (
    <>
      <SaveFoot
        totals={totals}
        currency={settings.currency}
        acts={acts}
        change={change}
        isSaving={state.phase === "saving" || state.phase === "saved"}
        onSave={() => void save()}
      >
        {isTooMuch && <TooManyEdits when="now" editedRows={editedRows} />}
        {uploads.sending && <SendingBar sending={uploads.sending} />}
        {state.phase === "failed" && !isSameFile && (
          <SaveTroubleNotice
            failure={state.failure}
            place={place}
            draftId={draft?.id ?? null}
            onAgain={() => void save()}
          />
        )}
      </SaveFoot>
      {state.phase === "failed" && isSameFile && (
        <SameFileQuestion
          params={("params" in state.failure && state.failure.params) || {}}
          place={place}
          onSaveAsAnother={() => void save(true)}
          onClose={dismiss}
        />
      )}
    </>
  );
}
