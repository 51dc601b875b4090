import { openText } from "@/lib/repayments/file/open-file";
import { CheckDesk } from "./check-desk";
import type { Warmed } from "./worker-messages";

const ROWS = 4_000;
/** A browser makes fast what it has often seen run. */
export const WARM_UP_ROUNDS = 10;
const SIGHT = { from: 0, to: 30, own: 0 };

/**
 * Checks a file of no importance, so that the worker's code has been read and run by the time hers comes. She is
 * looking for it meanwhile.
 */
export function warmUp(): Warmed | null {
  const lines = Array.from({ length: ROWS }, (_, at) =>
    at % 40 === 0 ? `${at},C-${at},"1o,5"` : `LOAN/${at}/1,C-${at},"${at + 1}.50"`,
  );
  const bytes = new TextEncoder().encode(`Loan ID,Client ID,Amount\n${lines.join("\n")}\n`);
  const desk = new CheckDesk(openText(bytes), { columns: "three", currency: "KES" }, []);
  const { outcome, seen } = desk.judge(0, {}, [], SIGHT);
  desk.judge(0, {}, [{ kind: "leave-out", row: 2 }], SIGHT);
  return outcome.state === "checked" && seen ? { report: outcome.report, seen } : null;
}
