import type { Context } from "@/lib/organizations/context";
import { correctionsOf } from "./correction-family";
import { frozenLines } from "../frozen-store";
import { linesOutcome } from "./not-taken";
import type { Report } from "../report";
import { reportBytes } from "../report-store";
import { assess } from "../assess";

type Place = Pick<Context, "db" | "organization" | "environment">;

/**
 * The loans of a report that a correction of it has reported under another ID: she mended what Kiva did not know. By
 * their old IDs nothing would ever tell that they are dealt with.
 */
export async function mendedSince(
  place: Place,
  report: Report,
  all: readonly Report[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const correction of correctionsOf(report.id, all)) {
    if (correction.stage !== "confirmed" && correction.stage !== "finalized") continue;
    const { taken } = await linesOutcome(place, correction.id);
    const later = await mendedSince(place, correction, all);
    for (const { before, after } of await confirmedIds(place, correction)) {
      if (later.has(after) || (before !== after && taken.has(after))) found.add(before);
    }
  }
  return found;
}

/** The loan ID of each row that a correction was made with, and the one that it was confirmed with. */
async function confirmedIds(place: Place, correction: Report): Promise<{ before: string; after: string }[]> {
  const bytes = await reportBytes(place.db, place, correction.id);
  const asMade = bytes && (await assess(place, bytes, correction, []));
  if (!asMade?.ok) return [];
  const before = new Map(asMade.value.rows.map(({ row, cells }) => [row, cells.loanId]));
  return (await frozenLines(place.db, correction.id)).flatMap(({ rows, loan_id: after }) =>
    rows.split(",").flatMap((row) => {
      const was = before.get(Number(row));
      return was === undefined ? [] : [{ before: was, after }];
    }),
  );
}
