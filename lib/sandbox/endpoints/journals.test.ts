import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../server";
import type { Sandbox } from "../server";
import { call, goodRepayment, json, tokenFor } from "../test-client";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 400 });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe("journals", () => {
  const send = (body: unknown) => call(sandbox, token, "/v3/partner/9001/journals", body).then(json);
  const journal = () => {
    const { loan_id, client_id } = goodRepayment(sandbox);
    return {
      internal_loan_id: loan_id,
      internal_client_id: client_id,
      subject: "News",
      body: "The cow is well.",
    };
  };

  it("are taken, and wait for a person at confirm_url", async () => {
    const answer = (await send({ journals: [journal(), journal()] })) as unknown as Record<string, string>;
    expect(answer).toMatchObject({ status: 200, code: "api.success", archive_id: expect.any(String) });
    expect(await (await fetch(answer.confirm_url ?? "")).text()).toContain("The cow is well.");
  });

  it.each([
    ["a bare list", () => [journal()]],
    ["none", () => ({ journals: [] })],
    ["no subject", () => ({ journals: [{ ...journal(), subject: "" }] })],
    ["no client ID", () => ({ journals: [{ ...journal(), internal_client_id: undefined }] })],
    ["another's client ID", () => ({ journals: [{ ...journal(), internal_client_id: "C-0" }] })],
    ["an unknown loan", () => ({ journals: [{ ...journal(), internal_loan_id: "nobody" }] })],
    ["an encoded photo", () => ({ journals: [{ ...journal(), image_encoded: "AAAA" }] })],
  ])("are refused with %s", async (_what, body) => {
    expect(await send(body())).toMatchObject({ status: 400, code: "api.invalid_request" });
    expect(sandbox.state.defaultPartner.archives).toEqual([]);
  });
});
