import { compareAmounts, currencyDecimals, normalizeAmount } from "@/lib/money";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import type { CheckSettings } from "../checked-report";
import { PROBLEMS, type CellProblem, type Meant } from "../problems";
import { ExpectedIndex } from "./expected-index";
import { possibleLoans } from "./possible-loans";

/** So many of Kiva's loans are offered for one damaged ID; of more she is told the number only. */
const MOST_OFFERED = 4;

type Ids = Record<"loanId" | "clientId", readonly CellProblem[]>;

/** Whether an ID with this problem could go out if she says so. */
function isError({ code }: CellProblem): boolean {
  return PROBLEMS[code].severity === "error";
}

/**
 * What Kiva expects of a file: which loans, whose, and how large they are. A snapshot of PA2's list: it may be older
 * than a loan, so it raises questions and offers what may be meant; it decides nothing.
 */
export class Expectation {
  readonly index: ExpectedIndex;
  /** The loans' amounts in the smallest unit of the organization's currency; infinite where they are not known in it. */
  private readonly mostUnits: Float64Array;
  private readonly isThree: boolean;
  /** For each loan the first of its ID: PA2 may tell several loans of one ID apart by the client. */
  private readonly firsts: Int32Array;

  constructor(loans: readonly ExpectedLoan[], { columns, currency }: CheckSettings) {
    this.index = new ExpectedIndex(loans);
    this.isThree = columns === "three";
    const decimals = currencyDecimals(currency);
    this.mostUnits = Float64Array.from(loans, (loan) => unitsOf(loan, currency, decimals));
    this.firsts = Int32Array.from(loans, ({ loanId }, at) => {
      const first = this.placeOf(loanId);
      return first === -1 ? at : first;
    });
  }

  get count(): number {
    return this.index.loans.length;
  }

  loanAt(position: number): ExpectedLoan {
    return this.index.loans[position] as ExpectedLoan;
  }

  /** True if Kiva has the loan under this very ID. */
  has(loanId: string): boolean {
    return this.placeOf(loanId) !== -1;
  }

  /** Whose loan it is in PA2; null if Kiva does not expect it under this very ID. */
  borrowerOf({ loanId, clientId }: { loanId: string; clientId: string }): string | null {
    const at = this.loanOf(loanId, clientId);
    return at === -1 ? null : this.loanAt(at).name;
  }

  /** Where a loan counts that stands in the file: the first of its ID; -1 if Kiva has none. */
  placeOf(loanId: string): number {
    return this.index.positionOf(loanId);
  }

  /** The loans that stand nowhere, `times` being how often each stands in the file, by `placeOf`. */
  missing(times: Uint32Array): number[] {
    const positions: number[] = [];
    for (let at = 0; at < this.firsts.length; at++) {
      if (times[this.firsts[at] ?? at] === 0) positions.push(at);
    }
    return positions;
  }

  /**
   * `placeOf` the line's loan, if the line says of it what Kiva can expect: its own client and no more than its amount,
   * in the smallest unit. -1 where there is something to say. `clientId` is null where the file has none.
   */
  agreesAt(loanId: string, clientId: string | null, units: number): number {
    const at = this.loanOf(loanId, clientId);
    if (at === -1 || units > (this.mostUnits[at] ?? Infinity)) return -1;
    const theirs = this.isThree && clientId !== null ? this.loanAt(at).clientId : null;
    return theirs === null || theirs === clientId ? this.placeOf(loanId) : -1;
  }

  /**
   * What is to be said of a row's IDs, after what they alone made of it. An ID that Kiva has to the letter is none that
   * a spreadsheet damaged; for one that Kiva has not, the loans that may be meant are offered.
   */
  settleIds(
    cells: { loanId: string; clientId: string },
    found: Ids,
    accepted: ReadonlySet<string> | undefined,
  ): Ids {
    const clientText = this.isThree ? cells.clientId : null;
    const at = this.loanOf(cells.loanId, clientText);
    if (at === -1) {
      return { ...found, loanId: this.unknown(cells.loanId, clientText, found.loanId, accepted) };
    }
    // "12" beside "0012": Kiva has both, and only she can tell which of them lost its zeros.
    const loanId = found.loanId.filter(({ fix }) => fix !== undefined && this.has(fix));
    return { loanId, clientId: this.settleClient(cells.clientId, at, found.clientId) };
  }

  /** What is to be said of an amount beside the loan's own; null for nothing. */
  tooMuch(
    { loanId, clientId }: { loanId: string; clientId: string },
    amountText: string,
  ): CellProblem | null {
    const at = this.loanOf(loanId, clientId);
    if (at === -1 || this.mostUnits[at] === Infinity) return null;
    const loan = this.loanAt(at);
    const most = loan.amountText ?? "";
    return compareAmounts(amountText, most) > 0
      ? { code: "amount.above-loan", params: { loanAmount: most, name: loan.name } }
      : null;
  }

  /** The loan under this very ID, of this client if there are several. */
  private loanOf(loanId: string, clientId: string | null): number {
    const positions = this.index.positionsOf(loanId);
    const own =
      positions.length > 1 ? positions.find((at) => this.loanAt(at).clientId === clientId) : undefined;
    return own ?? positions[0] ?? -1;
  }

  private unknown(
    text: string,
    clientId: string | null,
    found: readonly CellProblem[],
    accepted: ReadonlySet<string> | undefined,
  ): readonly CellProblem[] {
    const matches = possibleLoans(this.index, text, clientId);
    const loans = matches.slice(0, MOST_OFFERED).map(({ position }) => this.loanAt(position));
    const meant: Meant | undefined =
      matches.length === 0
        ? undefined
        : {
            loans: loans.map(({ loanId, clientId, name }) => ({ loanId, clientId, name })),
            count: matches.length,
          };
    const only = matches.length === 1 ? loans[0]?.loanId : undefined;
    const offered = found.map((one) => offer(one, meant, only));
    const isSaid =
      found.some(isError) || (meant !== undefined && found.some(({ code }) => !accepted?.has(code)));
    if (isSaid) return offered;
    return [
      ...offered,
      offer({ code: "loan-id.unknown", params: { text, count: matches.length } }, meant, only),
    ];
  }

  private settleClient(text: string, at: number, found: readonly CellProblem[]): readonly CellProblem[] {
    const { clientId, name, loanId } = this.loanAt(at);
    if (!this.isThree || clientId === null) return found;
    if (text === clientId) return [];
    const known = { fix: clientId, meant: { loans: [{ loanId, clientId, name }], count: 1 } };
    // What she is told of the damage ends with the client that Kiva has.
    if (found.length > 0) return found.map((one) => ({ ...one, ...known }));
    return [{ code: "client-id.other", params: { text, clientId }, ...known }];
  }
}

/** A problem with the loans that may be meant; where it can be only one, that takes the place of what was suggested. */
function offer(problem: CellProblem, meant: Meant | undefined, only: string | undefined): CellProblem {
  if (!meant) return problem;
  const { fix: own, ...said } = problem;
  if (only !== undefined) return { ...said, fix: only, meant };
  return meant.loans.some(({ loanId }) => loanId === own)
    ? { ...said, fix: own as string, meant }
    : { ...said, meant };
}

function unitsOf({ currency: theirs, amountText }: ExpectedLoan, currency: string, decimals: number): number {
  if (theirs !== currency || amountText === null) return Infinity;
  const text = normalizeAmount(amountText, decimals);
  if (text === null || text.startsWith("-")) return Infinity;
  return Number(text.replace(".", ""));
}
