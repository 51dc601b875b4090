import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { expectedContent, readContent } from "./expected-content";
import type { ExpectedLoan } from "./expected-loan";
import { packExpected, unpackExpected } from "./pack-expected";
import { receiveExpected } from "./receive-expected";

const text = fc.string({ unit: "binary", maxLength: 20 });
const loan: fc.Arbitrary<ExpectedLoan> = fc.record({
  kivaId: text,
  loanId: text,
  clientId: fc.option(text),
  name: text,
  status: fc.constantFrom("payingBack", "defaulted"),
  currency: fc.option(text),
  amountText: fc.option(text),
});

describe("a packed list of loans", () => {
  test("gives back every loan to the letter, in its order", () => {
    fc.assert(
      fc.property(fc.array(loan, { maxLength: 30 }), (loans) => {
        expect(unpackExpected(packExpected(loans))).toEqual(loans);
      }),
      { seed: 5 },
    );
  });

  const packed = JSON.parse(packExpected([expectedLoan(), expectedLoan()])) as Record<string, unknown>;
  it.each<[string, unknown]>([
    ["a column too short", { ...packed, name: ["Njeri W."] }],
    ["a column missing", { ...packed, currency: undefined }],
    ["a number for an ID", { ...packed, loanId: ["0012-A", 12] }],
    ["a borrower without a name", { ...packed, name: ["Njeri W.", null] }],
    ["a status nobody knows", { ...packed, status: "px" }],
    ["a status of no text", { ...packed, status: ["p", "p"] }],
    ["a list", [packed]],
    ["null", null],
  ])("is none with %s", (_, json) => expect(unpackExpected(JSON.stringify(json))).toBeNull());

  it("is none with more loans than anyone keeps, or more text", () => {
    const many = Array.from({ length: 200_001 }, () => expectedLoan());
    expect(unpackExpected(packExpected(many))).toBeNull();
    expect(unpackExpected(" ".repeat(64_000_001))).toBeNull();
  });
});

describe("a stored list", () => {
  it("is what a browser receives, however it is cut on its way", async () => {
    const loans = Array.from({ length: 500 }, (_, at) =>
      expectedLoan({ loanId: `L-${at}`, name: "Núñez 李" }),
    );
    const { bytes } = await expectedContent(loans);
    const cut = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await receiveExpected(new Response(cut))).toEqual(loans);
    await expect(receiveExpected(new Response(Buffer.from(bytes.subarray(0, -9))))).rejects.toThrow();
    expect(await receiveExpected(new Response(gzipSync('{"loans":[]}')))).toBeNull();
    expect(await receiveExpected(new Response(null))).toBeNull();
  });

  it("is received no further than a list can go", async () => {
    const bomb = gzipSync(Buffer.alloc(70_000_000, " "), { level: 1 });
    expect(await receiveExpected(new Response(bomb))).toBeNull();
  });

  it("is small, and the same for the same loans", async () => {
    const loans = Array.from({ length: 2_000 }, (_, at) => expectedLoan({ loanId: `L-${at}` }));
    const content = await expectedContent(loans);
    expect(content.bytes.length).toBeLessThan(20_000);
    expect(await readContent(content.bytes)).toEqual(loans);
    expect((await expectedContent(loans.slice())).sha256).toBe(content.sha256);
    expect((await expectedContent(loans.slice(1))).sha256).not.toBe(content.sha256);
  });
});
