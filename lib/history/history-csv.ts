import { writeCsv } from "@/lib/files/csv";
import type { HistoryEvent } from "./get-history";

/** In the order of the columns. */
const COLUMNS = [
  ...(["time", "who", "what", "code", "batch", "generation", "details"] as const),
  ...(["personId", "subjectId", "number", "hash"] as const),
] as const;
type Column = (typeof COLUMNS)[number];

/** In the reader's language. */
export interface HistoryCsvWords {
  headers: Record<Column, string>;
  system: string;
  action(code: string): string;
}

/** A history as a CSV, row by row as it was written, oldest first. */
export function historyCsv(events: readonly HistoryEvent[], words: HistoryCsvWords): string {
  const rows = events.map((event): Record<Column, string> => ({
    time: new Date(event.at).toISOString(),
    who: event.by ?? words.system,
    what: words.action(event.action),
    code: event.action,
    batch: ofBatch(event, "number"),
    generation: ofBatch(event, "generation"),
    details: event.detailsText,
    personId: event.personId ?? "",
    subjectId: event.subjectId,
    number: String(event.seq),
    hash: event.hash,
  }));
  const lines = [words.headers, ...rows].map((row) => COLUMNS.map((column) => row[column]));
  return writeCsv(lines, { delimiter: "," });
}

function ofBatch({ batchId, details }: HistoryEvent, field: "number" | "generation"): string {
  return batchId === null ? "" : String(details[field] ?? "");
}
