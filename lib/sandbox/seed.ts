import { currencyProfile } from "./currencies";
import type { CurrencyProfile } from "./currencies";
import { formatMinorUnits } from "./decimal-text";
import { SeededRandom } from "./random";

export const LOAN_STATUSES = [
  "deleted",
  "issue",
  "issue_revising",
  "issue_approving",
  "reviewed",
  "fundRaising",
  "refunded",
  "raised",
  "payingBack",
  "ended",
  "defaulted",
  "expired",
  "inactive",
  "inactive_expired",
] as const;
type LoanStatus = (typeof LOAN_STATUSES)[number];

/** A loan as `GET /v3/partner/{id}/loans` answers it. */
export interface Loan {
  kiva_id: string;
  uuid: string;
  internal_loan_id: string;
  internal_client_id: string;
  borrower_count: number;
  partner_id: string;
  partner: string;
  name: string;
  location: string;
  status: LoanStatus;
  status_detail: string;
  loan_price: string;
  loan_local_price: string;
  loan_currency: string;
  fundedAmount: number;
  delinquent: boolean;
  create_time: number;
  planned_expiration_time: number;
  planned_inactive_expire_time: number;
  ended_time: number | null;
  refunded_time: number | null;
  expired_time: number | null;
  defaulted_time: number | null;
  issue_feedback_time: number | null;
  issue_reported_by: string | null;
}

/** A loan, and what only the partner's own books say about it, in minor units of its currency. */
export interface SeededLoan {
  readonly loan: Loan;
  readonly book: { readonly price: bigint; readonly repaid: bigint; readonly instalment: bigint };
}

/** The month whose end the books' figures stand at. */
export const BOOKS_MONTH = "2026-09";
const BOOKS_CLOSED = Date.UTC(2026, 9, 1) / 1000;
const DAY = 86_400;

const PER_2199_DEFAULTED = 40;
const PER_2199_OTHERS: readonly (readonly [LoanStatus, number])[] = [
  ["fundRaising", 32],
  ["raised", 18],
  ["ended", 48],
  ["expired", 12],
  ["refunded", 6],
  ["issue", 9],
  ["issue_revising", 3],
  ["issue_approving", 2],
  ["reviewed", 8],
  ["inactive", 2],
  ["inactive_expired", 5],
  ["deleted", 7],
];

/**
 * The loans of a partner: `expected` of them in a status that is reported on, and for every 2,199 of those some
 * 150 others. The same partner has the same loans every time.
 */
export function seedLoans(options: { partnerId: string; currency: string; expected: number }): SeededLoan[] {
  const random = new SeededRandom(`${options.partnerId} ${options.currency}`);
  const profile = currencyProfile(options.currency);
  const share = (per2199: number) => Math.ceil((per2199 * options.expected) / 2_199);
  const defaulted = Math.min(options.expected, share(PER_2199_DEFAULTED));
  const statuses = [
    ...Array<LoanStatus>(options.expected - defaulted).fill("payingBack"),
    ...Array<LoanStatus>(defaulted).fill("defaulted"),
    ...PER_2199_OTHERS.flatMap(([status, count]) => Array<LoanStatus>(share(count)).fill(status)),
  ];
  return random
    .shuffle(statuses)
    .map((status, index) => seedLoan(random, profile, { ...options, status, number: index + 1 }));
}

/** Whether PA2 expects a repayment to be reported on the loan. */
export function isExpected({ loan }: SeededLoan): boolean {
  return loan.status === "payingBack" || loan.status === "defaulted";
}

interface Circumstances {
  partnerId: string;
  currency: string;
  status: LoanStatus;
  number: number;
}

