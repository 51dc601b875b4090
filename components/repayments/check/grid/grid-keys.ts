import type { Column } from "@/lib/repayments/problems";

/** Where she is in the table: a position among the rows in view, and a column. */
export interface GridPlace {
  position: number;
  column: Column;
}

export interface GridSize {
  /** How many rows are in view. */
  length: number;
  columns: readonly Column[];
  /** How many rows a screen holds. */
  page: number;
}

interface Key {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/**
 * Where a key leads from a cell, as in a spreadsheet; null if it is none of the table's. At an edge it leads nowhere
 * else: the answer is the same place.
 */
export function moveBy(key: Key, { position, column }: GridPlace, size: GridSize): GridPlace | null {
  // Alt and arrow is the browser's way back, Shift would choose several cells, of which there is no such thing here.
  if (key.altKey || key.metaKey || key.shiftKey) return null;
  const far = key.ctrlKey ? Infinity : 1;
  const to = (rows: number, columns: number): GridPlace => ({
    position: between(position + rows, size.length - 1),
    column: size.columns[between(size.columns.indexOf(column) + columns, size.columns.length - 1)] ?? column,
  });
  switch (key.key) {
    case "ArrowUp":
      return to(-far, 0);
    case "ArrowDown":
      return to(far, 0);
    case "ArrowLeft":
      return to(0, -far);
    case "ArrowRight":
      return to(0, far);
    case "Home":
      return to(key.ctrlKey ? -Infinity : 0, -Infinity);
    case "End":
      return to(key.ctrlKey ? Infinity : 0, Infinity);
  }
  // With Ctrl they turn the browser's tabs.
  if (key.key === "PageUp" && !key.ctrlKey) return to(-size.page, 0);
  if (key.key === "PageDown" && !key.ctrlKey) return to(size.page, 0);
  return null;
}

/** How a cell is left for good: with Enter or Tab, forwards or back. */
export type Leave = "down" | "up" | "right" | "left";

/** How a key leaves the field of a cell; null if it does not. */
export function leaveBy({ key, ctrlKey, altKey, metaKey, shiftKey }: Key): Leave | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return null;
}

/** Where leaving a cell leads; null beyond the first and the last cell. */
export function placeAfter(
  leave: Leave,
  { position, column }: GridPlace,
  { length, columns }: Pick<GridSize, "length" | "columns">,
): GridPlace | null {
  const across = leave === "right" ? 1 : leave === "left" ? -1 : 0;
  const down = leave === "down" ? 1 : leave === "up" ? -1 : 0;
  const at = (position + down) * columns.length + columns.indexOf(column) + across;
  const next = { position: Math.floor(at / columns.length), column: columns[mod(at, columns.length)] };
  if (next.column === undefined || next.position < 0 || next.position >= length) return null;
  return { position: next.position, column: next.column };
}

function between(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** How a key begins to edit a cell: amend what is there, write over it, or empty it; null if it does not. */
export function editBy(key: Key): "amend" | "replace" | "empty" | null {
  if (key.altKey && !key.ctrlKey) return null;
  // AltGr, which writes letters on many keyboards, counts as both.
  if (key.metaKey || (key.ctrlKey && !key.altKey)) return null;
  if (key.key === "F2") return key.shiftKey ? null : "amend";
  if (key.key === "Delete") return key.shiftKey ? null : "empty";
  // Excel's Backspace empties the cell and stays in it. Dead keys and input methods begin a letter too.
  if (key.key === "Backspace" || key.key === "Dead" || key.key === "Process") return "replace";
  // Space presses the cell, as it does any button.
  return [...key.key].length === 1 && key.key !== " " ? "replace" : null;
}
