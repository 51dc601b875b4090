import { startTransition, useEffect, useState, type ReactPortal } from "react";
import { createPortal } from "react-dom";
import type { CheckProps, PageSettings } from "../check-props";
import { CheckedView } from "../checked-view";
import { prepareWorker } from "./spare-worker";
import { seenRows, type Check } from "./use-check";
import type { Warmed } from "./worker-messages";

/** The page has come to rest by then. */
const PREPARE_AFTER_MS = 200;

/** Nobody looks, nobody asks. */
const NO_CHECK: Pick<Check, "look" | "sight" | "ask"> = {
  look: () => {},
  sight: () => {},
  ask: () => Promise.resolve(null),
};

/**
 * Makes everything ready for her file while she is looking for it: the worker reads one of no importance, and what it
 * answers is drawn once, outside the page. What draws her rows has been run by then, and the browser has loaded how her
 * language writes figures and plurals, which takes longer than all the rest.
 */
export function ReadyAhead({ settings, snapshot }: Pick<CheckProps, "settings" | "snapshot">) {
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

  return drawn && view(drawn.warmed, drawn.outside, settings);
}

function view({ report, seen }: Warmed, outside: HTMLElement, settings: PageSettings): ReactPortal {
  return createPortal(
    <CheckedView
      report={report}
      seen={seenRows(seen.inView, new Map(seen.inSight.rows.map((row) => [row.row, row])), new Map())}
      check={NO_CHECK}
      spread={null}
      settings={settings}
      fileName=""
      act={() => {}}
      actAtOnce={() => {}}
    >
      {null}
    </CheckedView>,
    outside,
  );
}
