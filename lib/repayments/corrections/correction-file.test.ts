import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { isSqlite, type Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { confirmed, corrected, frozen, sentReport } from "@/lib/testing/corrections";
import { forEachDatabase } from "@/lib/testing/databases";
import { currencyDecimals } from "@/lib/money";
import { writeCsv } from "@/lib/files/csv";
import { testContext } from "@/lib/testing/test-context";
import { correctionEdits } from "./correction-file";
import type { Edit } from "../edits";
import { check } from "../file-for-tests";

type Wanted = Parameters<typeof correctionEdits>[1];
type Settings = Pick<Context["organization"], "columns" | "currency">;

interface Line {
  loanId: string;
  clientId: string;
  units: bigint;
}

/** IDs that a spreadsheet, a CSV reader or the check may take for something else. */
const ODD = ["0012", "007", "=1+1", "+44", "-5", "'=x", "@SUM(A1)", "LOAN/5/2023", "A;B", 'A"B'];
const MORE = ["A,B", "05-Mar", " X", "Total", "1.234", "é", "X\u00a0Y", "''-1", "a\nb", "sep=;"];
const RUNS = { SQLite: 60, PostgreSQL: 10 };
const CHOICES = { decimalSign: "." } as const;

/** A file of these lines, and what it must be read as. */
function written({ columns, currency }: Settings, lines: readonly Line[]): { text: string; wanted: Wanted } {
  const decimals = currencyDecimals(currency);
  const plain = (units: bigint) => {
    const digits = units.toString().padStart(decimals + 1, "0");
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  };
  const isThree = columns === "three";
  const head = isThree ? ["Row", "Loan ID", "Client ID", "Amount"] : ["Row", "Loan ID", "Amount"];
  const rows = lines.map(({ loanId, clientId, units }, at) => {
    const ids = isThree ? [loanId, clientId] : [loanId];
    return [String(at + 2), ...ids, plain(units), ""];
  });
  const wanted = lines.map(({ loanId, clientId, units }) => ({
    loanId,
    clientId: isThree ? clientId : null,
    amountText: plain(units),
    ...{ batchNumber: 1, rows: "", because: "refused" as const, said: [] },
  }));
  return { text: writeCsv([[...head, "What is wrong"], ...rows], { delimiter: "," }), wanted };
}

/** The edits with which she reports every line of a file as it stands; null for a file that no one could report so. */
function fullyDecided(text: string, settings: Settings, wanted: Wanted): Edit[] | null {
  let edits: Edit[] = [];
  for (let round = 0; round < 3; round++) {
    const outcome = check(text, { settings, choices: CHOICES, edits });
    if (outcome.state !== "checked") return null;
    if (outcome.report.totals.problemRows === 0 && outcome.report.lines.length === wanted.length)
      return edits;
    edits = [...edits, ...correctionEdits(outcome.report, wanted)];
  }
  return null;
}

// The runs below pass over what cannot be reported at all: none of the odd ones is among that.
it.each([...ODD, ...MORE])("a loan or a client called %j can be reported as it stands", (id) => {
  const lines = [
    { loanId: id, clientId: "C-1", units: 100n },
    { loanId: "L-2", clientId: id, units: 0n },
  ];
  for (const columns of ["two", "three"] as const) {
    const settings = { columns, currency: "KES" };
    const { text, wanted } = written(settings, lines);
    const edits = fullyDecided(text, settings, wanted);
    expect(edits).not.toBeNull();
    const outcome = check(text, { settings, choices: CHOICES, edits: edits ?? [] });
    const read = outcome.state === "checked" ? outcome.report.lines : [];
    expect(read.map(({ loanId, clientId }) => [loanId, clientId])).toEqual(
      wanted.map(({ loanId, clientId }) => [loanId, clientId]),
    );
  }
});

forEachDatabase("the lines of a correction", (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  // I9: the figures and IDs of a correction are the refused ones to the letter, without a hand laid on them.
  it(
    "gives back every refused line exactly, whatever its ID and currency",
    { timeout: 120_000 },
    async () => {
      const id = fc.oneof(
        fc.constantFrom(...ODD),
        fc.constantFrom(...MORE),
        fc.stringMatching(/^[A-Z0-9][A-Z0-9/-]{0,11}$/),
      );
      const line = fc.record({ loanId: id, clientId: id, units: fc.bigInt(0n, 999_999_999_999n) });
      const lines = fc.array(line, { minLength: 1, maxLength: 12 });
      const place = fc.record({
        currency: fc.constantFrom("UGX", "KES", "TND"),
        columns: fc.constantFrom("two" as const, "three" as const),
      });
      const details = fc.oneof(
        fc.string(),
        fc.constantFrom("404", "a;b;c;d;e", '"', "x\r\ny", "Total 5", "=1+1"),
      );
      await fc.assert(
        fc.asyncProperty(place, lines, details, fc.boolean(), async (settings, given, said, isRefused) => {
          const context = await testContext(db, settings);
          const { text, wanted } = written(settings, given);
          // What she decides in the original, as she would by hand.
          const edits = fullyDecided(text, context.organization, wanted);
          fc.pre(edits !== null);
          const problems = given.map(({ loanId }) => ({
            batch: 1,
            loanId,
            severity: "error" as const,
            details: said.replaceAll("\0", ""),
          }));
          const answers = isRefused ? { states: { 1: "rejected" as const } } : { problems };
          const original = await sentReport(context, text, answers, { choices: CHOICES, edits });
          const correction = await corrected(context, original);
          await confirmed(context, correction);
          expect(await frozen(context, correction)).toEqual(await frozen(context, original));
          expect(await frozen(context, original)).toHaveLength(given.length);
        }),
        { numRuns: isSqlite(db) ? RUNS.SQLite : RUNS.PostgreSQL },
      );
    },
  );
});
