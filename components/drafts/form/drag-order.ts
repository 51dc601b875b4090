import type { PointerEvent } from "react";

/** Where the dragged one would come to stand. */
export interface Drop {
  from: number;
  to: number;
}

/**
 * Putting lines into another order by hand: an addition to the buttons, for mouse, pen and finger. Nothing moves until
 * she lets go; Escape, or a finger the browser takes for scrolling, gives up.
 */
export function dragOrder(
  from: number,
  lines: NodeListOf<HTMLElement> | undefined,
  show: (drop: Drop | null) => void,
  onDrop: (drop: Drop) => void,
): void {
  let now: Drop | null = null;
  const move = ({ clientY }: Pick<PointerEvent, "clientY">) => {
    const boxes = [...(lines ?? [])].map((line) => line.getBoundingClientRect());
    const to = boxes.filter(({ top, height }, at) => at !== from && top + height / 2 < clientY).length;
    if (now?.to !== to) show((now = { from, to }));
  };
  const end = (isLetGo: boolean) => {
    stop.abort();
    show(null);
    if (isLetGo && now && now.to !== now.from) onDrop(now);
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", () => end(true), { signal });
  window.addEventListener("pointercancel", () => end(false), { signal });
  window.addEventListener("keydown", ({ key }) => key === "Escape" && end(false), { signal });
}
