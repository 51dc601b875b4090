"use client";

import type { ReactNode } from "react";
import { useModal } from "./use-modal";

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
  const modal = useModal(onClose);

  return (
    <dialog
      {...modal}
      aria-labelledby="dialog-title"
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-base border border-line bg-sheet p-6 text-ink shadow-lg"
    >
      <h2 id="dialog-title" className="text-lead">
        {title}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
    </dialog>
  );
}
