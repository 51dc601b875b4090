import { useEffect } from "react";

/** Asks before she leaves with work that is not saved: by closing the tab, reloading, or a link of the application. */
export function useLeaveWarning(isUnsaved: boolean, question: string): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    // Links inside the application change the page without the browser's own question.
    const ask = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const leaves =
        link && link.target !== "_blank" && !link.hasAttribute("download") && isOtherPage(link.href);
      if (!leaves || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      if (!window.confirm(question)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("beforeunload", warn);
    document.addEventListener("click", ask, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", warn);
      document.removeEventListener("click", ask, { capture: true });
    };
  }, [isUnsaved, question]);
}

function isOtherPage(href: string): boolean {
  const url = new URL(href, location.href);
  return url.origin === location.origin && url.pathname !== location.pathname;
}
