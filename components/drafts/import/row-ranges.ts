const MOST = 5;

/** Rows in as few words as possible: "2–6, 9"; with many gaps only the first, then "…". */
export function rowRanges(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const words = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return words.length > MOST ? `${words.slice(0, MOST).join(", ")}, …` : words.join(", ");
}
