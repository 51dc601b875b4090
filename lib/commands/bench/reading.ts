import Papa from "papaparse";
import { splitIntoBatches } from "@/lib/repayments/batches";
import { judgeLayout } from "@/lib/repayments/check/check";
import type { CheckSettings } from "@/lib/repayments/checked-report";
import { layOut } from "@/lib/repayments/check/layout";
import { openText } from "@/lib/repayments/file/open-file";
import { benchFile } from "./file";

const SETTINGS: CheckSettings = { columns: "three", currency: "KES" };
const ROUNDS = 5;

/**
 * How long reading and judging a file takes, beside the least it could take: PapaParse alone on the same text. Both
 * in one run on one machine, so that the ratio means something anywhere.
 */
export function benchReading(): void {
  console.log("In Node\nrows      parse alone   open   lay out   judge again   whole / parse alone");
  for (const rows of [1_000, 10_000, 100_000]) {
    const text = benchFile(rows);
    const bytes = new TextEncoder().encode(text);
    const opened = openText(bytes);
    if (opened.state !== "opened") throw new Error("The bench's own file cannot be read");
    const laid = layOut(opened, SETTINGS, {});
    if (laid.state !== "laid-out") throw new Error("The bench's own file raises a question");

    const parseMs = best(() => Papa.parse(text));
    const openMs = best(() => openText(bytes));
    const layOutMs = best(() => layOut(opened, SETTINGS, {}));
    const judgeMs = best(() => judgeLayout(laid.layout, [{ kind: "leave-out", row: 2 }]));
    const whole = (openMs + layOutMs + judgeMs) / parseMs;
    console.log(
      `${String(rows).padEnd(10)}${inMs(parseMs).padEnd(14)}${inMs(openMs).padEnd(7)}` +
        `${inMs(layOutMs).padEnd(10)}${inMs(judgeMs).padEnd(14)}${whole.toFixed(1)}`,
    );
  }
  console.log(`batches of 2,199 loans: ${splitIntoBatches(2199, 300).join(", ")}`);
}

/** The quickest of a few rounds, in milliseconds: what the work takes when nothing disturbs it. */
function best(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function inMs(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
