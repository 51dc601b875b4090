import { describe, expect, it } from "vitest";
import type { AskFailure } from "@/lib/partner-api/reader";
import type { KivaLoan } from "@/lib/partner-api/wire";
import { fail, ok, type Failure } from "@/lib/result";
import { readExpected, type LoanPageQuery, type Reading } from "./read-expected";

function kivaLoan(number: number, changes: Partial<KivaLoan> = {}): KivaLoan {
  return {
    kivaId: `k${number}`,
    loanId: `L-${String(number).padStart(6, "0")}`,
    clientId: `C-${number}`,
    name: `Borrower ${number}`,
    status: "payingBack",
    currency: "KES",
    localPrice: "25000.00",
    price: "200.00",
    delinquent: false,
    ...changes,
  };
}

const payingBack = (count: number) => Array.from({ length: count }, (_, at) => kivaLoan(at));

/** A partner's loans at Kiva, which `between` may change before each request. */
function kiva(
  loans: KivaLoan[],
  between: (loans: KivaLoan[], request: number) => Failure<AskFailure> | void = () => {},
) {
  const asked: LoanPageQuery[] = [];
  const pauses: number[] = [];
  const told: [number, number][] = [];
  const reading: Reading = {
    askPage: async (query) => {
      asked.push(query);
      const failure = between(loans, asked.length);
      if (failure) return { ok: false, failure };
      const fitting = loans.filter(({ status }) => status === query.status);
      return ok({
        total: fitting.length,
        loans: fitting.slice(query.offset, query.offset + query.limit),
      });
    },
    onProgress: async (received, total) => {
      told.push([received, total]);
      return true;
    },
    pause: async (ms) => pauses.push(ms),
  };
  return { reading, asked, pauses, told };
}

const loansOf = async (reading: Reading) => {
  const answer = await readExpected(reading);
  return answer.ok ? answer.value.map(({ kivaId, status }) => `${kivaId} ${status}`) : answer.failure.code;
};

describe("reading Kiva's list", () => {
  it("asks for pages of 300, one after the other, and tells how far it is", async () => {
    const { reading, asked, told } = kiva([...payingBack(700), kivaLoan(900, { status: "defaulted" })]);
    expect(await loansOf(reading)).toHaveLength(701);
    expect(asked.map(({ status, offset, limit }) => `${status} ${offset} ${limit}`)).toEqual([
      "payingBack 0 1",
      "defaulted 0 1",
      "payingBack 0 300",
      "payingBack 300 300",
      "payingBack 600 300",
      "defaulted 0 300",
    ]);
    expect(told).toEqual([
      [300, 701],
      [600, 701],
      [700, 701],
      [701, 701],
    ]);
  });

  it("keeps a loan as Kiva has it, whatever its currency, and sorts by loan ID", async () => {
    const odd = kivaLoan(2, { clientId: "", currency: "XOF", localPrice: null, loanId: " 0001 ", name: "" });
    const answer = await readExpected(kiva([kivaLoan(1), odd]).reading);
    if (!answer.ok) throw new Error(answer.failure.code);
    expect(answer.value[0]).toEqual({
      kivaId: "k2",
      loanId: " 0001 ",
      clientId: null,
      name: "",
      status: "payingBack",
      currency: "XOF",
      amountText: null,
    });
    expect(answer.value[1]).toMatchObject({ kivaId: "k1", amountText: "25000.00" });
  });

  it("is an empty list for a partner without such loans", async () => {
    expect(await loansOf(kiva([]).reading)).toEqual([]);
  });
});

describe("a list that changes while it is read", () => {
  it.each<[string, (loans: KivaLoan[]) => void]>([
    ["a loan is repaid", (loans) => loans.shift()],
    ["a loan is funded", (loans) => loans.unshift(kivaLoan(5_000))],
    [
      "one comes in front as another goes from the end: as many as before, one of them twice",
      (loans) => {
        loans.pop();
        loans.unshift(kivaLoan(5_000));
      },
    ],
  ])("is read once more when %s", async (_, change) => {
    const { reading, asked } = kiva(payingBack(400), (loans, request) => {
      if (request === 4) change(loans);
    });
    const found = await loansOf(reading);
    expect(found).toHaveLength(new Set(found).size);
    expect(asked.filter(({ offset, limit }) => offset === 0 && limit > 1)).toHaveLength(3);
  });

  it("is refused when it changes each time", async () => {
    const { reading } = kiva(payingBack(400), (loans) => void loans.shift());
    expect(await loansOf(reading)).toBe("loans.unstable");
  });

  it("has a loan that defaults meanwhile once, as defaulted", async () => {
    const { reading } = kiva(payingBack(3), (loans, request) => {
      if (request === 4) loans[0] = kivaLoan(0, { status: "defaulted" });
    });
    expect(await loansOf(reading)).toEqual(["k0 defaulted", "k1 payingBack", "k2 payingBack"]);
  });
});

