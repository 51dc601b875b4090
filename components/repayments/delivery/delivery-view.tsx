"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SignedOut } from "@/components/delivery/follow-progress";
import { Following, useProgress } from "@/components/delivery/use-progress";
import { failureText, type FailureWords } from "@/components/ui/failure-text";
import { Notice } from "@/components/ui/notice";
import { isSettled } from "@/lib/delivery/states";
import type { ReportProgress } from "@/lib/repayments/report-progress";
import { BatchPicture } from "../batch-picture";
import { BatchesTable } from "./batches-table";
import { DeliveryBar } from "./delivery-bar";
import type { ReportDoubtActions } from "./send-others";
import { UnknownBatch } from "./unknown-batch";

interface Props {
  progressUrl: string;
  initial: ReportProgress;
  currency: string;
  batchLimit: number;
  pa2Url: string;
  /** null for people who may only look. */
  actions: ReportDoubtActions | null;
  /** Who looks: an answer is kept with the name. */
  personName: string;
  failures: FailureWords;
  /** The way to give the report up while nothing of it has left; null for people who may only look. */
  cancel: ReactNode;
}

/** The batches of a confirmed report and what becomes of them, live. */
export function DeliveryView(props: Props) {
  return (
    <Following>
      <Live {...props} />
    </Following>
  );
}

/** The heading over the batches, which the page brings. */
const BATCHES_TITLE = "batches-title";

const followed = (progress: ReportProgress) => progress;

function Live({
  progressUrl,
  initial,
  currency,
  batchLimit,
  pa2Url,
  actions,
  personName,
  failures,
  cancel,
}: Props) {
  const t = useTranslations("delivery.progress");
  const locale = useLocale();
  const { data, error, refetch } = useProgress(progressUrl, initial, followed);
  return (
    <div className="space-y-6">
      {error && (
        <Notice tone="warning">
          <p>{error instanceof SignedOut ? t("signedOut") : t("offline")}</p>
        </Notice>
      )}
      {data.batches.map(
        (batch) =>
          batch.state === "unknown" && (
            <UnknownBatch
              key={`${batch.id} ${batch.generation}`}
              batch={batch}
              progress={data}
              currency={currency}
              pa2Url={pa2Url}
              actions={actions}
              personName={personName}
              failureText={(failure) => failureText(failures, failure)}
              focusAfter={BATCHES_TITLE}
              onAnswered={refetch}
            />
          ),
      )}
      {data.requested && (
        <DeliveryBar
          done={data.batches.filter((batch) => isSettled(batch.state)).length}
          all={data.batches.length}
          isMoving={data.goesOn}
        />
      )}
      {data.state === "sending" && !data.hasLeft && cancel}
      <BatchPicture
        limit={batchLimit}
        batches={data.batches.map(({ number, itemCount, state }) => ({ number, loans: itemCount, state }))}
      />
      <BatchesTable
        batches={data.batches}
        currency={currency}
        locale={locale}
        isSending={data.goesOn}
        isCancelled={data.state === "cancelled"}
      />
    </div>
  );
}
