import { constants, gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { MAX_EDITS_BYTES, type Edit } from "./edits";
import { parseSaveForm } from "./save-input";

const SEEN = { fingerprint: "f", lines: 1, sumText: "1.00", problemRows: 0, snapshotId: null };
const EDITS = Array.from({ length: 100 }, (_, at): Edit => ({
  kind: "cell",
  row: at + 2,
  column: "loanId",
  text: `PRÊT-${at}`,
}));

/** A whole form, with these edits. */
function withPacked(packed: Uint8Array, size: string | null): FormData {
  const form = new FormData();
  const fields = { token: "a-token-of-hers", month: "2026-09", fileName: "september.csv", choices: "{}" };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("seen", JSON.stringify(SEEN));
  form.set("edits", new Blob([new Uint8Array(packed)]));
  if (size !== null) form.set("editsSize", size);
  return form;
}

describe("compressed edits that are none", () => {
  const list = Buffer.from(JSON.stringify(EDITS));
  const packed = gzipSync(list);
  const size = String(list.length);

  it("are taken where they are whole", async () => {
    expect(await parseSaveForm(withPacked(packed, size))).toMatchObject({
      ok: true,
      value: { edits: EDITS },
    });
  });

  it.each<[string, Uint8Array, string | null]>([
    ["cut", packed.subarray(0, packed.length - 9), size],
    ["no gzip", list, size],
    ["nothing", new Uint8Array(), "0"],
    ["changed on the way", Buffer.from(packed).fill(7, 40, 60), size],
    ["longer than they say", packed, String(list.length - 1)],
    ["shorter than they say", packed, String(list.length + 1)],
    ["without their size", packed, null],
    ["of a size that is none", packed, "1e6"],
    ["of a negative size", packed, "-1"],
    ["of a size beyond the bound", packed, String(MAX_EDITS_BYTES + 1)],
    ["no JSON", gzipSync("[1,"), "3"],
    ["no list", gzipSync("{}"), "2"],
    ["something else than edits", gzipSync('[{"kind":"leave-out","row":2,"isAdmin":true}]'), "45"],
    ["a million of nesting", gzipSync("[".repeat(1_000_000)), "1000000"],
  ])("are refused: %s", async (_, bytes, size) => {
    expect(await parseSaveForm(withPacked(bytes, size))).toMatchObject({
      failure: { code: "input.invalid" },
    });
  });
});

test(
  "a gigabyte of edits in a megabyte costs no more than what it says it is",
  { timeout: 60_000 },
  async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000_000, " "), { level: constants.Z_BEST_SPEED });
    expect(bomb.length).toBeLessThan(11 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    const form = withPacked(bomb, String(MAX_EDITS_BYTES));
    expect(await parseSaveForm(form)).toMatchObject({ failure: { code: "input.invalid" } });
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  },
);
