import type { ColumnChoice } from "@/lib/repayments/edits";
import type { Column } from "@/lib/repayments/problems";

/** Which position holds which column, while she is still assigning them. */
export type ColumnRoles = Record<Column, number | null>;

export function columnsOf(format: "two" | "three"): Column[] {
  return format === "three" ? ["loanId", "clientId", "amount"] : ["loanId", "amount"];
}

/** Gives a position its role. A role stands only once: where it stood before, nothing stands now. */
export function assign(roles: ColumnRoles, position: number, role: Column | null): ColumnRoles {
  const next = { ...roles };
  for (const column of Object.keys(next) as Column[]) if (next[column] === position) next[column] = null;
  if (role) next[role] = position;
  return next;
}

export function roleAt(roles: ColumnRoles, position: number): Column | null {
  return (Object.keys(roles) as Column[]).find((column) => roles[column] === position) ?? null;
}

/** The columns that nothing is assigned to yet. */
export function missingColumns(roles: ColumnRoles, format: "two" | "three"): Column[] {
  return columnsOf(format).filter((column) => roles[column] === null);
}

/** The finished choice; null while a column is missing. */
export function choiceOf(
  roles: ColumnRoles,
  headerRow: number | null,
  format: "two" | "three",
): ColumnChoice | null {
  const { loanId, clientId, amount } = roles;
  if (loanId === null || amount === null || (format === "three" && clientId === null)) return null;
  return { headerRow, loanId, clientId: format === "three" ? clientId : null, amount };
}
