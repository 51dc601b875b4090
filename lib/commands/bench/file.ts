/** A month's file of the bench's own: three columns, two rows in a hundred in error. */
export function benchFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const amount = index % 50 === 0 ? "12,5o0.00" : `${1_000 + (index % 90_000)}.50`;
    return `LOAN/${index}/2026,C-${String(index).padStart(6, "0")},"${amount}"`;
  });
  return `Loan ID,Client ID,Amount\n${lines.join("\n")}\n`;
}
