import type { DraftListView } from "@/lib/drafts/list-drafts";

/** The address of the list looked at in this way; `page` counts from 1. */
export function listAddress(action: string, view: Partial<DraftListView>): string {
  const query = new URLSearchParams({
    ...(view.search && { search: view.search }),
    ...(view.state && { state: view.state }),
    ...(view.lacks && { lacks: view.lacks }),
    ...(view.importId && { import: view.importId }),
    ...(view.page && view.page > 1 && { page: String(view.page) }),
  }).toString();
  return query === "" ? action : `${action}?${query}`;
}
