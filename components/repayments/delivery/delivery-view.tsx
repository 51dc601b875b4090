"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { FailureWords } from "@/components/ui/action-button";
import { Notice } from "@/components/ui/notice";
import { isSettled } from "@/lib/delivery/states";
import type { ReportProgress } from "@/lib/repayments/report-progress";
import { BatchPicture } from "../batch-picture";
import { BatchesTable } from "./batches-table";
import { DeliveryBar } from "./delivery-bar";
import { fetchProgress, pauseMs, SignedOut } from "@/components/delivery/follow-progress";
import { UnknownBatch, type ResolveAction } from "./unknown-batch";

interface Props {
  progressUrl: string;
  initial: ReportProgress;
  currency: string;
  batchLimit: number;
  pa2Url: string;
  /** null for people who may only look. */
  resolve: ResolveAction | null;
  failures: FailureWords;
}

/** The batches of a confirmed report and what becomes of them, live. */
export function DeliveryView(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Live {...props} />
    </QueryClientProvider>
  );
}

function Live({
  progressUrl,
  initial,
  currency,
  batchLimit,
  pa2Url,
  resolve,
  failures: failureWords,
}: Props) {
  const t = useTranslations("delivery.progress");
  const locale = useLocale();
  const router = useRouter();
  const failures = useRef(0);
  const { data, error, refetch } = useQuery({
    queryKey: [progressUrl],
    queryFn: async ({ signal }) => {
      try {
        const progress = await fetchProgress<ReportProgress>(progressUrl, signal);
        failures.current = 0;
        return progress;
      } catch (failure) {
        failures.current += 1;
        throw failure;
      }
    },
    initialData: initial,
    retry: false,
    // Asks while something can still change by itself; a hidden tab asks nothing (the library's default).
    refetchInterval: (query) => pauseMs(query.state.data, failures.current, query.state.error),
  });

  // The parts the server renders (the state on top, the result below) follow when the state has changed.
  useEffect(() => {
    if (data.state !== initial.state) router.refresh();
  }, [data.state, initial.state, router]);

  // After a refresh the page brings a newer answer than the last poll.
  useEffect(() => {
    void refetch();
  }, [initial, refetch]);

  const inDoubt = data.batches.filter((batch) => batch.state === "unknown");
  const isMoving = data.state === "sending";
  return (
    <div className="space-y-6">
      {error && (
        <Notice tone="warning">
          <p>{error instanceof SignedOut ? t("signedOut") : t("offline")}</p>
        </Notice>
      )}
      {inDoubt.map((batch) => (
        <UnknownBatch
          key={batch.id}
          batch={batch}
          all={data.batches}
          currency={currency}
          pa2Url={pa2Url}
          resolve={resolve}
          failures={failureWords}
          locale={locale}
          onResolved={() => void refetch()}
        />
      ))}
      {data.requested && (
        <DeliveryBar
          done={data.batches.filter((batch) => isSettled(batch.state)).length}
          all={data.batches.length}
          isMoving={isMoving}
        />
      )}
      <BatchPicture
        limit={batchLimit}
        batches={data.batches.map(({ number, itemCount, state }) => ({ number, loans: itemCount, state }))}
      />
      <BatchesTable batches={data.batches} currency={currency} locale={locale} isSending={isMoving} />
    </div>
  );
}
