import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Column } from "@/lib/repayments/problems";

/** The server takes no longer text (lib/repayments/edit-schema.ts). */
const MAX_TEXT = 500;

/**
 * A cell that is a button until she wants to change it: click or Enter opens a text field, Enter, Tab or leaving it
 * commits, Escape gives the text back.
 */
export function CellEditor({
  label,
  column,
  text,
  shown,
  problemIds,
  commitsUnchanged,
  onCommit,
}: {
  /** "Amount, row 5" */
  label: string;
  column: Column;
  text: string;
  /** The text as it is shown while nobody edits it. */
  shown: string;
  problemIds: string[];
  /** Enter on an unchanged text says "so it is": the way to settle a row whose cells have moved. */
  commitsUnchanged: boolean;
  onCommit: (text: string) => void;
}) {
  const t = useTranslations("check.table");
  const [mode, setMode] = useState<"shown" | "editing" | "left-by-key">("shown");
  const isFinished = useRef(false);
  const isAmount = column === "amount";
  const describedBy = problemIds.join(" ") || undefined;

  const finish = (next: string | null, how: "key" | "blur") => {
    // Taking the field away makes the browser report that it lost focus; that is no second commit.
    if (isFinished.current) return;
    isFinished.current = true;
    setMode(how === "key" ? "left-by-key" : "shown");
    if (next !== null && (next !== text || (commitsUnchanged && how === "key"))) onCommit(next);
  };

  if (mode === "editing") {
    return (
      <input
        autoFocus
        defaultValue={text}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={problemIds.length > 0 || undefined}
        maxLength={MAX_TEXT}
        inputMode={isAmount ? "decimal" : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => finish(event.currentTarget.value, "blur")}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") finish(event.currentTarget.value, "key");
          else if (event.key === "Escape") finish(null, "key");
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className={classNames(
          "block h-11 w-full scroll-mt-16 scroll-mb-32 rounded-base border-2 border-leaf bg-sheet px-1.5 text-ink",
          isAmount && "md:text-end",
        )}
      />
    );
  }
  return (
    <button
      type="button"
      // Back where she was; after Tab or a click elsewhere, focus is where she wants it.
      autoFocus={mode === "left-by-key"}
      data-cell={column}
      aria-label={t("cellValue", { label, text: text.trim() === "" ? t("empty") : shown })}
      aria-describedby={describedBy}
      onClick={() => {
        isFinished.current = false;
        setMode("editing");
      }}
      className={classNames(
        "block min-h-11 w-full cursor-text scroll-mt-16 scroll-mb-32 rounded-base border border-transparent px-2 py-2 wrap-anywhere",
        "hover:border-line-strong hover:bg-sheet",
        isAmount ? "text-start md:text-end" : "text-start",
        text.trim() === "" && "text-ink-soft",
      )}
    >
      {text.trim() === "" ? t("empty") : shown}
    </button>
  );
}
