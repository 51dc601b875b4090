"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { SignedOut } from "@/components/delivery/follow-progress";
import { useProgress } from "@/components/delivery/use-progress";
import { attempt } from "@/components/ui/attempt";
import { countText } from "@/components/ui/amount-text";
import { Button } from "@/components/ui/button";
import { DoneBar } from "@/components/ui/done-bar";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { FetchProgress } from "@/lib/loans/fetch-progress";
import type { Failure, Result } from "@/lib/result";
import { useFailureText } from "./use-failure-text";

interface Props {
  progressUrl: string;
  initial: FetchProgress;
  hasList: boolean;
  /** null for people who may only look. */
  fetchLoans: (() => Promise<Result<unknown>>) | null;
}

const followed = ({ state }: FetchProgress) => ({ goesOn: state === "running", batches: [] });

/** Has Kiva's list fetched, and follows how far it is, whoever began it. Needs `Following` around it. */
export function FetchPanel({ progressUrl, initial, hasList, fetchLoans }: Props) {
  const t = useTranslations("loans.fetch");
  const locale = useLocale();
  const failureText = useFailureText();
  const { data, error, refetch } = useProgress(progressUrl, initial, followed);
  const [isStarting, startTransition] = useTransition();
  const [refused, setRefused] = useState<Failure | null>(null);
  const isRunning = data.state === "running";
  const isBusy = isStarting || isRunning;
  const [hasRun, noteRun] = useHasRun(isRunning);

  function start() {
    if (isBusy || !fetchLoans) return;
    setRefused(null);
    startTransition(async () => {
      const answer = await attempt(fetchLoans);
      if (!answer.ok) return setRefused(answer.failure);
      await refetch();
      // One that is over by now was never seen under way.
      noteRun();
    });
  }

  return (
    <div className="space-y-3" data-fetch={data.state}>
      {error && (
        <Notice tone="warning">
          <p>{error instanceof SignedOut ? t("signedOut") : t("offline")}</p>
        </Notice>
      )}
      {refused && !isBusy && (
        <Notice tone="error" role="alert">
          <p>{failureText(refused)}</p>
        </Notice>
      )}
      {data.state === "failed" && !refused && !isBusy && (
        <Notice
          tone="error"
          role={hasRun ? "alert" : undefined}
          title={t.rich("failedTitle", { time: () => <LocalTime at={data.at} locale={locale} /> })}
        >
          <p>{failureText({ code: data.failure })}</p>
          {hasList && <p>{t("former")}</p>}
        </Notice>
      )}
      {isRunning && <DoneBar done={data.received} all={data.total ?? 0} label={t("label")} />}
      <p role="status" className={isRunning || hasRun ? undefined : "sr-only"}>
        {data.state === "running"
          ? data.total === null
            ? t("asking")
            : t("received", {
                received: countText(data.received, locale),
                total: countText(data.total, locale),
              })
          : data.state === "done" && hasRun && t("arrived")}
      </p>
      {isRunning && <p className="text-ink-soft">{t("keepsGoing")}</p>}
      {fetchLoans && (
        <Button kind="primary" onClick={start} aria-disabled={isBusy}>
          {isBusy ? t("fetching") : t("button")}
        </Button>
      )}
    </div>
  );
}

/** True once a fetch has been under way while this page was open, seen or noted. */
function useHasRun(isRunning: boolean): [boolean, () => void] {
  const [hasRun, setHasRun] = useState(isRunning);
  if (isRunning && !hasRun) setHasRun(true);
  return [hasRun, () => setHasRun(true)];
}
