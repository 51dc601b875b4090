import { useSyncExternalStore } from "react";
import { PhotoField } from "@/components/drafts/photo/photo-field";
import { useFormParts } from "./form-context";
import { useFieldValue } from "./use-field-value";
import { useProblemsUnder } from "./use-judged";

/** The photo of the loan's profile. */
export function PhotoSection() {
  const { place, keeper, actions, mayEdit } = useFormParts();
  const [photo, setPhoto] = useFieldValue("photo");
  const { draftId } = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const problems = useProblemsUnder("photo");
  return (
    <div className="border-t border-line pt-6">
      <PhotoField
        id="photo"
        place={place}
        draftId={draftId}
        value={photo}
        onChange={setPhoto}
        ensureSaved={async () => (await keeper.flush())?.draftId ?? null}
        actions={actions}
        problems={[...problems]}
        isReadOnly={!mayEdit}
      />
    </div>
  );
}
