import { useEffect, useState } from "react";
import { copiesHere } from "@/components/drafts/copies-here";
import { untilLoaded } from "@/components/ui/until-loaded";
import type { Place } from "@/lib/routes";
import type { DraftFormProps } from "./draft-form-props";
import { dropCopy, type UnsavedCopy } from "./unsaved-copy";

/** The text of an earlier visit that did not reach the server, if it says other than what is saved. */
export function useUnsavedCopy(
  place: Place,
  personId: string,
  { draftId, content }: DraftFormProps["initial"],
  isOn: boolean,
): {
  found: UnsavedCopy | null;
  /** She has it back, or does not want it: it is spoken of no more. */
  decided: () => void;
} {
  const [found, setFound] = useState<UnsavedCopy | null>(null);
  const { organization, environment } = place;
  const [startContent] = useState(() => JSON.stringify(content));

  useEffect(() => {
    // The browser's memory is read once the page is there: the server has no part in it.
    if (copiesHere().length === 0) return;
    let isWanted = true;
    void untilLoaded(() => import("./earlier-copies")).then(({ clearCopies, findCopy }) => {
      if (!isWanted) return;
      clearCopies(personId);
      const copy = findCopy({ organization, environment }, personId, draftId);
      if (!copy) return;
      // A draft that she may only look at takes none of it.
      if (!isOn || JSON.stringify(copy.content) === startContent) dropCopy(copy.key);
      else setFound(copy);
    });
    return () => {
      isWanted = false;
    };
  }, [organization, environment, personId, draftId, startContent, isOn]);

  return { found, decided: () => setFound(null) };
}
