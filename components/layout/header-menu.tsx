import type { ReactNode } from "react";

/**
 * A menu under a button of the header. The browser's own popover opens and closes it, by click, Escape and a click
 * elsewhere, without a script.
 */
export function HeaderMenu({
  id,
  label,
  description,
  children,
}: {
  id: string;
  label: string;
  /** What the menu is for, read to those who cannot see where it stands. */
  description: string;
  children: ReactNode;
}) {
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-11 cursor-pointer items-center gap-1.5 rounded-base px-3 hover:bg-leaf-wash"
      >
        <span className="sr-only">{description}: </span>
        {label}
        <svg width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      <div
        id={id}
        popover="auto"
        className="fixed inset-auto end-2 top-20 m-0 w-64 rounded-base border border-line bg-sheet p-2 text-ink shadow-lg"
      >
        {children}
      </div>
    </div>
  );
}
