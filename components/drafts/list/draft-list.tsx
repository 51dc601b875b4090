"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactNode } from "react";
import { StickyFoot } from "@/components/ui/sticky-foot";
import type { DraftState } from "@/lib/drafts/draft-state";
import type { DraftRow } from "@/lib/drafts/list-drafts";
import type { Place } from "@/lib/routes";
import { forgetCopiesOf } from "../copies-here";
import type { DraftActions } from "../draft-actions";
import { OnDemand } from "../on-demand";
import { DraftTable } from "./draft-table";
import { ListNotice } from "./list-notice";
import { RefusedDrafts, type RefusedDraft } from "./refused-drafts";
import { SelectAll } from "./select-all";
import { SendFoot } from "./send-foot";
import { useRowActs } from "./use-row-acts";

export type ListActions = Pick<DraftActions, "copy" | "remove" | "restore" | "sendMany" | "attachPhoto">;

/** A draft whose sending is followed on this page. */
export interface Watched {
  id: string;
  name: string;
}

/** The drafts of one page of the list, with what can be done to one of them or to several. */
export function DraftList({
  drafts,
  total,
  place,
  actions,
  whenEmpty,
}: {
  drafts: DraftRow[];
  /** How many fit the view, on all its pages. */
  total: number;
  place: Place;
  /** null for people who may only look. */
  actions: ListActions | null;
  /** Stands for the list while there is no draft at all. */
  whenEmpty: ReactNode;
}) {
  const t = useTranslations("drafts");
  const router = useRouter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [watched, setWatched] = useState<Watched[]>(() =>
    drafts.filter(({ state }) => state === "sending").map(({ id, name }) => ({ id, name })),
  );
  const [refused, setRefused] = useState<RefusedDraft[]>([]);
  const [live, setLive] = useState<Record<string, DraftState>>({});
  // Once begun, its results stay on the page, also when no photo is left to be fetched.
  const [isFetching, setFetching] = useState(false);
  const progress = useRef<HTMLHeadingElement>(null);
  const acts = useRowActs({ place, actions, drafts });

  // What was asked last is newer than what the page came with, but only about what was on its way then.
  const rows = drafts
    .filter(({ id, state }) => state !== "open" || !acts.deleted.includes(id))
    .map((draft) => (draft.state === "sending" ? { ...draft, state: live[draft.id] ?? draft.state } : draft));
  const open = rows.filter(({ state }) => state === "open");
  const chosen = open.filter(({ id }) => selected.has(id));
  const photosToFetch = open.filter(({ photoUrl }) => photoUrl !== "");

  function toggle(id: string) {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  }

  return (
    <div className="space-y-4">
      {actions && (photosToFetch.length > 0 || isFetching) && (
        <OnDemand load={() => import("./fetch-photos")}>
          {({ FetchPhotos }) => (
            <FetchPhotos
              place={place}
              drafts={photosToFetch}
              attachPhoto={actions.attachPhoto}
              onStart={() => setFetching(true)}
              onDone={() => router.refresh()}
            />
          )}
        </OnDemand>
      )}
      {watched.length > 0 && (
        <section aria-labelledby="sending-title" className="space-y-3 border-y border-line py-4">
          <h2 id="sending-title" ref={progress} tabIndex={-1} className="text-lead">
            {t("sending.title")}
          </h2>
          <OnDemand load={() => import("./send-progress")}>
            {({ SendProgress }) => (
              <SendProgress
                place={place}
                watched={watched}
                onStates={setLive}
                onSettled={() => router.refresh()}
              />
            )}
          </OnDemand>
        </section>
      )}
      <RefusedDrafts refused={refused} />
      {whenEmpty ?? (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <p role="status">{t("list.count", { count: total })}</p>
          {actions && open.length > 0 && (
            <SelectAll
              all={open.length}
              chosen={chosen.length}
              onChange={(isAll) => setSelected(new Set(isAll ? open.map(({ id }) => id) : []))}
            />
          )}
        </div>
      )}
      {rows.length === 0 && !whenEmpty && <p>{t("list.noneFit")}</p>}
      {rows.length > 0 && (
        <DraftTable
          drafts={rows}
          place={place}
          selected={selected}
          onToggle={toggle}
          acts={actions ? acts : null}
        />
      )}
      {actions && (chosen.length > 0 || acts.notice) && (
        <StickyFoot>
          <ListNotice notice={acts.notice} isBusy={acts.busyWith !== null} onUndo={acts.undo} />
          {chosen.length > 0 && (
            <SendFoot
              place={place}
              chosen={chosen}
              sendMany={actions.sendMany}
              onUnselect={() => setSelected(new Set())}
              onDelete={() => {
                acts.remove(chosen);
                setSelected(new Set());
              }}
              onSent={(sent, notSent) => {
                forgetCopiesOf(sent.map(({ id }) => id));
                setWatched([...watched.filter(({ id }) => !sent.some((one) => one.id === id)), ...sent]);
                setRefused(notSent);
                setSelected(new Set());
                // The button is gone with the selection; what it set off stands up there.
                requestAnimationFrame(() => progress.current?.focus());
              }}
            />
          )}
        </StickyFoot>
      )}
    </div>
  );
}
