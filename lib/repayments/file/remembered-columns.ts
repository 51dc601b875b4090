import type { ColumnChoice } from "../edits";
import { checksum } from "../fingerprint";
import { headerWords } from "./header-words";

/** Her choice of columns by the headers' own words, so that it holds next month, in whatever order they come. */
export interface RememberedColumns {
  headerKey: string;
  loanId: string;
  clientId: string | null;
  amount: string;
}

function normalHeader(header: string): string {
  return headerWords(header).join(" ");
}

/** The key stands in a database index, which takes no more than some 2,700 bytes. */
const LONGEST_KEY = 600;

/** The set of headers as one text: the same for the same headers in another order, spelling or case. */
export function headerKey(headers: readonly string[]): string {
  const key = headers
    .map(normalHeader)
    .filter((header) => header !== "")
    .sort()
    .join("|");
  return key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY - 20)}|${checksum(key)}`;
}

/** What to remember of a choice; null if the columns have no names of their own to find them by. */
export function toRemembered(choice: ColumnChoice, headers: readonly string[]): RememberedColumns | null {
  if (choice.headerRow === null) return null;
  const loanId = headers[choice.loanId] ?? "";
  const clientId = choice.clientId === null ? null : (headers[choice.clientId] ?? "");
  const amount = headers[choice.amount] ?? "";
  const remembered = { headerKey: headerKey(headers), loanId, clientId, amount };
  return fromRemembered(remembered, headers, choice.headerRow) === null ? null : remembered;
}

/** The remembered columns in a file with the same set of headers; null if they are not found exactly once each. */
export function fromRemembered(
  remembered: RememberedColumns,
  headers: readonly string[],
  headerRow: number | null,
): ColumnChoice | null {
  if (headerRow === null || headerKey(headers) !== remembered.headerKey) return null;
  const normal = headers.map(normalHeader);
  const find = (header: string): number | null => {
    const wanted = normalHeader(header);
    const at = normal.indexOf(wanted);
    return wanted !== "" && at !== -1 && normal.lastIndexOf(wanted) === at ? at : null;
  };
  const loanId = find(remembered.loanId);
  const amount = find(remembered.amount);
  const clientId = remembered.clientId === null ? null : find(remembered.clientId);
  if (loanId === null || amount === null) return null;
  if (remembered.clientId !== null && clientId === null) return null;
  return { headerRow, loanId, clientId, amount };
}
