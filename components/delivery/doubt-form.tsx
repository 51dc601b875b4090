import { useTranslations } from "next-intl";
import { useId, useRef, useState, useTransition } from "react";
import { attempt } from "@/components/ui/attempt";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { Failure } from "@/lib/result";
import { ColleagueNote } from "./colleague-note";
import type { DoubtActions } from "./doubt-actions";
import { SentenceField } from "./sentence-field";

/** The question before something goes out once more. */
export interface SendAgainWords {
  title: string;
  text: string;
  yes: string;
}

/** A person's three choices about a batch in doubt: it arrived, it did not, somebody else looks later. */
export function DoubtForm({
  batch: { id: batchId, generation },
  personName,
  actions,
  sendAgain,
  failureText,
  onAnswered,
}: {
  batch: Pick<BatchProgress, "id" | "generation">;
  /** Whose answer it will be. */
  personName: string;
  actions: DoubtActions;
  sendAgain: SendAgainWords;
  failureText: (failure: Failure) => string;
  onAnswered: () => void;
}) {
  const t = useTranslations("delivery.doubt");
  const reasonId = useId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isReasonMissing, setReasonMissing] = useState(false);
  const [open, setOpen] = useState<"send-again" | "note" | null>(null);
  const [isBusy, startTransition] = useTransition();
  const asker = useRef<HTMLButtonElement>(null);

  /** True if she has said why; else the field says that it is needed. */
  function hasReason(): boolean {
    const isMissing = reason.trim() === "";
    setReasonMissing(isMissing);
    setProblem(null);
    if (isMissing) document.getElementById(reasonId)?.focus();
    return !isMissing;
  }

  function closeNote() {
    setOpen(null);
    asker.current?.focus();
  }

  function give(answer: "arrived" | "did-not-arrive") {
    if (isBusy || !hasReason()) return;
    startTransition(async () => {
      const result = await attempt(() =>
        actions.resolve({ batchId, generation, answer, reason: reason.trim() }),
      );
      setOpen(null);
      if (result.ok) onAnswered();
      else setProblem(failureText(result.failure));
    });
  }

  return (
    <div className="max-w-[70ch] space-y-3 pt-2">
      <SentenceField
        id={reasonId}
        label={t("reasonLabel")}
        hint={t("reasonHint", { name: personName })}
        missing={isReasonMissing && t("reasonMissing")}
        problem={problem}
        value={reason}
        onChange={setReason}
      />
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => give("arrived")} aria-disabled={isBusy}>
          {isBusy ? t("saving") : t("yes")}
        </Button>
        <Button
          kind="danger"
          onClick={() => !isBusy && hasReason() && setOpen("send-again")}
          aria-disabled={isBusy}
        >
          {t("no")}
        </Button>
        <Button
          ref={asker}
          aria-expanded={open === "note"}
          onClick={() => setOpen(open === "note" ? null : "note")}
        >
          {t("ask")}
        </Button>
      </div>
      {open === "note" && (
        <ColleagueNote
          personName={personName}
          leave={(note) => actions.ask({ batchId, generation, note })}
          failureText={failureText}
          onLeft={() => {
            closeNote();
            onAnswered();
          }}
          onClose={closeNote}
        />
      )}
      {open === "send-again" && (
        <Dialog title={sendAgain.title} onClose={() => setOpen(null)}>
          <p>{sendAgain.text}</p>
          <div className="flex flex-wrap gap-3">
            <Button kind="danger" onClick={() => give("did-not-arrive")} aria-disabled={isBusy}>
              {isBusy ? t("saving") : sendAgain.yes}
            </Button>
            <Button onClick={() => setOpen(null)}>{t("keep")}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
