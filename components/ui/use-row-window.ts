import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from "react";

/** How far beyond the screen rows are kept ready, in pixels, and how often that is looked at again. */
const BEYOND = 800;
const STEP = 200;
/** So many rows are there in any case: for those who read row by row, and for the browser's own search. */
const LEAST = 40;

export interface WindowedRow {
  index: number;
  /** Space above it, where rows out of sight were left away. */
  gap: number;
}

interface Heights {
  /** What most rows measure. */
  usual: number | null;
  /** Measured heights that differ from it, by key. */
  others: ReadonlyMap<number, number>;
}

/**
 * Of a long list that scrolls with the page, the rows near the screen. Rows may be of any height: they are measured
 * as they appear, and estimated before. (A library for this weighs ten times as much as the page can spare.)
 */
export function useRowWindow({
  body,
  rows,
  isUsual,
  estimate,
  keep,
}: {
  body: RefObject<HTMLElement | null>;
  /** How many rows there are, and each one's own number, which it keeps for good. */
  rows: { readonly length: number; numberAt: (index: number) => number };
  /** True for rows as high as nearly all others. */
  isUsual: (index: number) => boolean;
  /** The height of a row that was not measured yet, from what a usual one measures. */
  estimate: (index: number, usual: number | null) => number;
  /** A row that stays, however far it is out of sight; -1 for none. */
  keep: number;
}): { shown: WindowedRow[]; spaceBelow: number; measure: (row: HTMLElement | null) => (() => void) | void } {
  const { top, height, offset } = useScreen(body);
  const [heights, setHeights] = useState<Heights>({ usual: null, others: new Map() });
  const [observer] = useState(
    () => new ResizeObserver((entries) => setHeights((now) => noted(now, entries))),
  );

  // One observer for all rows; each leaves it with its element.
  const measure = useCallback(
    (row: HTMLElement | null) => {
      if (!row) return;
      observer.observe(row);
      return () => observer.unobserve(row);
    },
    [observer],
  );

  const { length } = rows;
  const starts = useMemo(() => {
    const found = new Float64Array(rows.length + 1);
    let at = 0;
    for (let index = 0; index < rows.length; index++) {
      found[index] = at;
      const measured = heights.others.get(rows.numberAt(index));
      at += measured ?? (isUsual(index) ? heights.usual : null) ?? estimate(index, heights.usual);
    }
    found[rows.length] = at;
    return found;
  }, [rows, heights, isUsual, estimate]);

  const from = rowAt(starts, top - offset - BEYOND);
  const to = Math.max(rowAt(starts, top - offset + height + BEYOND), from + LEAST);
  const indexes: number[] = [];
  if (keep >= 0 && keep < from) indexes.push(keep);
  for (let index = from; index <= to && index < length; index++) indexes.push(index);
  if (keep > to && keep < length) indexes.push(keep);

  let end = 0;
  const shown = indexes.map((index) => {
    const gap = (starts[index] ?? 0) - end;
    end = starts[index + 1] ?? 0;
    return { index, gap };
  });
  return { shown, spaceBelow: (starts[length] ?? 0) - end, measure };
}

/** Where the page stands, in steps, and where the list begins on it. */
function useScreen(body: RefObject<HTMLElement | null>) {
  const [screen, setScreen] = useState({ top: 0, height: 800, offset: 0 });
  useLayoutEffect(() => {
    const look = () => {
      const top = Math.round(window.scrollY / STEP) * STEP;
      const offset = Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      const height = window.innerHeight;
      setScreen((before) =>
        before.top === top && before.offset === offset && before.height === height
          ? before
          : { top, height, offset },
      );
    };
    // Whatever changes its height above the list moves it: a notice, a panel.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    look();
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [body]);
  return screen;
}

/** The row that holds a position; the first or last one beyond the ends. */
function rowAt(starts: Float64Array, position: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function noted(now: Heights, entries: ResizeObserverEntry[]): Heights {
  let { usual } = now;
  const others = new Map(now.others);
  let isChanged = false;
  for (const { target, borderBoxSize } of entries) {
    const height = borderBoxSize[0]?.blockSize ?? 0;
    const { rowKey, usual: isUsual } = (target as HTMLElement).dataset;
    const key = Number(rowKey);
    // Rows that are being taken away report nothing.
    if (height === 0) continue;
    if (isUsual !== undefined && usual === null) usual = height;
    const known = others.get(key) ?? (isUsual === undefined ? null : usual);
    if (known === height) continue;
    others.set(key, height);
    isChanged = true;
  }
  return isChanged || usual !== now.usual ? { usual, others } : now;
}
