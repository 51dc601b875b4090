"use client";

import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import type { FailureWords } from "@/components/ui/action-button";
import { amountText } from "@/components/ui/amount-text";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";
import { fillIn } from "@/components/ui/fill-in";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { isSettled } from "@/lib/delivery/states";
import type { Result } from "@/lib/result";
import { reasonWords } from "./reason-words";

type Answer = "arrived" | "did-not-arrive";
export type ResolveAction = (given: {
  batchId: string;
  generation: number;
  answer: Answer;
  reason: string;
}) => Promise<Result<unknown>>;

/** A batch in doubt: what to look for in PA2, and the two answers only a person can give. */
export function UnknownBatch({
  batch,
  all,
  currency,
  pa2Url,
  resolve,
  failures,
  locale,
  onResolved,
}: {
  batch: BatchProgress;
  all: BatchProgress[];
  currency: string;
  pa2Url: string;
  /** null for people who may only look. */
  resolve: ResolveAction | null;
  failures: FailureWords;
  locale: string;
  onResolved: () => void;
}) {
  const t = useTranslations("delivery.unknown");
  const delivery = useTranslations("delivery");
  const reasonId = useId();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isReasonMissing, setReasonMissing] = useState(false);
  const [isBusy, startTransition] = useTransition();

  const uploadsBefore = all.filter(({ state }) => state.startsWith("accepted")).length;
  const waiting = all.filter(({ id, state }) => id !== batch.id && !isSettled(state)).length;
  const loans = batch.itemCount;

  function give(answer: Answer) {
    if (isBusy || !resolve) return;
    setReasonMissing(!reason.trim());
    setProblem(null);
    if (!reason.trim()) {
      document.getElementById(reasonId)?.focus();
      return;
    }
    startTransition(async () => {
      try {
        const result = await resolve({
          batchId: batch.id,
          generation: batch.generation,
          answer,
          reason: reason.trim(),
        });
        if (result.ok) onResolved();
        else
          setProblem(
            fillIn(failures.byCode[result.failure.code] ?? failures.unexpected, result.failure.params),
          );
      } catch {
        setProblem(failures.network);
      }
    });
  }

  return (
    <Notice tone="error" role="alert" title={t("title", { number: batch.number })}>
      <p>{t("why", { reason: batch.reason ? reasonWords(delivery, batch.reason) : "" })}</p>
      <p className="font-semibold">{t("where")}</p>
      <ul className="list-disc space-y-1 ps-5">
        <li>
          {t("arrived", {
            uploads: uploadsBefore + 1,
            loans,
            sum: `${amountText(batch.sumText, locale)} ${currency}`,
          })}
        </li>
        <li>{t("notArrived", { uploads: uploadsBefore, loans })}</li>
      </ul>
      <ButtonAnchor href={pa2Url} target="_blank" rel="noreferrer">
        {t("openPa2")}
      </ButtonAnchor>
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
      {waiting > 0 && <p>{t("others", { count: waiting })}</p>}
    </Notice>
  );
}
