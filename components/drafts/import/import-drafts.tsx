"use client";

import { useEffect, useState } from "react";
import type { ChosenFile } from "@/components/files/chosen-file";
import { takeFile, takeText } from "@/components/files/take-file";
import { MAX_DRAFTS_MEGABYTES } from "@/lib/files/file-limits";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { Place } from "@/lib/routes";
import type { DraftActions, ImportColumnsChoice } from "../draft-actions";
import { attempt } from "@/components/ui/attempt";
import { OnDemand } from "../on-demand";
import { FileStep } from "./file-step";
import type { ImportFailure } from "./use-import-failure-text";

export interface ImportProps {
  place: Place;
  /** Kiva's lists as last fetched; null if they never were. */
  lists: KivaLists | null;
  /** They are being fetched. */
  isFetchingLists: boolean;
  /** ISO */
  today: string;
  /** The organization's, for files that name none. */
  currency: string;
  /** What the columns of earlier files were, newest first. */
  remembered: Readonly<ImportColumnsChoice>[];
  importDrafts: DraftActions["importDrafts"];
}

type Step = { file: null; failure: ImportFailure | null } | { file: ChosenFile };

/** From a file of the MIS to drafts: the file first, then everything that is asked about it. */
export function ImportDrafts({
  isStale,
  refreshLists,
  ...given
}: Omit<ImportProps, "isFetchingLists"> & {
  /** The lists are old, or were never fetched. */
  isStale: boolean;
  refreshLists: DraftActions["refreshLists"];
}) {
  const { place } = given;
  const [lists, setLists] = useState(given.lists);
  const [isFetchingLists, setFetchingLists] = useState(isStale);
  const props: ImportProps = { ...given, lists, isFetchingLists };
  const [step, setStep] = useState<Step>({ file: null, failure: null });

  useEffect(() => {
    if (!isStale) return;
    void attempt(() => refreshLists(place)).then((answer) => {
      if (answer.ok) setLists(answer.value);
      setFetchingLists(false);
    });
    // Once, when the page opens: the lists are the same for every file.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const refuse = (failure: ImportFailure | null) => setStep({ file: null, failure });

  async function onFile(file: File) {
    const taken = await takeFile(file, MAX_DRAFTS_MEGABYTES);
    if (taken.ok) setStep({ file: taken.value });
    else refuse(taken.failure);
  }

  function onText(text: string, name: string) {
    const taken = takeText(text, name, MAX_DRAFTS_MEGABYTES);
    if (taken.ok) setStep({ file: taken.value });
    else refuse(taken.failure);
  }

  if (step.file === null) {
    return (
      <FileStep
        place={props.place}
        failure={step.failure}
        onFile={(file) => void onFile(file)}
        onText={onText}
      />
    );
  }
  const { file } = step;
  return (
    <OnDemand key={file.id} load={() => import("./read-step")}>
      {({ ReadStep }) => (
        <ReadStep {...props} file={file} onUnreadable={refuse} onOtherFile={() => refuse(null)} />
      )}
    </OnDemand>
  );
}
