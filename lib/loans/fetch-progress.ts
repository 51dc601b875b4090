import type { Context } from "@/lib/organizations/context";
import { fetchRow } from "./run-store";

/** Why a fetch failed. Words: `loans.failures.<code>`. */
export type FetchFailureCode =
  /** No whole answer, or an error of Kiva's server, several times in a row. */
  | "loans.unreachable"
  /** Kiva answered with a no, or gave no token. */
  | "loans.refused"
  /** Kiva answered something that is no list of loans. */
  | "loans.malformed"
  /** Kiva wants to be left alone for longer than anyone waits. */
  | "loans.throttled"
  /** Kiva's list changed while it was read, twice. */
  | "loans.unstable"
  /** More loans than are kept here. */
  | "loans.too-many"
  /** The process that ran it died, or its database was in trouble. */
  | "loans.interrupted";

/** What the page follows while a list is fetched; small, because it asks every second. */
export type FetchProgress =
  | { state: "none" | "done" }
  /** `total`: null until Kiva has said how many there are. */
  | { state: "running"; received: number; total: number | null }
  /** `at`: epoch milliseconds. */
  | { state: "failed"; failure: FetchFailureCode; at: number };

/** How the last fetch for this organization and environment stands. One whose process is silent has failed. */
export async function fetchProgress(context: Context): Promise<FetchProgress> {
  const row = await fetchRow(context.db, context);
  if (!row) return { state: "none" };
  switch (row.state) {
    case "done":
      return { state: "done" };
    case "failed":
      return {
        state: "failed",
        failure: (row.failure ?? "loans.interrupted") as FetchFailureCode,
        at: row.beatAt,
      };
    case "running":
      return row.isAlive
        ? { state: "running", received: row.received, total: row.total }
        : { state: "failed", failure: "loans.interrupted", at: row.beatAt };
  }
}
