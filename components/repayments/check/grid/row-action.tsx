import { createContext, useContext, type ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** Whether the Tab key leads to the row's own buttons: it does in the row she is in. */
export const InOpenRow = createContext(false);

/** A way out of a problem. It goes away with it, so focus moves to the cell first. */
export function RowAction({
  cell,
  label,
  isSuggestion = false,
  onClick,
  children,
}: {
  cell: string;
  /** The same words with the row, for those who hear one button at a time. */
  label: string;
  /** The way out that the check itself proposes. */
  isSuggestion?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const isOpen = useContext(InOpenRow);
  return (
    <Button
      kind="quiet"
      aria-label={label}
      tabIndex={isOpen ? 0 : -1}
      className={isSuggestion ? "font-semibold" : undefined}
      onClick={(event) => {
        event.currentTarget.closest("tr")?.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus();
        onClick();
      }}
    >
      {children}
    </Button>
  );
}
