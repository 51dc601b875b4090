import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "./server";
import type { Sandbox } from "./server";
import { call, goodRepayment, json, tokenFor } from "./test-client";

let now: number;
let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    now: () => now,
    partners: [{ id: "9001" }, { id: "9002", columns: "two", currency: "BOB", loanCount: 10 }],
  });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  now = Date.UTC(2026, 10, 3);
  sandbox.reset();
  token = await tokenFor(sandbox);
});

/** The page's text without its markup. */
async function read(path: string, init?: RequestInit): Promise<string> {
  const markup = await (await fetch(sandbox.url + path, init)).text();
  return markup.replace(/<style>[^]*<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ");
}
const report = (repayments: object[]) => call(sandbox, token, "/v3/partner/9001/repayments", { repayments });
const finalize = () => fetch(`${sandbox.url}/pa2/repayments/finalize`, { method: "POST" });

describe("PA2's stand-in", () => {
  it.each([
    "/pa2",
    "/pa2/repayments",
    "/pa2/repayments/missing",
    "/pa2/drafts",
    "/pa2/journals",
    "/pa2/account",
  ])("%s says what it is, and has the menu", async (path) => {
    const text = await read(path);
    expect(text).toContain("A stand-in for PA2.");
    expect(text).toContain("HOME NEW LOANS REPAYMENTS DEFAULTS JOURNALS REPORTS ACCOUNT");
  });

  it("shows another partner when asked, and 404 for one that is not there", async () => {
    expect(await read("/pa2/repayments?partner=9002")).toContain("0 reported of 10 expected");
    expect((await fetch(`${sandbox.url}/pa2?partner=1`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/pa2/nowhere`)).status).toBe(404);
  });

  it("counts what was reported, and lists the uploads", async () => {
    expect(await read("/pa2/repayments")).toContain(
      "0 reported of 2,199 expected View 2,199 loans not reported",
    );
    const good = goodRepayment(sandbox);
    await report([
      { ...good, amount: 1_234.5 },
      { ...good, loan_id: "nobody", amount: 0 },
    ]);
    const { uploadId } = sandbox.state.defaultPartner.uploads[0] ?? {};
    const text = await read("/pa2/repayments");
    expect(text).toContain("1 reported of 2,199 expected View 2,198 loans not reported");
    expect(text).toContain(`${uploadId} 2026-11-03 00:00 2 1,234.50 1 1 open`);
    expect(await read("/pa2/repayments/missing")).not.toContain(` ${good.loan_id} `);
  });

  it("finalizes once a month, and then starts the next statement", async () => {
    expect((await finalize()).status).toBe(409);
    await report([goodRepayment(sandbox)]);
    expect((await finalize()).redirected).toBe(true);
    expect(await read("/pa2/repayments")).toContain("was finalized on 2026-11-03 00:00, loans reported: 1");
    expect(await read("/pa2/repayments")).toContain("0 reported of 2,199 expected");
    await report([goodRepayment(sandbox)]);
    expect((await finalize()).status).toBe(409);
    expect(await read("/pa2/repayments/finalize", { method: "POST" })).toContain("cannot be revised");
    now = Date.UTC(2026, 11, 3);
    expect((await finalize()).status).toBe(200);
    expect(sandbox.state.defaultPartner.uploads.map(({ finalized }) => finalized)).toEqual([
      "2026-11",
      "2026-12",
    ]);
  });

  it("shows drafts with what keeps them from being published, markup as text", async () => {
    const planted = "<script>alert(1)</script>";
    await call(sandbox, token, "/v3/partner/9001/loan_draft", {
      entreps: [{ first_name: planted }],
      group_name: '"&',
    });
    const markup = await (await fetch(`${sandbox.url}/pa2/drafts`)).text();
    expect(markup).not.toContain("<script");
    expect(markup).toContain("&#34;&#38;: &#60;script&#62;alert(1)");
    expect(markup).toContain("group_name is for group loans only");
  });

  it("publishes journals after a person has confirmed them", async () => {
    const { loan_id, client_id } = goodRepayment(sandbox);
    const journal = {
      internal_loan_id: loan_id,
      internal_client_id: client_id,
      subject: "News",
      body: "Well.",
    };
    const answer = await json(
      await call(sandbox, token, "/v3/partner/9001/journals", { journals: [journal] }),
    );
    expect(await read("/pa2/journals")).toContain("to be confirmed");
    const page = await (await fetch(String(answer.confirm_url))).text();
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
    expect(await read(action, { method: "POST" })).toContain("Published on 2026-11-03");
    expect(await read("/pa2/journals")).toContain("published 2026-11-03");
  });
});
