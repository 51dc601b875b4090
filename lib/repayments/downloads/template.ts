/** Header texts of the template: Kiva's own names, or the ones of a language. */
export interface TemplateHeaders {
  loanId: string;
  clientId: string;
  amount: string;
}

/** As Kiva's documentation names them. */
const KIVA_HEADERS: TemplateHeaders = { loanId: "Loan ID", clientId: "Client ID", amount: "Amount" };

/** Kiva's own sample repayments, and IDs that show that letters and leading zeros are kept. */
const SAMPLE = [
  { loanId: "1042970", clientId: "184729", whole: "25" },
  { loanId: "1043223", clientId: "481395", whole: "40" },
  { loanId: "0012", clientId: "C-0077", whole: "1250" },
  { loanId: "A-2036-12", clientId: "C-0078", whole: "480" },
];

/** The header line alone. */
export function templateRows(columns: "two" | "three", headers: TemplateHeaders = KIVA_HEADERS): string[][] {
  const { loanId, clientId, amount } = headers;
  return [columns === "three" ? [loanId, clientId, amount] : [loanId, amount]];
}

/** The header and four made-up rows, with the currency's own number of decimals. */
export function sampleRows(
  columns: "two" | "three",
  decimals: number,
  headers: TemplateHeaders = KIVA_HEADERS,
): string[][] {
  const rows = SAMPLE.map(({ loanId, clientId, whole }) => {
    const amount = decimals === 0 ? whole : `${whole}.${"0".repeat(decimals)}`;
    return columns === "three" ? [loanId, clientId, amount] : [loanId, amount];
  });
  return [...templateRows(columns, headers), ...rows];
}
