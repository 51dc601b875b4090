import { firstFrom } from "@/lib/first-from";
import { startTransition, useCallback, useEffect, useMemo, useState, type RefObject } from "react";
import { afterFrame } from "./after-frame";

/** How far beyond the screen rows are kept ready, in pixels, and how often that is looked at again. */
const BEYOND = 800;
const STEP = 200;
/** Where a list mostly begins on its page: until that is known, no more rows are drawn than a screen then shows. */
const FIRST_OFFSET = 600;
/** As high as most screens, for a server. */
const FIRST_HEIGHT = 800;
/** So many rows are there in any case: for those who read row by row, and for the browser's own search. */
const LEAST = 40;

/** Which part of that is added at a time. */
const ROOM_STEP = 0.25;

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
  unusual,
  estimate,
  keep,
}: {
  body: RefObject<HTMLElement | null>;
  /** How many rows there are, and each one's own number, which it keeps for good and which only rises. */
  rows: {
    readonly length: number;
    numberAt: (index: number) => number;
    positionOf: (number: number) => number;
  };
  /** The rows, rising, that are not as high as nearly all others. */
  unusual: Int32Array;
  /** How much higher than a usual one the row is that stands at a place of `unusual`, before it was measured. */
  estimate: (place: number) => number;
  /** A row that stays, however far it is out of sight; -1 for none. */
  keep: number;
}): {
  shown: WindowedRow[];
  /** The rows near the screen: from the first to before the second. */
  from: number;
  to: number;
  spaceBelow: number;
  measure: (row: HTMLElement | null) => (() => void) | void;
} {
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
  const starts = useMemo(
    () => new Starts(length, heights, unusual, estimate, rows),
    [length, heights, unusual, estimate, rows],
  );

  // The first rows are drawn at once, those around them some at a time: a slow processor is never busy with all.
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (room < 1) return afterFrame(() => startTransition(() => setRoom(room + ROOM_STEP)));
  }, [room]);
  const beyond = room * BEYOND;
  const from = starts.rowAt(top - offset - beyond);
  const to = Math.max(starts.rowAt(top - offset + height + beyond), from + Math.max(1, room * LEAST));
  const indexes: number[] = [];
  if (keep >= 0 && keep < from) indexes.push(keep);
  for (let index = from; index <= to && index < length; index++) indexes.push(index);
  if (keep > to && keep < length) indexes.push(keep);

  let end = 0;
  const shown = indexes.map((index) => {
    const gap = starts.of(index) - end;
    end = starts.of(index + 1);
    return { index, gap };
  });
  return { shown, from, to: Math.min(to + 1, length), spaceBelow: starts.of(length) - end, measure };
}

function screenHeight(): number {
  return typeof window === "undefined" ? FIRST_HEIGHT : window.innerHeight;
}

/** Where the page stands, in steps, and where the list begins on it. */
function useScreen(body: RefObject<HTMLElement | null>) {
  const [screen, setScreen] = useState(() => ({ top: 0, height: screenHeight(), offset: FIRST_OFFSET }));
  // After the first frame: to measure before would lay the page out twice.
  useEffect(() => {
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
    // It is told of its height once at the start as well, when the page has been laid out.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      observer.disconnect();
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, [body]);
  return screen;
}

/** Used until the first row was measured. */
const ROW_HEIGHT = 45;

/** Where each row begins. Nearly all are equally high, so only the others are reckoned with one by one. */
class Starts {
  private readonly usual: number;
  /** The rows of another height, rising, and how much they and those before them are higher altogether. */
  private readonly others: Int32Array;
  private readonly surplus: Float64Array;

  constructor(
    private readonly length: number,
    { usual, others }: Heights,
    unusual: Int32Array,
    estimate: (place: number) => number,
    rows: { numberAt: (index: number) => number; positionOf: (number: number) => number },
  ) {
    this.usual = usual ?? ROW_HEIGHT;
    const measured: { index: number; height: number }[] = [];
    for (const [number, height] of others) {
      const index = rows.positionOf(number);
      if (index >= 0) measured.push({ index, height });
    }
    measured.sort((left, right) => left.index - right.index);
    // Both rise, and are put together as they are: all rows of a huge file can be unusual.
    this.others = new Int32Array(unusual.length + measured.length);
    this.surplus = new Float64Array(this.others.length);
    let count = 0;
    let sum = 0;
    const add = (index: number, higher: number): void => {
      this.others[count] = index;
      this.surplus[count++] = sum += higher;
    };
    let next = 0;
    for (let place = 0; place < unusual.length; place++) {
      const index = unusual[place] ?? 0;
      for (let one = measured[next]; one && one.index < index; one = measured[++next]) {
        add(one.index, one.height - this.usual);
      }
      const own = measured[next]?.index === index ? measured[next++] : undefined;
      add(index, own ? own.height - this.usual : estimate(place));
    }
    for (let one = measured[next]; one; one = measured[++next]) add(one.index, one.height - this.usual);
    this.others = this.others.subarray(0, count);
  }

  /** Where a row begins, in pixels from the first; the end of all for the row after the last. */
  of(index: number): number {
    const low = firstFrom(this.others.length, (place) => (this.others[place] ?? 0) < index);
    return index * this.usual + (low > 0 ? (this.surplus[low - 1] ?? 0) : 0);
  }

  /** The row that holds a position; the first or last one beyond the ends. */
  rowAt(position: number): number {
    return Math.max(0, firstFrom(this.length, (index) => this.of(index) <= position) - 1);
  }
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
