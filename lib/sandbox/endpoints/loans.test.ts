import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "../server";
import type { Sandbox } from "../server";
import { call, json, tokenFor } from "../test-client";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 400 });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());

describe("the loans", () => {
  const list = (query: string) => call(sandbox, token, `/v3/partner/9001/loans${query}`).then(json);

  it("come in pages of 20 unless asked for otherwise", async () => {
    const first = await list("?status=payingBack");
    expect(first).toMatchObject({ status: 200, total_records: 392, data: { length: 20 } });
    expect(await list("?status=payingBack&offset=390&limit=300")).toMatchObject({ data: { length: 2 } });
    expect(await list("?status=defaulted&limit=300")).toMatchObject({
      total_records: 8,
      data: { length: 8 },
    });
    expect(await list("?offset=9999")).toMatchObject({ data: [] });
  });

  it("are found by name, loan ID, client ID and Kiva ID", async () => {
    const wanted = sandbox.state.defaultPartner.loans[7]?.loan;
    for (const query of [
      wanted?.name.toUpperCase(),
      wanted?.internal_loan_id,
      wanted?.internal_client_id,
      wanted?.kiva_id,
    ]) {
      expect(await list(`?limit=500&query=${encodeURIComponent(query ?? "")}`)).toMatchObject({
        data: expect.arrayContaining([wanted]),
      });
    }
  });

  it.each([
    "?status=PayingBack",
    "?limit=0",
    "?limit=1.5",
    "?offset=-1",
    "?page=2",
    "?limit=1&limit=2",
    "?limit=",
  ])("are refused to %s", async (query) =>
    expect(await list(query)).toMatchObject({ status: 400, code: "api.invalid_request" }),
  );
});
