import { flushSync } from "react-dom";

/**
 * Brings a field into sight and gives it focus: a link to it may lead into a borrower that is closed, or to a part of
 * the page whose field has another id. `reveal` opens what holds it.
 */
export function goToField(at: string, reveal: (at: string) => void): void {
  flushSync(() => reveal(at));
  const names = at.split(".");
  for (let length = names.length; length > 0; length--) {
    const found = document.getElementById(names.slice(0, length).join("."));
    if (!found) continue;
    const control = found.matches("input, select, textarea, button, [tabindex]")
      ? found
      : found.querySelector<HTMLElement>("input, select, textarea, button");
    found.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
    return;
  }
}
