import type { Borrower } from "@/lib/drafts/draft";
import { readTypedAmount } from "@/lib/drafts/typed-amount";
import { addAmounts } from "@/lib/money";

export interface LoanTotal {
  /** Plain decimal text; null if no amount stands yet or one cannot be read. */
  amountText: string | null;
  /** How many cannot. */
  unread: number;
}

/** What all borrowers get together. */
export function totalOf(borrowers: readonly Pick<Borrower, "amount">[], currency: string): LoanTotal {
  const typed = borrowers.map(({ amount }) => amount).filter((amount) => amount.trim() !== "");
  const read = typed.flatMap((amount) => {
    const reading = readTypedAmount(amount, currency);
    return "amountText" in reading ? [reading.amountText] : [];
  });
  const unread = typed.length - read.length;
  return { amountText: read.length > 0 && unread === 0 ? addAmounts(read) : null, unread };
}
