import type { ExpectedLoan } from "./expected-loan";

/** More are not fetched, stored or read: several times what the largest partners have. */
export const MOST_LOANS = 200_000;
/** Of the packed text, for as many loans with long names; what unpacks to more is not what was packed here. */
export const MOST_CHARACTERS = 64_000_000;

const LETTERS = { payingBack: "p", defaulted: "d" } as const;
const STATUSES: ReadonlyMap<string, ExpectedLoan["status"]> = new Map([
  ["p", "payingBack"],
  ["d", "defaulted"],
]);

/**
 * Loans as text, column by column: a third of what a list of objects takes before it is compressed. The same loans in
 * the same order are the same text. No module of Node's: the browser's worker reads it, too.
 */
export function packExpected(loans: readonly ExpectedLoan[]): string {
  return JSON.stringify({
    kivaId: loans.map(({ kivaId }) => kivaId),
    loanId: loans.map(({ loanId }) => loanId),
    clientId: loans.map(({ clientId }) => clientId),
    name: loans.map(({ name }) => name),
    status: loans.map(({ status }) => LETTERS[status]).join(""),
    currency: loans.map(({ currency }) => currency),
    amountText: loans.map(({ amountText }) => amountText),
  });
}

/** The loans that `packExpected` made this text of; null for any other text, and for one that is too large. */
export function unpackExpected(text: string): ExpectedLoan[] | null {
  if (text.length > MOST_CHARACTERS) return null;
  const packed = parsed(text);
  if (packed === null) return null;
  const count = typeof packed.status === "string" ? packed.status.length : MOST_LOANS + 1;
  if (count > MOST_LOANS) return null;
  const [kivaId, loanId, name] = [packed.kivaId, packed.loanId, packed.name].map((column) =>
    isColumn(column, count, isText) ? column : null,
  );
  const [clientId, currency, amountText] = [packed.clientId, packed.currency, packed.amountText].map(
    (column) => (isColumn(column, count, isTextOrNull) ? column : null),
  );
  if (!kivaId || !loanId || !name || !clientId || !currency || !amountText) return null;
  const loans: ExpectedLoan[] = [];
  for (let at = 0; at < count; at++) {
    const status = STATUSES.get((packed.status as string)[at]!);
    if (!status) return null;
    loans.push({
      kivaId: kivaId[at]!,
      loanId: loanId[at]!,
      clientId: clientId[at]!,
      name: name[at]!,
      status,
      currency: currency[at]!,
      amountText: amountText[at]!,
    });
  }
  return loans;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === "object" ? (json as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function isColumn<Cell>(
  column: unknown,
  count: number,
  fits: (cell: unknown) => cell is Cell,
): column is Cell[] {
  return Array.isArray(column) && column.length === count && column.every(fits);
}

const isText = (cell: unknown): cell is string => typeof cell === "string";
const isTextOrNull = (cell: unknown): cell is string | null => cell === null || isText(cell);
