import { useEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";

/** A dialog as wide as the screen allows, for what is compared side by side. Render it only while it is open. */
export function WideDialog({
  id,
  title,
  close,
  onClose,
  children,
}: {
  id: string;
  title: string;
  /** What the button that closes it says. */
  close: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      // A close that was followed by opening again (React tries effects twice in development) is none.
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(75rem,calc(100vw-2rem))] max-w-none rounded-base border border-line bg-sheet text-ink shadow-lg"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b border-line bg-sheet px-4 py-2 sm:px-6">
        <h2 id={`${id}-title`} className="text-lead">
          {title}
        </h2>
        <Button onClick={() => dialog.current?.close()}>{close}</Button>
      </div>
      <div className="px-4 py-4 sm:px-6">{children}</div>
    </dialog>,
    document.body,
  );
}
