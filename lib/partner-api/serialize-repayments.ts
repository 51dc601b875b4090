import { jsonNumber } from "./json-number";

/** One loan of a batch. The amount is plain decimal text and stays so. */
export interface RepaymentLine {
  loanId: string;
  /** Null for partners on the two-column format: the field is then left out. */
  clientId: string | null;
  amountText: string;
}

/**
 * The exact bytes of one batch: `{"repayments":[{"loan_id":...,"client_id":...,"amount":25.00},...]}` in UTF-8.
 * Written by hand, because JSON.stringify would send every amount through a binary float: here its digits are those
 * of the text. Throws on an amount that is not a plain decimal and on an empty ID; both are bugs of the caller.
 */
export function serializeRepayments(lines: readonly RepaymentLine[]): Buffer {
  if (lines.length === 0) throw new Error("A batch without loans cannot be sent");
  return Buffer.from(`{"repayments":[${lines.map(serializeLine).join(",")}]}`, "utf8");
}

function serializeLine({ loanId, clientId, amountText }: RepaymentLine): string {
  if (loanId === "" || clientId === "") throw new Error("An ID is empty");
  const client = clientId === null ? "" : `"client_id":${JSON.stringify(clientId)},`;
  return `{"loan_id":${JSON.stringify(loanId)},${client}"amount":${jsonNumber(amountText)}}`;
}
