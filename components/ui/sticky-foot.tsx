import type { ReactNode } from "react";

/** What stays in sight at the lower edge while the rows scroll. */
export function StickyFoot({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 space-y-3 border-t border-line-strong bg-paper px-4 py-3">
      {children}
    </div>
  );
}
