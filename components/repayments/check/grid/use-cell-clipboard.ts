import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { untilLoaded } from "@/components/ui/until-loaded";
import type { CheckedRow } from "@/lib/repayments/checked-report";
import type { Edit } from "@/lib/repayments/edits";
import type { PastePlan } from "@/lib/repayments/edits/paste-block";
import type { Column } from "@/lib/repayments/problems";
import type { GridPlace } from "./grid-keys";
import type { RowList } from "../worker/row-list";

/** Rows in view from a position on, at most so many; where they are kept is not the table's business. */
export type RowsFrom = (position: number, count: number) => Promise<readonly CheckedRow[]>;

/**
 * Ctrl+C and Ctrl+V in a cell, as in a spreadsheet. One value that fits is pasted at once; anything more is worked out
 * first and waits, as `plan`, for her word. In an open field both keys stay the field's own.
 */
export function useCellClipboard(
  body: RefObject<HTMLElement | null>,
  {
    place,
    columns,
    rows,
    rowsFrom,
    act,
  }: {
    /** The cell she is in. */
    place: GridPlace;
    columns: readonly Column[];
    rows: RowList;
    rowsFrom: RowsFrom;
    act: (edits: Edit[]) => void;
  },
): { plan: PastePlan | null; drop: () => void } {
  const [plan, setPlan] = useState<PastePlan | null>(null);

  const isInCell = () =>
    document.activeElement?.matches("[data-cell]") && body.current?.contains(document.activeElement);

  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    // What she marked with the mouse is what she means.
    if (!isInCell() || document.getSelection()?.isCollapsed === false) return;
    event.clipboardData?.setData("text/plain", rows.at(place.position)?.cells[place.column] ?? "");
    event.preventDefault();
  });

  const onPaste = useEffectEvent(async (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isInCell() || text === "") return;
    event.preventDefault();
    const { blockOf, placeBlock } = await untilLoaded(() => import("@/lib/repayments/edits/paste-block"));
    const block = blockOf(text);
    const found = placeBlock(block, await rowsFrom(place.position, block.length), columns, place.column);
    const isWhole = Object.values(found.notPlaced).every((count) => count === 0);
    if (isWhole && found.edits.length === 1) act(found.edits);
    else setPlan(found);
  });

  // Browsers send both to what is marked on the page, if anything is, and not to what has focus.
  useEffect(() => {
    const copy = (event: ClipboardEvent) => onCopy(event);
    const paste = (event: ClipboardEvent) => void onPaste(event);
    document.addEventListener("copy", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("paste", paste);
    };
  }, []);

  return { plan, drop: () => setPlan(null) };
}
