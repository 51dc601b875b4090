import { useTranslations } from "next-intl";
import { useRef, useState, type KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { MAX_CELL_TEXT } from "@/lib/repayments/edits";
import type { Column } from "@/lib/repayments/problems";
import { editBy } from "./grid-keys";

/** What the field holds as it opens, and whether all of it is chosen, so that typing takes its place. */
interface Editing {
  start: string;
  isChosen: boolean;
}

/**
 * A cell that is a button until she wants to change it: click, Enter or F2 opens a text field, a letter opens it and
 * takes the text's place, Delete empties the cell. Enter, Tab or leaving it commits, Escape gives the text back. Where
 * a key leads next is the table's to say (use-grid.ts).
 */
export function CellEditor({
  label,
  column,
  text,
  shown,
  isOut,
  isTabStop,
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
  /** Not reported: shown, but not to be worked on before it is put back. */
  isOut: boolean;
  /** The one cell of the table that the Tab key leads to. */
  isTabStop: boolean;
  problemIds: string[];
  /** Enter on an unchanged text says "so it is": the way to settle a row whose cells have moved. */
  commitsUnchanged: boolean;
  onCommit: (text: string) => void;
}) {
  const t = useTranslations("check.table");
  const [mode, setMode] = useState<Editing | "shown" | "left-by-key">("shown");
  const isFinished = useRef(false);
  const isAmount = column === "amount";
  const isEmpty = text.trim() === "";
  const describedBy = (!isOut && problemIds.join(" ")) || undefined;

  const edit = (start: string, isChosen: boolean) => {
    isFinished.current = false;
    setMode({ start, isChosen });
  };

  const finish = (next: string | null, how: "Enter" | "Tab" | "Escape" | "blur") => {
    // Taking the field away makes the browser report that it lost focus; that is no second commit.
    if (isFinished.current) return;
    isFinished.current = true;
    setMode(how === "blur" ? "shown" : "left-by-key");
    if (next !== null && (next !== text || (commitsUnchanged && how === "Enter"))) onCommit(next);
  };

  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    const how = isOut ? null : editBy(event);
    if (how === "amend") edit(text, false);
    else if (how === "empty" && text !== "") onCommit("");
    else if (how === "replace") {
      const isLetter = [...event.key].length === 1;
      edit(isLetter ? event.key : "", false);
      // A dead key or an input method has yet to make its letter, in the field.
      if (!isLetter && event.key !== "Backspace") return;
    }
    if (how) event.preventDefault();
  };

  if (typeof mode === "object" && !isOut) {
    return (
      <input
        autoFocus
        defaultValue={mode.start}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={problemIds.length > 0 || undefined}
        maxLength={MAX_CELL_TEXT}
        inputMode={isAmount ? "decimal" : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        onFocus={({ currentTarget: field }) =>
          mode.isChosen ? field.select() : field.setSelectionRange(field.value.length, field.value.length)
        }
        onBlur={(event) => finish(event.currentTarget.value, "blur")}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" || event.key === "Tab") finish(event.currentTarget.value, event.key);
          else if (event.key === "Escape") finish(null, "Escape");
          // The cell is a button again before the key is done, and would be pressed by it.
          if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
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
      // Back where she was; after a click elsewhere, focus is where she wants it.
      autoFocus={mode === "left-by-key"}
      tabIndex={isTabStop ? 0 : -1}
      data-cell={column}
      aria-disabled={isOut || undefined}
      aria-label={t("cellValue", { label, text: isEmpty ? t("empty") : shown })}
      aria-describedby={describedBy}
      onClick={() => !isOut && edit(text, true)}
      onKeyDown={onKey}
      className={classNames(
        "block min-h-11 w-full rounded-base border border-transparent px-2 py-2 -outline-offset-2 wrap-anywhere",
        isOut ? "cursor-default line-through" : "cursor-text hover:border-line-strong hover:bg-sheet",
        isAmount ? "text-start md:text-end" : "text-start",
        (isEmpty || isOut) && "text-ink-soft",
      )}
    >
      {isEmpty ? t("empty") : shown}
    </button>
  );
}
