import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { DoubtActions } from "@/components/delivery/doubt-actions";
import { attempt } from "@/components/ui/attempt";
import { Button } from "@/components/ui/button";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { isSettled } from "@/lib/delivery/states";
import type { ReportProgress } from "@/lib/repayments/report-progress";
import type { Failure, Result } from "@/lib/result";

export interface ReportDoubtActions extends DoubtActions {
  /** Takes the batches in doubt, as the page shows them. */
  sendOthers(doubts: { batchId: string; generation: number }[]): Promise<Result<unknown>>;
}

/** What the batches that are not in doubt do meanwhile, and the way to let them go. */
export function SendOthers({
  batch,
  progress: { batches, goesOn },
  sendOthers,
  ...given
}: {
  batch: BatchProgress;
  progress: ReportProgress;
  /** null for people who may only look. */
  sendOthers: ReportDoubtActions["sendOthers"] | null;
  failureText: (failure: Failure) => string;
  /** Id of the element that takes the focus when the button is gone. */
  focusAfter: string;
  onSent: () => void;
}) {
  const t = useTranslations("delivery.unknown");
  const doubts = batches.filter(({ state }) => state === "unknown");
  const waiting = batches.filter(({ state }) => state !== "unknown" && !isSettled(state)).length;
  if (batch.isSetAside) {
    if (waiting === 0) return batches.length > doubts.length && <p>{t("othersDone")}</p>;
    return goesOn && <p role="status">{t("goesOn", { count: waiting })}</p>;
  }
  if (waiting === 0) return null;
  return (
    <div className="max-w-[70ch] space-y-2">
      <p className="font-semibold">{t("others", { count: waiting })}</p>
      {sendOthers && (
        <SendThem
          send={() => sendOthers(doubts.map(({ id, generation }) => ({ batchId: id, generation })))}
          {...given}
        />
      )}
    </div>
  );
}

function SendThem({
  send,
  failureText,
  focusAfter,
  onSent,
}: {
  send: () => Promise<Result<unknown>>;
  failureText: (failure: Failure) => string;
  focusAfter: string;
  onSent: () => void;
}) {
  const t = useTranslations("delivery.unknown");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, startTransition] = useTransition();
  const part = useFocusAfter<HTMLDivElement>(focusAfter);

  function act() {
    if (isBusy) return;
    setProblem(null);
    startTransition(async () => {
      const result = await attempt(send);
      if (result.ok) onSent();
      else setProblem(failureText(result.failure));
    });
  }

  return (
    <div ref={part} className="space-y-2">
      <p>{t("sendOthersHint")}</p>
      {problem && (
        <p role="alert" className="font-semibold text-brick">
          {problem}
        </p>
      )}
      <Button onClick={act} aria-disabled={isBusy}>
        {isBusy ? t("sendingOthers") : t("sendOthers")}
      </Button>
    </div>
  );
}
