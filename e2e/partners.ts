/**
 * The partners the sandboxes know. Every test takes one for itself, so that tests running side by side do not see
 * each other's uploads: the month's journeys have PA2's 2,199 expected loans, the others a few.
 */
export const MONTH_PARTNERS = ["9001", "9002", "9003", "9004", "9005", "9006"];
export const SMALL_PARTNERS = Array.from({ length: 120 }, (_, index) => String(9101 + index));
/** On the two-column format. */
export const TWO_COLUMN_PARTNERS = ["9301", "9302", "9303"];
/** Whose list of loans is fetched, with faults on it. */
export const LOAN_PARTNERS = ["9401", "9402", "9403", "9404"];

export const PARTNERS = [
  ...[...MONTH_PARTNERS, ...LOAN_PARTNERS].map((id) => ({
    id,
    columns: "three" as const,
    currency: "KES",
    loanCount: 2199,
  })),
  ...SMALL_PARTNERS.map((id) => ({ id, columns: "three" as const, currency: "KES", loanCount: 60 })),
  ...TWO_COLUMN_PARTNERS.map((id) => ({ id, columns: "two" as const, currency: "USD", loanCount: 60 })),
];