describe("an answer that is no page of what was asked for", () => {
  it.each<[string, Partial<KivaLoan>]>([
    ["a loan of another status", { status: "ended" }],
    ["a loan without Kiva's number", { kivaId: "" }],
  ])("is refused with %s", async (_, changes) => {
    const { reading } = kiva([]);
    const askPage = async () => ok({ total: 1, loans: [kivaLoan(1, changes)] });
    expect(await loansOf({ ...reading, askPage })).toBe("loans.malformed");
  });

  it("is refused with more loans than were asked for", async () => {
    const { reading } = kiva([]);
    const askPage = async () => ok({ total: 400, loans: payingBack(400) });
    expect(await loansOf({ ...reading, askPage })).toBe("loans.malformed");
  });

  it("is not followed for ever", async () => {
    const { reading } = kiva([]);
    let asked = 0;
    const askPage = async ({ status, offset }: LoanPageQuery) => {
      asked++;
      return ok({ total: 90_000, loans: [kivaLoan(offset, { status })] });
    };
    expect(await loansOf({ ...reading, askPage })).toBe("loans.malformed");
    expect(asked).toBe(2_000);
  });

  it("is refused before it is read where Kiva has more loans than are kept here", async () => {
    const { reading } = kiva([]);
    let asked = 0;
    const askPage = async ({ status }: LoanPageQuery) => {
      asked++;
      return ok({ total: 100_001, loans: [kivaLoan(1, { status })] });
    };
    expect(await loansOf({ ...reading, askPage })).toBe("loans.too-many");
    expect(asked).toBe(2);
  });
});

describe("patience", () => {
  const unreachable = fail("kiva.unreachable").failure;
  const throttled = (waitMs: number) => fail("kiva.throttled", { waitMs }).failure;

  it("asks again after a break, a little later each time, and no more than twice", async () => {
    const breaks = (times: number) =>
      kiva(payingBack(3), (_, request) => (request > 1 && request <= 1 + times ? unreachable : undefined));
    const mended = breaks(2);
    expect(await loansOf(mended.reading)).toHaveLength(3);
    expect(mended.pauses).toEqual([1_000, 4_000]);
    expect(await loansOf(breaks(3).reading)).toBe("loans.unreachable");
  });

  it.each([
    [fail("kiva.refused", { status: 503, detail: "" }).failure, "loans.unreachable", 3],
    [fail("kiva.refused", { status: 404, detail: "" }).failure, "loans.refused", 1],
    [fail("kiva.unauthorized").failure, "loans.refused", 1],
    [fail("kiva.no-token").failure, "loans.refused", 1],
    [fail("kiva.malformed").failure, "loans.malformed", 1],
  ])("ends at %j as %s, after %i requests", async (failure, code, requests) => {
    const { reading, asked } = kiva([], () => failure);
    expect(await loansOf(reading)).toBe(code);
    expect(asked).toHaveLength(requests);
  });

  it("waits as long as Kiva asks for when that is short, and else gives up", async () => {
    const short = kiva(payingBack(3), (_, request) => (request === 3 ? throttled(7_000) : undefined));
    expect(await loansOf(short.reading)).toHaveLength(3);
    expect(short.pauses).toEqual([7_000]);
    expect(await loansOf(kiva([], () => throttled(31_000)).reading)).toBe("loans.throttled");
    const endless = kiva([], () => throttled(1_000));
    expect(await loansOf(endless.reading)).toBe("loans.throttled");
    expect(endless.pauses).toHaveLength(10);
  });

  it("gives up once it is told that it no longer runs", async () => {
    const { reading, asked } = kiva(payingBack(900));
    expect(await loansOf({ ...reading, onProgress: async () => false })).toBe("loans.interrupted");
    expect(asked).toHaveLength(3);
  });
});
