"use client";

import { useEffect, useRef, type ReactNode } from "react";

/**
 * A modal question. The browser's own dialog element keeps focus inside, closes on Escape and gives focus back.
 * Render it only while it is open.
 */
export function Dialog({
  title,
  onClose,
  children,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      // A close that was followed by opening again (React tries effects twice in development) is none.
      onClose={() => {
        if (!dialog.current?.open) onClose();
      }}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-base border border-line bg-sheet p-6 text-ink shadow-lg"
    >
      <h2 id="dialog-title" className="text-lead">
        {title}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
    </dialog>
  );
}
