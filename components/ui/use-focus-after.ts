import { useLayoutEffect, useRef } from "react";

/**
 * For a part of the page that can go while she is in it, by her own act or by a colleague's. Focus would fall to the
 * top of the page; it goes to the element with this id instead. Answers the part's ref.
 */
export function useFocusAfter<Part extends HTMLElement>(id: string) {
  const part = useRef<Part>(null);
  useLayoutEffect(() => {
    const element = part.current;
    return () => {
      // Now it still stands in the page; a moment later it is gone, and no dialog of its own bars the way.
      if (!element?.contains(document.activeElement)) return;
      queueMicrotask(() => document.getElementById(id)?.focus());
    };
  }, [id]);
  return part;
}
