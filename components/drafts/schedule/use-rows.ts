import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Instalment } from "@/lib/drafts/draft";

export type Column = keyof Instalment;

/** What was done to the rows, in words with figures, and the rows as they were before. */
export interface Undoable {
  what: "removed" | "cleared" | "replaced" | "added";
  params: { number: number; count: number; before: number };
  rows: Instalment[];
}

const EMPTY_ROW: Instalment = { date: "", principal: "", interest: "" };

const isBlankRow = (row: Instalment) => Object.values(row).every((text) => text.trim() === "");

/**
 * Everything that can be done to the rows of a schedule. The functions stay the same for as long as the page is open,
 * so that of 240 rows only the one is drawn that changed.
 */
export function useRows(id: string, value: Instalment[], onChange: (rows: Instalment[]) => void) {
  const [undo, setUndo] = useState<Undoable | null>(null);
  /** A row just made: what it lacks is said once she leaves it. */
  const [fresh, setFresh] = useState<number | null>(null);
  const latest = useRef({ value, onChange });
  /** The control that takes focus once the rows are drawn anew. */
  const focusNext = useRef<string | null>(null);
  useLayoutEffect(() => {
    latest.current = { value, onChange };
    if (focusNext.current === null) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const write = useCallback((rows: Instalment[], undoable: Omit<Undoable, "rows"> | null = null) => {
    setUndo(undoable && { ...undoable, rows: latest.current.value });
    latest.current.onChange(rows);
  }, []);

  const setCell = useCallback(
    (index: number, column: Column, text: string) =>
      write(latest.current.value.map((row, at) => (at === index ? { ...row, [column]: text } : row))),
    [write],
  );

  const insert = useCallback(
    (index: number, column: Column = "date") => {
      setFresh(index);
      focusNext.current = `${id}.${index}.${column}`;
      write(latest.current.value.toSpliced(index, 0, EMPTY_ROW));
    },
    [id, write],
  );

  const remove = useCallback(
    (index: number) => {
      const rows = latest.current.value.toSpliced(index, 1);
      // The row's button goes away with it: on to the next row's, or to the one that adds rows.
      focusNext.current =
        rows.length === 0 ? `${id}-add` : `${id}-remove-${Math.min(index, rows.length - 1)}`;
      setFresh(null);
      write(rows, { what: "removed", params: { number: index + 1, count: 1, before: rows.length + 1 } });
    },
    [id, write],
  );

  const replace = useCallback(
    (rows: Instalment[]) => {
      const before = latest.current.value.filter((row) => !isBlankRow(row)).length;
      focusNext.current = id;
      setFresh(null);
      const params = { number: 0, count: rows.length === 0 ? before : rows.length, before };
      write(rows, { what: rows.length === 0 ? "cleared" : before > 0 ? "replaced" : "added", params });
    },
    [id, write],
  );

  return {
    setCell,
    insert,
    remove,
    replace,
    undo,
    takeBack: () => {
      focusNext.current = id;
      if (undo) write(undo.rows);
    },
    fresh,
    settle: useCallback(() => setFresh(null), []),
  };
}
