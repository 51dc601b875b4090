import { useLayoutEffect, useRef } from "react";

/**
 * Opens the browser's own dialog element as it is drawn: focus stays inside, Escape closes it, and focus goes back.
 * Answers what the element is given.
 */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: one that is taken away open does not give focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    ref: dialog,
    // A close that was followed by opening again (React tries effects twice in development) is none.
    onClose: () => {
      if (!dialog.current?.open) onClose();
    },
  };
}