function seedLoan(random: SeededRandom, profile: CurrencyProfile, given: Circumstances): SeededLoan {
  const { status, number, currency } = given;
  const book = seedBook(random, profile);
  const price = formatMinorUnits(book.price, profile.decimals);
  // Kiva's lenders give in shares of 25 dollars.
  const dollars = Math.max(25, Math.round(Number(price) / profile.perDollar / 25) * 25);
  const [place, country] = seedPlace(random, profile);
  const loan: Loan = {
    kiva_id: String(2_410_000 + number * 7 + random.between(0, 6)),
    uuid: seedUuid(random),
    internal_loan_id: loanId(random, number),
    internal_client_id: `C-${String(389 + number).padStart(5, "0")}`,
    ...borrower(random, profile),
    partner_id: given.partnerId,
    partner: `Sandbox partner ${given.partnerId}`,
    location: `${place}: ${country}`,
    status,
    status_detail: status === "issue" ? "Description needs a correction" : "",
    loan_price: `${dollars}.00`,
    loan_local_price: price,
    loan_currency: currency,
    fundedAmount: isFunded(status) ? dollars : 0,
    delinquent: status === "defaulted" || (status === "payingBack" && random.chance(0.12)),
    ...times(random, status),
  };
  return { loan, book };
}

function seedBook(random: SeededRandom, profile: CurrencyProfile): SeededLoan["book"] {
  const steps = random.between(profile.least / profile.step, profile.most / profile.step);
  const price = BigInt(steps * profile.step) * 10n ** BigInt(profile.decimals);
  const instalments = random.between(6, 24);
  const instalment = price / BigInt(instalments);
  // Some borrowers pay a little more or less than their instalment, and so figures have odd cents.
  const drift = random.chance(0.4) ? BigInt(random.between(-9_999, 9_999)) : 0n;
  const repaid = instalment * BigInt(random.between(1, instalments - 1)) + drift;
  return { price, instalment, repaid: repaid > 0n && repaid < price ? repaid : instalment };
}

/** A partner's MIS has mostly one style of loan ID, and the odd ones of earlier systems. */
function loanId(random: SeededRandom, number: number): string {
  if (number % 40 === 0) return `A-${1_000 + number}-${String(random.between(1, 12)).padStart(2, "0")}`;
  if (number % 55 === 0) return `LOAN/${number}/${random.between(2023, 2026)}`;
  if (number % 35 === 0) return String(number).padStart(6, "0");
  return `${String(number).padStart(4, "0")}-${random.pick(["A", "B", "C"])}`;
}

function borrower(random: SeededRandom, { region }: CurrencyProfile): Pick<Loan, "name" | "borrower_count"> {
  if (random.chance(0.03)) return { name: random.pick(region.groups), borrower_count: random.between(3, 22) };
  return { name: `${random.pick(region.firstNames)} ${random.pick(region.lastNames)}`, borrower_count: 1 };
}

function seedPlace(random: SeededRandom, { region, country }: CurrencyProfile) {
  const [first = region.places[0], ...rest] = region.places.filter(
    (place) => !country || place[1] === country,
  );
  return random.pick([first, ...rest]);
}

function times(random: SeededRandom, status: LoanStatus) {
  const posted = BOOKS_CLOSED - DAY * random.between(40, 700);
  const create_time = isFunded(status) ? posted : BOOKS_CLOSED - DAY * random.between(1, 29);
  const later = BOOKS_CLOSED - DAY * random.between(1, 25);
  const when = (applies: boolean) => (applies ? later : null);
  return {
    create_time,
    planned_expiration_time: create_time + 30 * DAY,
    planned_inactive_expire_time: create_time + 45 * DAY,
    ended_time: when(status === "ended"),
    refunded_time: when(status === "refunded"),
    expired_time: when(status === "expired" || status === "inactive_expired"),
    defaulted_time: when(status === "defaulted"),
    issue_feedback_time: when(status.startsWith("issue")),
    issue_reported_by: status.startsWith("issue") ? "Kiva review team" : null,
  };
}

function isFunded(status: LoanStatus): boolean {
  return ["raised", "payingBack", "ended", "defaulted"].includes(status);
}

function seedUuid(random: SeededRandom): string {
  const variant = random.pick(["8", "9", "a", "b"]);
  return `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${variant}${random.hex(3)}-${random.hex(12)}`;
}
