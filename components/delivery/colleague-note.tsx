import { useTranslations } from "next-intl";
import { useEffect, useId, useState, useTransition } from "react";
import { attempt } from "@/components/ui/attempt";
import { Button } from "@/components/ui/button";
import type { Failure, Result } from "@/lib/result";
import { SentenceField } from "./sentence-field";

/** A note for whoever looks next. The question stays open. */
export function ColleagueNote({
  personName,
  leave,
  failureText,
  onLeft,
  onClose,
}: {
  personName: string;
  leave: (note: string) => Promise<Result<unknown>>;
  failureText: (failure: Failure) => string;
  onLeft: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("delivery.doubt");
  const noteId = useId();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();

  // She has just asked for it.
  useEffect(() => document.getElementById(noteId)?.focus(), [noteId]);

  function submit() {
    if (isBusy) return;
    setMissing(note.trim() === "");
    setProblem(null);
    if (note.trim() === "") return document.getElementById(noteId)?.focus();
    startTransition(async () => {
      const result = await attempt(() => leave(note.trim()));
      if (result.ok) onLeft();
      else setProblem(failureText(result.failure));
    });
  }

  return (
    <div className="space-y-3 border-s-4 border-amber ps-3">
      <SentenceField
        id={noteId}
        label={t("noteLabel")}
        hint={t("noteHint", { name: personName })}
        missing={isMissing && t("noteMissing")}
        problem={problem}
        value={note}
        onChange={setNote}
      />
      <div className="flex flex-wrap gap-3">
        <Button onClick={submit} aria-disabled={isBusy}>
          {isBusy ? t("saving") : t("leaveNote")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("noNote")}
        </Button>
      </div>
    </div>
  );
}
