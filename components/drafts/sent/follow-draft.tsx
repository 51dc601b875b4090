"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { fetchProgress, pauseMs, SignedOut } from "@/components/delivery/follow-progress";
import { LocalTime } from "@/components/ui/local-time";
import { Notice } from "@/components/ui/notice";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import type { DraftProgress } from "@/lib/drafts/draft-progress";
import { UnknownDraft, type ResolveDraft } from "./unknown-draft";
import { useReasonText } from "./use-reason-text";

interface Props {
  progressUrl: string;
  initial: DraftProgress;
  name: string;
  /** Figure and currency as she reads them; null if there is none. */
  amount: string | null;
  pa2Url: string;
  /** null for people who may only look. */
  resolve: ResolveDraft | null;
}

/** A sent draft on its way, live, and the question that only a person can answer. */
export function FollowDraft(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Live {...props} />
    </QueryClientProvider>
  );
}

const followed = ({ state, batch }: DraftProgress) => ({ state, batches: batch ? [batch] : [] });

function Live({ progressUrl, initial, name, amount, pa2Url, resolve }: Props) {
  const t = useTranslations("drafts");
  const router = useRouter();
  const failures = useRef(0);
  const { data, error, refetch } = useQuery({
    queryKey: [progressUrl],
    queryFn: async ({ signal }) => {
      try {
        const progress = await fetchProgress<DraftProgress>(progressUrl, signal);
        failures.current = 0;
        return progress;
      } catch (failure) {
        failures.current += 1;
        throw failure;
      }
    },
    initialData: initial,
    retry: false,
    refetchInterval: (query) =>
      pauseMs(query.state.data && followed(query.state.data), failures.current, query.state.error),
  });

  // What the server renders (the state on top, the receipt below) follows when the state has changed.
  useEffect(() => {
    if (data.state !== initial.state) router.refresh();
  }, [data.state, initial.state, router]);
  useEffect(() => {
    void refetch();
  }, [initial, refetch]);

  const { state, batch } = data;
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
      {state === "unknown" && batch && (
        <UnknownDraft
          batch={batch}
          name={name}
          amount={amount}
          pa2Url={pa2Url}
          resolve={resolve}
          onResolved={() => void refetch()}
        />
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
