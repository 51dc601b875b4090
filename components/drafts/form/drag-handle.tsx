import { useTranslations } from "next-intl";

/** By which one borrower of a group is dragged to another place; the buttons beside it do the same. */
export function DragHandle({ index, onGrab }: { index: number; onGrab: (index: number) => void }) {
  const t = useTranslations("draftForm.borrowers");
  return (
    <span
      aria-hidden="true"
      title={t("drag")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // Else the browser begins to mark text.
        event.preventDefault();
        onGrab(index);
      }}
      className="flex size-11 cursor-grab touch-none items-center justify-center text-ink-soft"
    >
      <svg viewBox="0 0 16 16" width="16" height="16">
        <path d="M3 4h10M3 8h10M3 12h10" stroke="currentColor" strokeWidth="1.5" />
      </svg>
    </span>
  );
}
