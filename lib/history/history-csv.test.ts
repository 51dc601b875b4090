import { describe, expect, it } from "vitest";
import { parseTable } from "@/lib/files/parse";
import { LOCALES } from "@/lib/i18n/locales";
import { MESSAGES } from "@/lib/i18n/messages";
import type { HistoryEvent } from "./get-history";
import { historyCsv, type HistoryCsvWords } from "./history-csv";

let seq = 0;
function event(action: string, more: Partial<HistoryEvent> = {}): HistoryEvent {
  seq += 1;
  const details = more.details ?? {};
  return {
    ...{ seq, at: seq * 1_000, by: "Ada", personId: "p-ada", action, hash: "f00d" },
    ...{ subjectId: "r-1", batchId: null },
    ...{ details, detailsText: JSON.stringify(details), ...more },
  };
}

describe("a history as a CSV", () => {
  const words: HistoryCsvWords = {
    headers: {
      ...{ time: "Time", who: "Who", what: "What", code: "Code", batch: "Batch", generation: "Sending" },
      ...{
        details: "Details",
        personId: "Person ID",
        subjectId: "Subject ID",
        number: "Number",
        hash: "Hash",
      },
    },
    system: "The system",
    action: (code) => `words for ${code}`,
  };
  const read = (text: string) => {
    const parsed = parseTable(text.slice(1));
    if (!parsed.ok) throw new Error(parsed.failure.code);
    return parsed.value.lines.map(({ cells }) => cells);
  };

  it("has a row for each, in UTC, and runs nothing in a spreadsheet", () => {
    const note = { number: 3, generation: 2, said: '=cmd|" /C calc"!A0, "so"' };
    const events = [
      event("batch.arrived", {
        at: Date.UTC(2026, 10, 21, 14, 2, 11),
        ...{ batchId: "b3", subjectId: "b3" },
        by: "=HYPERLINK(1)",
        details: note,
      }),
      event("batch.claimed", {
        by: null,
        personId: null,
        batchId: "b3",
        details: { number: 3, generation: 2 },
      }),
      event("report.finalized"),
    ];
    const [head, first, second, third] = read(historyCsv(events, words));
    expect(head).toEqual([
      ...["Time", "Who", "What", "Code", "Batch", "Sending", "Details"],
      ...["Person ID", "Subject ID", "Number", "Hash"],
    ]);
    expect(first?.slice(0, 6)).toEqual([
      ...["2026-11-21T14:02:11.000Z", "'=HYPERLINK(1)", "words for batch.arrived", "batch.arrived", "3", "2"],
    ]);
    expect(JSON.parse(first?.[6] ?? "")).toEqual(note);
    expect(first?.slice(7)).toEqual(["p-ada", "b3", String(events[0]?.seq), "f00d"]);
    expect([second?.[1], second?.[7]]).toEqual(["The system", ""]);
    expect(third?.slice(4, 6)).toEqual(["", ""]);
  });

  it.each(LOCALES)("has a header for each column in %s, in their order", (locale) => {
    const headers = MESSAGES[locale].history.csv;
    const [head] = read(historyCsv([], { ...words, headers }));
    expect(head).toEqual(Object.values(headers));
  });
});
