/** The most frequent number of cells. */
export function usualWidth(lines: readonly { cells: readonly string[] }[]): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (const { cells } of lines) {
    const count = (counts.get(cells.length) ?? 0) + 1;
    counts.set(cells.length, count);
    if (count > (counts.get(best) ?? 0)) best = cells.length;
  }
  return best;
}
