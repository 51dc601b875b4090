import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { receiveExpected } from "@/lib/loans/receive-expected";
import type { Comparison, SnapshotAddress } from "./worker-messages";

/** Saving waits for the list: on a line that stands still, not for ever. */
const LONGEST_FETCH_MS = 60_000;

/** Kiva's list of expected loans on its way to the worker: fetched once, beside the file, which never waits for it. */
export class ExpectedList {
  comparison: Comparison = "none";
  loans: readonly ExpectedLoan[] | null = null;
  snapshot: SnapshotAddress | null = null;

  /** `onSettled`: it has come, or failed to. */
  constructor(private readonly onSettled: () => void) {}

  /** Fetches the list, unless it is here or on its way. */
  want(snapshot: SnapshotAddress | null): void {
    if (!snapshot || this.snapshot?.id === snapshot.id) return;
    this.snapshot = snapshot;
    this.loans = null;
    this.fetchAgain();
  }

  fetchAgain(): void {
    const { snapshot } = this;
    if (!snapshot || this.comparison === "waiting" || this.loans) return;
    this.comparison = "waiting";
    void contentOf(snapshot).then((loans) => {
      if (this.snapshot !== snapshot) return;
      this.loans = loans;
      this.comparison = loans ? "here" : "failed";
      this.onSettled();
    });
  }
}

async function contentOf({ url }: SnapshotAddress): Promise<ExpectedLoan[] | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LONGEST_FETCH_MS) });
    return response.ok ? await receiveExpected(response) : null;
  } catch {
    return null;
  }
}
