import { describe, expect, it } from "vitest";
import { foldHistory, type HistoryItem } from "./fold-history";
import type { HistoryEvent } from "./get-history";

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
const step = (number: number, action: string, generation = 1) =>
  event(`batch.${action}`, { by: null, batchId: `b${number}`, details: { number, generation } });

describe("a folded history", () => {
  const told = (items: HistoryItem[]) =>
    items.map((item) => {
      if (item.kind === "batch") return `${item.number}/${item.generation}: ${item.steps.length} steps`;
      return item.kind === "saves" ? `${item.count} saves` : item.event.action;
    });

  it("is one line a batch and sending, where its last step stands, and every act of a person", () => {
    const events = [
      event("report.send-requested"),
      ...["claimed", "not_sent", "claimed", "dispatching", "accepted"].map((action) => step(1, action)),
      ...["claimed", "dispatching", "unknown"].map((action) => step(2, action)),
      event("batch.did_not_arrive", { batchId: "b2", details: { number: 2, generation: 1 } }),
      step(3, "claimed"),
      step(2, "claimed", 2),
      step(3, "dispatching"),
      step(2, "accepted", 2),
      step(3, "accepted"),
      event("report.finalized"),
    ];
    const items = foldHistory(events);
    expect(told(items)).toEqual([
      ...["report.send-requested", "1/1: 5 steps", "2/1: 3 steps", "batch.did_not_arrive"],
      ...["2/2: 2 steps", "3/1: 3 steps", "report.finalized"],
    ]);
    const kept = items.flatMap((item) => (item.kind === "batch" ? item.steps : [item.event]));
    expect(kept.map((one) => one.seq).sort((a, b) => a - b)).toEqual(events.map((one) => one.seq));
  });

  it("is one line for what one person kept in a row while typing", () => {
    const saves = (by: string, count: number) =>
      Array.from({ length: count }, () => event("draft.saved", { by }));
    const events = [event("draft.created"), ...saves("Ada", 30), ...saves("Ben", 2), ...saves("Ada", 1)];
    expect(told(foldHistory(events))).toEqual(["draft.created", "30 saves", "2 saves", "1 saves"]);
  });
});
