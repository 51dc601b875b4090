import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/ui/button";
import { useModal } from "@/components/ui/use-modal";

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
  const modal = useModal(onClose);

  return createPortal(
    <dialog
      {...modal}
      aria-labelledby={`${id}-title`}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(75rem,calc(100vw-2rem))] max-w-none rounded-base border border-line bg-sheet text-ink shadow-lg"
    >
      <div className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b border-line bg-sheet px-4 py-2 sm:px-6">
        <h2 id={`${id}-title`} className="text-lead">
          {title}
        </h2>
        <Button onClick={() => modal.ref.current?.close()}>{close}</Button>
      </div>
      <div className="px-4 py-4 sm:px-6">{children}</div>
    </dialog>,
    document.body,
  );
}
