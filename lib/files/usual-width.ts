import { widthOf, type TableLine } from "./cut-lines";

/** The most frequent number of cells. */
export function usualWidth(lines: readonly Pick<TableLine, "cells">[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const line of lines) {
    const width = widthOf(line);
    const count = (counts.get(width) ?? 0) + 1;
    counts.set(width, count);
    if (count > (counts.get(best) ?? 0)) best = width;
  }
  return best;
}
