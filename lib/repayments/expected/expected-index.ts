import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { cleanId } from "../ids/hidden-characters";
import { KeyedPositions, keyedBy } from "./keyed-positions";

type Loans = readonly ExpectedLoan[];

function byLoanId(loans: Loans): KeyedPositions {
  // A loan for which PA2 has no ID cannot be named by a file.
  return keyedBy(loans, (loanId) => (cleanId(loanId) === "" ? "" : loanId));
}

function byClientId(loans: Loans): KeyedPositions {
  return new KeyedPositions(loans.map(({ clientId }) => cleanId(clientId ?? "")));
}

/** No client has as many loans at once: what so many share is a placeholder ("0", "N/A"). */
const MOST_OF_ONE_CLIENT = 50;

/**
 * Finds the expected loans of one snapshot. Costs nothing to make; each way of finding is made when it is first asked
 * for, once, in one pass over the loans. Positions count from 0, in the snapshot's order.
 */
export class ExpectedIndex {
  private readonly made = new Map<unknown, unknown>();

  constructor(readonly loans: Loans) {}

  /** What `make` makes of the loans, which is the same every time: `make` is called once. */
  once<Made>(make: (loans: Loans) => Made): Made {
    if (!this.made.has(make)) this.made.set(make, make(this.loans));
    return this.made.get(make) as Made;
  }

  /** Where the loan stands whose ID is this to the letter, the first if there are several; -1 if none. */
  positionOf(loanId: string): number {
    return this.positionsOf(loanId)[0] ?? -1;
  }

  /** All loans whose ID is this to the letter: PA2 may tell some of them apart by the client alone. */
  positionsOf(loanId: string): readonly number[] {
    return this.once(byLoanId).of(loanId);
  }

  /** The loans of a client, whose ID is compared to the letter but for what cannot be seen; empty for a placeholder. */
  positionsOfClient(clientIdText: string): readonly number[] {
    const found = this.once(byClientId).of(cleanId(clientIdText));
    return found.length > MOST_OF_ONE_CLIENT ? [] : found;
  }
}
