import { loadSnapshot } from "@/lib/loans/expected-snapshots";
import type { Context } from "@/lib/organizations/context";
import { fail, ok, type Result } from "@/lib/result";
import { checkFile } from "./check/check";
import type { CheckedReport } from "./checked-report";
import type { Edit } from "./edits";
import { Expectation } from "./expected/expectation";
import type { Report } from "./report";
import type { SaveFailure } from "./save-answer";

/** How a file is read: her answers, and which of Kiva's lists it is compared with. */
export type AsRead = Pick<Report, "choices" | "snapshotId">;

/** `snapshotId`: the list it was compared with; null if it was with none, or with one that is gone by now. */
export type Assessed = CheckedReport & { snapshotId: string | null };

/** The server's own reading of the bytes with her answers and edits. */
export async function assess(
  context: Pick<Context, "db" | "organization" | "environment">,
  bytes: Uint8Array,
  { choices, snapshotId }: AsRead,
  edits: readonly Edit[],
): Promise<Result<Assessed, SaveFailure>> {
  const { organization } = context;
  const snapshot = snapshotId === null ? null : await loadSnapshot(context, snapshotId);
  const expected = snapshot && new Expectation(snapshot.loans, organization);
  const outcome = await checkFile(bytes, organization, choices, edits, expected);
  switch (outcome.state) {
    case "checked":
      return ok({ ...outcome.report, snapshotId: snapshot?.id ?? null });
    case "question":
      return fail("report.unanswered", { kind: outcome.question.kind });
    case "unreadable":
      return fail("report.unreadable", { code: outcome.failure.code, ...outcome.failure.params });
  }
}
