import type { Cut } from "@/lib/drafts/answers";

/** No side of a cut is less than this part of the photo. */
export const LEAST_PART = 0.05;

export const FIRST_CUT: Cut = { left: 0.1, top: 0.1, width: 0.8, height: 0.8 };

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The frame moved, as far as the photo reaches. */
export function moved(cut: Cut, right: number, down: number): Cut {
  return {
    ...cut,
    left: between(cut.left + right, 0, 1 - cut.width),
    top: between(cut.top + down, 0, 1 - cut.height),
  };
}

/** Which corner is taken: -1 the left or upper side, 1 the right or lower one. */
export interface Corner {
  x: -1 | 1;
  y: -1 | 1;
}

/** The frame with one corner moved; the opposite corner stays. */
export function resized(cut: Cut, corner: Corner, right: number, down: number): Cut {
  const [left, width] = side(cut.left, cut.width, corner.x, right);
  const [top, height] = side(cut.top, cut.height, corner.y, down);
  return { left, top, width, height };
}

function side(start: number, length: number, which: -1 | 1, by: number): [start: number, length: number] {
  const end = start + length;
  if (which === 1) return [start, between(length + by, LEAST_PART, 1 - start)];
  const moved = between(start + by, 0, end - LEAST_PART);
  return [moved, end - moved];
}
