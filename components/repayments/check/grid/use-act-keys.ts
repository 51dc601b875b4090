import { useEffect, useEffectEvent } from "react";
import type { ActsChange } from "../acts";
import { isTypingIn } from "@/components/ui/is-typing";

/** Ctrl+Z and Ctrl+Y (or Shift+Ctrl+Z), as in a spreadsheet; inside a text field they stay the field's own. */
export function useActKeys(change: (change: ActsChange) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTypingIn(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z") change({ type: event.shiftKey ? "redo" : "undo" });
    else if (key === "y") change({ type: "redo" });
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
