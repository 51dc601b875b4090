import {
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import type { Column } from "@/lib/repayments/problems";
import { leaveBy, moveBy, placeAfter, type GridPlace } from "./grid-keys";
import type { RowList } from "../worker/row-list";

/** What the table's head, the foot of the page and a row of its own height leave of a screen, for PageUp and PageDown. */
const TAKEN = 200;
const ROW = 45;
/** Rows around her come from the worker a moment after she has gone there, higher than their places: so long she stays in sight. */
const SETTLES_MS = 1_000;

/**
 * The cells of a table as one stop for the Tab key, with the keys of a spreadsheet between them. The cell she was in
 * last is the stop; its row stays in the page (`place.position`) however far she scrolls, so that neither focus nor
 * what she types there is lost. Cells are `[data-cell]` within `[data-row-key]`.
 */
export function useGrid(body: RefObject<HTMLElement | null>, rows: RowList, columns: readonly Column[]) {
  const [last, setLast] = useState<{ row: number; column: Column }>({ row: 0, column: "loanId" });
  /** Focus is to go to the cell as soon as it is drawn. */
  const isWanted = useRef(false);
  const followUntil = useRef(0);
  const [hasFocus, setFocus] = useState(false);
  // A row that is no longer in view: the first one takes its place.
  const place: GridPlace = { position: Math.max(0, rows.positionOf(last.row)), column: last.column };
  const row = rows.numberAt(place.position);

  const goTo = ({ position, column }: GridPlace) => {
    isWanted.current = true;
    followUntil.current = performance.now() + SETTLES_MS;
    setLast({ row: rows.numberAt(position), column });
  };

  useLayoutEffect(() => {
    // What had focus can go with an answer from the worker: a button with its problem, a row's place with the row.
    const isLost = hasFocus && document.activeElement === document.body;
    const isFollowed = performance.now() < followUntil.current;
    if (!isWanted.current && !isLost && !isFollowed) return;
    const line = body.current?.querySelector<HTMLElement>(`[data-row-key="${row}"]`);
    if (isWanted.current || isLost) {
      const cell = line?.querySelector<HTMLElement>(`[data-cell="${place.column}"]`) ?? line;
      cell?.focus({ preventScroll: true });
      isWanted.current = false;
    }
    // As little as shows the row: browsers would bring the focused cell to the middle of the screen.
    if (isFollowed) line?.scrollIntoView({ block: "nearest" });
  });

  /** She scrolls by herself, or is elsewhere. */
  const stay = () => (followUntil.current = 0);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.nativeEvent.isComposing) return;
    const size = {
      length: rows.length,
      columns,
      page: Math.max(1, Math.floor((window.innerHeight - TAKEN) / ROW)),
    };
    let next: GridPlace | null = null;
    if (target instanceof HTMLInputElement) {
      // On a phone the key says "done": the next row would only push hers away.
      const isDone = event.key === "Enter" && window.matchMedia("(pointer: coarse)").matches;
      const leave = isDone ? null : leaveBy(event);
      next = leave && placeAfter(leave, place, size);
    } else if (target.matches("[data-cell], [data-row-key]")) {
      next = moveBy(event, place, size);
    }
    if (!next) return;
    event.preventDefault();
    goTo(next);
  };

  return {
    place,
    /**
     * The row whose own buttons Tab leads to: the one she is in. From outside, it leads to the cell first, although
     * buttons of the same row may stand before it.
     */
    openRow: hasFocus ? place.position : -1,
    goTo,
    handlers: {
      onKeyDown,
      onWheel: stay,
      onTouchMove: stay,
      onPointerDown: stay,
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
        setFocus(true);
        const key = Number(target.closest<HTMLElement>("[data-row-key]")?.dataset.rowKey);
        const column = target.closest<HTMLElement>("[data-column]")?.dataset.column as Column | undefined;
        // Beside the cells, in a row's own buttons, she stays in the column she came from.
        setLast((before) =>
          before.row === key && (column ?? before.column) === before.column
            ? before
            : { row: key, column: column ?? before.column },
        );
      },
      onBlur: (event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setFocus(false);
        // Where she presses now must not move from under her.
        stay();
      },
    },
  };
}
