import { useLocale, useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { Result } from "@/lib/result";
import { attempt } from "../list/attempt";
import { useFailureText } from "../list/use-failure-text";
import { useReasonText } from "./use-reason-text";

type Answer = "arrived" | "did-not-arrive";
export type ResolveDraft = (given: {
  batchId: string;
  generation: number;
  answer: Answer;
  reason: string;
}) => Promise<Result<unknown>>;

/** A draft in doubt: what to look for in PA2's Drafts, and the two answers only a person can give. */
export function UnknownDraft({
  batch,
  name,
  amount,
  pa2Url,
  resolve,
  onResolved,
}: {
  batch: BatchProgress;
  name: string;
  amount: string | null;
  pa2Url: string;
  /** null for people who may only look. */
  resolve: ResolveDraft | null;
  onResolved: () => void;
}) {
  const t = useTranslations("drafts.unknown");
  const locale = useLocale();
  const reasonText = useReasonText();
  const failureText = useFailureText();
  const reasonId = useId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isReasonMissing, setReasonMissing] = useState(false);
  const [isBusy, startTransition] = useTransition();
  const { sentAt } = batch;

  function give(answer: Answer) {
    if (isBusy || !resolve) return;
    setReasonMissing(!reason.trim());
    setProblem(null);
    if (!reason.trim()) {
      document.getElementById(reasonId)?.focus();
      return;
    }
    startTransition(async () => {
      const { id: batchId, generation } = batch;
      const result = await attempt(() => resolve({ batchId, generation, answer, reason: reason.trim() }));
      if (result.ok) onResolved();
      else setProblem(failureText(result.failure));
    });
  }

  return (
    <Notice tone="error" role="alert" title={t("title")}>
      <p>{t("why", { reason: batch.reason ? reasonText(batch.reason) : "" })}</p>
      <p className="font-semibold">{t("where")}</p>
      <ul className="list-disc space-y-1 ps-5">
        <li>
          {sentAt === null
            ? t("arrivedNoTime", { name })
            : t.rich("arrived", { name, at: () => <LocalTime at={sentAt} locale={locale} /> })}{" "}
          {amount !== null && t("amount", { amount })}
        </li>
        <li>{t("notArrived", { name })}</li>
        <li>{t("earlier")}</li>
      </ul>
      <ButtonAnchor href={pa2Url} target="_blank" rel="noreferrer">
        {t("openPa2")}
      </ButtonAnchor>
      {!resolve && <p>{t("viewer")}</p>}
      {resolve && (
        <>
          <Field
            id={reasonId}
            label={t("reasonLabel")}
            hint={t("reasonHint")}
            error={isReasonMissing && t("reasonMissing")}
          >
            <TextInput
              id={reasonId}
              value={reason}
              maxLength={500}
              hint
              error={isReasonMissing}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {problem && <p className="font-semibold text-brick">{problem}</p>}
          <div className="flex flex-wrap gap-3">
            <Button onClick={() => give("arrived")} aria-disabled={isBusy}>
              {isBusy ? t("saving") : t("yes")}
            </Button>
            <Button kind="danger" onClick={() => give("did-not-arrive")} aria-disabled={isBusy}>
              {isBusy ? t("saving") : t("no")}
            </Button>
          </div>
        </>
      )}
    </Notice>
  );
}
