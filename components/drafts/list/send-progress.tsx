import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { fetchProgress, pauseMs, SignedOut } from "@/components/delivery/follow-progress";
import { DoneBar } from "@/components/ui/done-bar";
import { Notice } from "@/components/ui/notice";
import type { DraftState } from "@/lib/drafts/draft-state";
import { routes, type Place } from "@/lib/routes";
import type { Watched } from "./draft-list";
import { DraftStateMark } from "./draft-state-mark";

interface Props {
  place: Place;
  watched: Watched[];
  /** Whenever the server has answered. */
  onStates: (states: Record<string, DraftState>) => void;
  /** Once nothing moves by itself any more. */
  onSettled: () => void;
}

type States = Record<string, DraftState>;

/** After so many answers there is something that takes long: a wait for Kiva, mostly. */
const PATIENT_ANSWERS = 60;
const LATER_PAUSE_MS = 5_000;

/** How far the sending of several drafts is, live, and what became of each. */
export function SendProgress(props: Props) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Live {...props} />
    </QueryClientProvider>
  );
}

function Live({ place, watched, onStates, onSettled }: Props) {
  const t = useTranslations("drafts");
  const failures = useRef(0);
  const url = routes.draftStates(
    place,
    watched.map(({ id }) => id),
  );
  const { data, error } = useQuery<States>({
    queryKey: [url],
    queryFn: async ({ signal }) => {
      try {
        const { states } = await fetchProgress<{ states: States }>(url, signal);
        failures.current = 0;
        return states;
      } catch (failure) {
        failures.current += 1;
        throw failure;
      }
    },
    placeholderData: (before) => before,
    retry: false,
    refetchInterval: (query) => {
      const states = query.state.data;
      const isMoving = !states || watched.some(({ id }) => states[id] === "sending");
      const pause = pauseMs({ goesOn: isMoving, batches: [] }, failures.current, query.state.error);
      return pause !== false && query.state.dataUpdateCount > PATIENT_ANSWERS
        ? Math.max(pause, LATER_PAUSE_MS)
        : pause;
    },
  });

  const states = data ?? {};
  const stateOf = (id: string) => states[id] ?? "sending";
  const done = watched.filter(({ id }) => stateOf(id) !== "sending").length;
  const all = watched.length;
  const isDone = done === all;
  const tell = useRef({ onStates, onSettled });
  useEffect(() => {
    tell.current = { onStates, onSettled };
  });
  useEffect(() => {
    if (data) tell.current.onStates(data);
  }, [data]);
  useEffect(() => {
    if (isDone) tell.current.onSettled();
  }, [isDone]);

  const count = (state: DraftState) => watched.filter(({ id }) => stateOf(id) === state).length;
  return (
    <div className="space-y-3">
      {error && (
        <Notice tone="warning">
          <p>{error instanceof SignedOut ? t("sending.signedOut") : t("sending.offline")}</p>
        </Notice>
      )}
      <DoneBar done={done} all={all} label={t("sending.progressLabel")} />
      <div role="status" className="space-y-1">
        <p className="font-semibold">{t("sending.done", { done, all })}</p>
        {(["accepted", "rejected", "unknown"] as const).map(
          (state) => count(state) > 0 && <p key={state}>{t(`sending.${state}`, { count: count(state) })}</p>,
        )}
      </div>
      {!isDone && <p className="text-ink-soft">{t("sending.keepsGoing")}</p>}
      <ul aria-label={t("sending.results")} className="divide-y divide-line">
        {watched.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-6">
            <Link
              href={routes.draft(place, id)}
              className="inline-flex min-h-11 grow items-center text-leaf underline underline-offset-2 wrap-anywhere"
            >
              {name || t("unnamed")}
            </Link>
            <DraftStateMark state={stateOf(id)}>{t(`states.${stateOf(id)}`)}</DraftStateMark>
          </li>
        ))}
      </ul>
    </div>
  );
}
