"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DoubtActions } from "@/components/delivery/doubt-actions";
import { SignedOut } from "@/components/delivery/follow-progress";
import { Following, useProgress } from "@/components/delivery/use-progress";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { DraftProgress } from "@/lib/drafts/draft-progress";
import { UnknownDraft } from "./unknown-draft";
import { useReasonText } from "./use-reason-text";

interface Props {
  progressUrl: string;
  initial: DraftProgress;
  name: string;
  /** Figure and currency as she reads them; null if there is none. */
  amount: string | null;
  pa2Url: string;
  /** null for people who may only look. */
  actions: DoubtActions | null;
  /** Who looks: an answer is kept with the name. */
  personName: string;
  /** The way to change it again while it has not left; null for people who may only look. */
  takeBack: ReactNode;
}

/** A sent draft on its way, live, and the question that only a person can answer. */
export function FollowDraft(props: Props) {
  return (
    <Following>
      <Live {...props} />
    </Following>
  );
}

const followed = ({ goesOn, batch }: DraftProgress) => ({ goesOn, batches: batch ? [batch] : [] });

function Live({ progressUrl, initial, takeBack, ...about }: Props) {
  const t = useTranslations("drafts");
  const { data, error, refetch } = useProgress(progressUrl, initial, followed);
  const { state, batch, hasLeft } = data;
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">
        {t(`states.${state}`)}
      </p>
      {error && state === "sending" && (
        <Notice tone="warning">
          <p>{error instanceof SignedOut ? t("sent.signedOut") : t("sent.offline")}</p>
        </Notice>
      )}
      {state === "sending" && <OnItsWay batch={batch} />}
      {state === "sending" && !hasLeft && takeBack}
      {state === "unknown" && batch && (
        <UnknownDraft key={batch.generation} batch={batch} onAnswered={refetch} {...about} />
      )}
    </div>
  );
}

function OnItsWay({ batch }: { batch: BatchProgress | null }) {
  const t = useTranslations("drafts.sent");
  const locale = useLocale();
  const reasonText = useReasonText();
  const isWaiting = batch?.state === "planned" && batch.reason !== null;
  return (
    <Notice
      tone={isWaiting ? "warning" : "information"}
      title={isWaiting ? t("waitingTitle") : t("sendingTitle")}
    >
      {isWaiting && batch.reason && <p>{reasonText(batch.reason)}</p>}
      {isWaiting && batch.reasonDetail && (
        <p className="text-sea">
          {t("kivaSays")} {batch.reasonDetail}
        </p>
      )}
      {isWaiting && batch.notBefore > 0 && (
        <p>{t.rich("nextTry", { time: () => <LocalTime at={batch.notBefore} locale={locale} /> })}</p>
      )}
      <p>{t("sendingText")}</p>
    </Notice>
  );
}
