import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";

/** A loan's status by shape and word. */
export function LoanStatus({ status, children }: { status: ExpectedLoan["status"]; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark tone={status === "payingBack" ? "good" : "warning"} />
      {children}
    </span>
  );
}
