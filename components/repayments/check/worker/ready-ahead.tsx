import { startTransition, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { NO_ACTS } from "../acts";
import type { CheckProps } from "../check-props";
import { CheckedView } from "../checked-view";
import { HowRead } from "../how-read";
import { SaveFoot } from "../saving/save-foot";
import { prepareWorker } from "./spare-worker";
import { seenRows } from "./seen-rows";
import type { Check } from "./use-check";
import type { Warmed } from "./worker-messages";

/** The page has come to rest by then. */
const PREPARE_AFTER_MS = 200;

/** Nobody looks, nobody asks. */
const nothing = () => {};
const NO_CHECK: Pick<Check, "look" | "sight" | "ask"> = {
  look: nothing,
  sight: nothing,
  ask: () => Promise.resolve(null),
};

/**
 * Makes everything ready for her file while she is looking for it: the worker reads one of no importance, and what it
 * answers is drawn once, outside the page. What draws her rows has been run by then, and the browser has loaded how her
 * language writes figures and plurals, which takes longer than all the rest.
 */
export function ReadyAhead({ snapshot, ...props }: Pick<CheckProps, "place" | "settings" | "snapshot">) {
  const [drawn, setDrawn] = useState<{ warmed: Warmed; outside: HTMLElement } | null>(null);

  useEffect(() => {
    let isGone = false;
    const draw = (warmed: Warmed) => {
      const outside = document.createElement("div");
      if (!isGone) startTransition(() => setDrawn({ warmed, outside }));
    };
    const timer = setTimeout(() => prepareWorker(snapshot, draw), PREPARE_AFTER_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [snapshot]);
  useEffect(() => {
    if (drawn) startTransition(() => setDrawn(null));
  }, [drawn]);

  return (
    drawn && createPortal(<CheckAhead {...props} snapshot={snapshot} {...drawn.warmed} />, drawn.outside)
  );
}

function CheckAhead({
  place,
  settings,
  snapshot,
  report,
  seen,
}: Pick<CheckProps, "place" | "settings" | "snapshot"> & Warmed) {
  return (
    <>
      <CheckedView
        report={report}
        seen={seenRows(seen.inView, new Map(seen.inSight.rows.map((row) => [row.row, row])), new Map())}
        check={NO_CHECK}
        spread={null}
        settings={settings}
        fileName=""
        act={nothing}
        actAtOnce={nothing}
      >
        <HowRead
          place={place}
          snapshot={snapshot}
          fileName=""
          report={report}
          usedRemembered={false}
          comparison={snapshot ? "here" : "none"}
          onChange={nothing}
          onCompare={nothing}
        />
      </CheckedView>
      <SaveFoot
        totals={report.totals}
        currency={settings.currency}
        acts={NO_ACTS}
        change={nothing}
        isSaving={false}
        onSave={nothing}
      />
    </>
  );
}
