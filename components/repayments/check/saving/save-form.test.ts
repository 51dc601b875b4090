import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { chosenFrom } from "@/components/files/chosen-file";
import type { Edit } from "@/lib/repayments/edits";
import { parseSaveForm } from "@/lib/repayments/save-input";
import { listOfWritten, writeEdits } from "@/lib/repayments/edits/written-edits";
import { saveForm, type Saving } from "./save-form";

const SEEN = { fingerprint: "f", lines: 1, sumText: "1.00", problemRows: 0, snapshotId: null };

function saving(edits: readonly Edit[]): Saving {
  return {
    place: { organization: "umoja", environment: "sandbox" },
    month: "2026-09",
    file: chosenFrom("september.csv", "Loan ID,Client ID,Amount\n1,2,3.00\n"),
    upload: null,
    choices: { decimalSign: "." },
    edits: listOfWritten([writeEdits(edits)]),
    seen: SEEN,
    draft: { id: "r", version: 3 },
    isSameFileMeant: false,
  };
}

const MANY = Array.from({ length: 60_000 }, (_, at): Edit => ({
  kind: "cell",
  row: at + 2,
  column: "loanId",
  text: `PRÊT-${at}`,
}));

async function formOf(edits: readonly Edit[]): Promise<FormData> {
  const form = await saveForm(saving(edits), "a-token-of-hers");
  if (!form) throw new Error("no form");
  return form;
}

describe("what the page sends is what the server saves", () => {
  const edit = fc.record({
    kind: fc.constant("cell" as const),
    row: fc.integer({ min: 1, max: 20_000_000 }),
    column: fc.constantFrom("loanId" as const, "amount" as const),
    text: fc.string({ unit: "binary", maxLength: 20 }),
  });

  it("with few edits", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 10 }), async (edits) => {
        const form = await formOf(edits);
        expect(typeof form.get("edits")).toBe("string");
        expect(await parseSaveForm(form)).toMatchObject({
          ok: true,
          value: { edits, reportId: "r", version: 3 },
        });
      }),
      { seed: 3 },
    );
  });

  it("with many, which travel compressed", async () => {
    const form = await formOf(MANY);
    const packed = form.get("edits");
    expect((packed as Blob).size).toBeLessThan(600_000);
    const parsed = await parseSaveForm(form);
    expect(parsed.ok && parsed.value.edits).toEqual(MANY);
  });

  it("with many where the browser compresses nothing", async () => {
    vi.stubGlobal("CompressionStream", undefined);
    const form = await formOf(MANY);
    vi.unstubAllGlobals();
    expect(typeof form.get("edits")).toBe("string");
    const parsed = await parseSaveForm(form);
    expect(parsed.ok && parsed.value.edits).toEqual(MANY);
  });

  it("or nothing, where it is more than the server takes", async () => {
    const text = "é".repeat(500);
    const edits = Array.from({ length: 50_000 }, (_, at): Edit => ({
      kind: "cell",
      row: at + 2,
      column: "amount",
      text,
    }));
    expect(await saveForm(saving(edits), "a-token-of-hers")).toBeNull();
  });
});
