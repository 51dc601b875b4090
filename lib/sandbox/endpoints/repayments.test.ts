import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../server";
import type { Sandbox } from "../server";
import { call, goodRepayment, json, tokenFor } from "../test-client";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    bodyLimit: 50_000,
    partners: [
      { id: "9001", loanCount: 400 },
      { id: "9002", loanCount: 50, columns: "two", currency: "XOF" },
    ],
  });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe("repayments", () => {
  const path = "/v3/partner/9001/repayments";
  const send = (body: unknown) => call(sandbox, token, path, body).then(json);
  const uploads = () => sandbox.state.defaultPartner.uploads;

  it("are taken as one upload each time, digits and all", async () => {
    const good = goodRepayment(sandbox);
    const body = `{"repayments":[{"loan_id":${JSON.stringify(good.loan_id)},"client_id":"${good.client_id}","amount":1.50}]}`;
    const [first, second] = [await send(body), await send(body)] as Record<string, unknown>[];
    expect(first).toEqual({
      status: 200,
      code: "api.success",
      message: "Received 1 repayment(s), 0 problem(s) found",
      upload_id: expect.any(Number),
      problems: [],
    });
    expect(second?.upload_id).toBe(Number(first?.upload_id) + 1);
    expect(uploads().map(({ items }) => items[0]?.amount)).toEqual(["1.50", "1.50"]);
    expect(uploads()[0]?.bodyText).toBe(body);
  });

  it("are taken by a two-column partner without a client ID", async () => {
    const own = await tokenFor(sandbox, { client_id: "sandbox-9002" });
    const loanId = sandbox.state.partners.get("9002")?.loans.find(({ loan }) => loan.status === "payingBack")
      ?.loan.internal_loan_id;
    const post = (item: object) =>
      call(sandbox, own, "/v3/partner/9002/repayments", { repayments: [item] }).then(json);
    expect(await post({ loan_id: loanId, amount: 500 })).toMatchObject({ status: 200, problems: [] });
    expect(await post({ loan_id: loanId, client_id: "C-1", amount: 500 })).toMatchObject({ status: 400 });
  });

  const item = { loan_id: "x", client_id: "y", amount: 1 };
  it.each([
    ["nothing", "", "not JSON"],
    ["half of it", '{"repayments":[{"loan_id":"x"', "not JSON"],
    ["a bare list", [item], "body"],
    ["no items", { repayments: [] }, "repayments: must hold at least 1"],
    ["301 items", { repayments: Array(301).fill(item) }, "repayments: must hold at most 300"],
    ["an unknown field", { repayments: [item], month: "2026-10" }, "month"],
    ["an unknown field of an item", { repayments: [{ ...item, currency: "KES" }] }, "currency"],
    [
      "a prototype's name",
      '{"repayments":[{"loan_id":"x","client_id":"y","amount":1,"__proto__":{}}]}',
      "__proto__",
    ],
    [
      "a name twice",
      '{"repayments":[{"loan_id":"x","client_id":"y","amount":1,"amount":2}]}',
      "stands twice",
    ],
    ["no loan ID", { repayments: [{ client_id: "y", amount: 1 }] }, "repayments[0].loan_id"],
    [
      "an empty loan ID",
      { repayments: [{ ...item, loan_id: "" }] },
      "repayments[0].loan_id: must not be empty",
    ],
    ["a loan ID that is a number", { repayments: [{ ...item, loan_id: 12 }] }, "repayments[0].loan_id"],
    [
      "no client ID",
      { repayments: [item, { loan_id: "x", amount: 1 }] },
      "repayments[1].client_id: is required",
    ],
    [
      "an amount in quotes",
      { repayments: [{ ...item, amount: "1.50" }] },
      "repayments[0].amount: expected a number",
    ],
    [
      "a negative amount",
      { repayments: [{ ...item, amount: -0.01 }] },
      "repayments[0].amount: must not be negative",
    ],
    ["no amount", { repayments: [{ ...item, amount: null }] }, "repayments[0].amount: expected a number"],
    ["an absurd amount", '{"repayments":[{"loan_id":"x","client_id":"y","amount":1e999}]}', "out of range"],
    ["nesting without end", "[".repeat(1_000), "levels of nesting"],
  ])("are refused with %s", async (_what, body, words) => {
    expect(await send(body)).toMatchObject({ status: 400, message: expect.stringContaining(words) });
    expect(uploads()).toEqual([]);
  });

  it.each([
    ["another type", { "content-type": "text/plain" }, "{}", 415],
    ["another character set", { "content-type": "application/json; charset=latin1" }, "{}", 415],
    ["a compressed body", { "content-type": "application/json", "content-encoding": "gzip" }, "{}", 415],
    ["too large a body", { "content-type": "application/json" }, " ".repeat(50_001), 413],
    [
      "bytes that are not UTF-8",
      { "content-type": "application/json" },
      Buffer.from([0x22, 0xe3, 0x22]),
      400,
    ],
  ])("are refused as %s", async (_what, headers, body, status) => {
    const response = await fetch(sandbox.url + path, {
      method: "POST",
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
    expect(await json(response)).toMatchObject({ status, code: expect.not.stringMatching("api.success") });
  });

  it("are taken with a charset of UTF-8 and 300 items", async () => {
    const repayments = Array<object>(300).fill(goodRepayment(sandbox));
    const response = await fetch(sandbox.url + path, {
      method: "POST",
      headers: { authorization: `bearer ${token}`, "content-type": "application/json; charset=UTF-8" },
      body: JSON.stringify({ repayments }),
    });
    expect(response.status).toBe(200);
    expect(uploads()[0]?.items.length).toBe(300);
  });

  it("are flagged loan by loan", async () => {
    const good = goodRepayment(sandbox);
    const { loans } = sandbox.state.defaultPartner;
    const price =
      loans.find(({ loan }) => loan.internal_loan_id === good.loan_id)?.loan.loan_local_price ?? "";
    const ended = loans.find(({ loan }) => loan.status === "ended")?.loan;
    const flags = async (repayments: object[]) => {
      const answer = (await send({ repayments })) as unknown as {
        problems: { code: string; severity: string }[];
      };
      return answer.problems.map(({ code, severity }) => `${severity} ${code.replace("repayment.", "")}`);
    };
    expect(await flags([{ ...good, loan_id: "9999-Z" }])).toEqual(["error loan_not_found"]);
    expect(await flags([{ ...good, client_id: "C-00000" }])).toEqual(["error client_mismatch"]);
    expect(await flags([{ ...good, amount: Number(price) + 0.01 }])).toEqual(["error amount_too_high"]);
    expect(await flags([{ ...good, amount: Number(price) }])).toEqual([]);
    expect(await flags([{ ...good, amount: 0 }])).toEqual([
      "warning amount_zero",
      "warning amount_decreased",
    ]);
    expect(await flags([good, good])).toEqual(["warning duplicate_loan"]);
    expect(
      await flags([{ loan_id: ended?.internal_loan_id, client_id: ended?.internal_client_id, amount: 1 }]),
    ).toEqual(["error loan_not_paying_back"]);
    expect(uploads()).toHaveLength(7);
  });
});
