import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { kivaCredentials } from "@/lib/organizations/credentials";
import { DEADLINES, type Deadlines } from "@/lib/partner-api/http";
import { accessToken } from "@/lib/partner-api/token";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { reportsSent, sandboxTerms, seedDelivery } from "@/lib/testing/seed-delivery";
import { seedOrganization, type SeededOrganization } from "@/lib/testing/seed-organization";
import { sendNextBatch, type Sending } from "./send-batch";

forEachDatabase("what a fault makes of a batch", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let terms: Sending;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  const seed = async (sizes: number[]) => seedDelivery(db, sandbox, await seedOrganization(db), sizes);
  const fault = (one: FaultInput) =>
    sandbox.faults.add({ ...one, match: { path: "/repayments" } } as FaultInput);

  /** Short deadlines are for the report, not for the token. */
  async function warmToken({ organizationId, environment, partnerId }: SeededOrganization) {
    const credentials = await kivaCredentials(db, organizationId, environment);
    const hosts = terms.hostsOf(environment);
    if (!credentials || !hosts) throw new Error("no way to a token");
    await accessToken({
      organizationId,
      environment,
      hosts,
      credentials,
      partnerId,
      scope: "create:repayment",
    });
  }

  test.each<[string, FaultInput, string, Partial<Deadlines>?]>([
    ["cut before the body", { kind: "drop-before-body" }, "unknown.closed"],
    ["cut after the body", { kind: "drop-after-body" }, "unknown.closed"],
    ["taken, then reset", { kind: "drop-after-processing", reset: true }, "unknown.reset"],
    ["cut in the reply", { kind: "drop-mid-reply" }, "unknown.cut-body"],
    ["hanging", { kind: "hang" }, "unknown.timeout-headers", { headersMs: 150 }],
    ["dripping", { kind: "drip" }, "unknown.timeout-whole", { wholeMs: 300 }],
    ["endless", { kind: "endless" }, "unknown.too-large", { maxBodyBytes: 200_000 }],
    ["late", { kind: "delay", ms: 400 }, "unknown.timeout-headers", { headersMs: 150 }],
    ["an empty 200", { kind: "empty" }, "unknown.unreadable"],
    ["half a JSON", { kind: "malformed" }, "unknown.unreadable"],
    ["a captive portal", { kind: "html" }, "unknown.unreadable"],
    ["a gzip bomb", { kind: "gzip-bomb", bytes: 1_000_000 }, "unknown.unreadable"],
    ["no upload number", { kind: "patch", remove: ["upload_id"] }, "unknown.unexpected"],
    ["another code", { kind: "patch", set: { code: "api.queued" } }, "unknown.unexpected"],
    ["202", { kind: "status", status: 202, processed: true }, "unknown.status"],
    ["204", { kind: "status", status: 204 }, "unknown.status"],
    ["307", { kind: "redirect", location: "/v3/partner/9001/repayments" }, "unknown.redirect"],
    ["409", { kind: "status", status: 409 }, "unknown.status"],
    ["408", { kind: "status", status: 408 }, "unknown.status"],
    ["500 before storing", { kind: "status", status: 500 }, "unknown.server-error"],
    ["500 after storing", { kind: "status", status: 500, processed: true }, "unknown.server-error"],
    ["503", { kind: "status", status: 503 }, "unknown.server-error"],
    [
      "a proxy's 404",
      { kind: "status", status: 404, body: "<h1>Not found</h1>" },
      "unknown.unreadable-refusal",
    ],
  ])("%s: in doubt, and the run stops", async (_, one, reason, deadlines) => {
    const delivery = await seed([2, 1]);
    await warmToken(delivery.organization);
    fault(one);
    const short = { ...terms, deadlines: { ...DEADLINES, ...deadlines } };
    expect(await sendNextBatch(short, delivery.deliveryId)).toBe("ended");
    expect(await sendNextBatch(terms, delivery.deliveryId)).toBe("nothing-due");
    expect(await delivery.progress()).toMatchObject([
      { state: "unknown", reason, settledAt: null },
      { state: "planned" },
    ]);
    expect(reportsSent(sandbox)).toHaveLength(1);
  });

  test.each([
    [400, "rejected.bad-request"],
    [404, "rejected.not-found"],
    [413, "rejected.too-large"],
    [415, "rejected.media-type"],
    [422, "rejected.unprocessable"],
  ])("%i: rejected with Kiva's words, and the next batch goes", async (status, reason) => {
    const delivery = await seed([2, 1]);
    fault({ kind: "status", status, body: '{"code":"api.no","message":"Not \\"this\\" way."}' });
    await sendNextBatch(terms, delivery.deliveryId);
    await sendNextBatch(terms, delivery.deliveryId);
    const reasonDetail = 'Not "this" way.';
    expect(await delivery.progress()).toMatchObject([
      { state: "rejected", reason, reasonDetail, replyStatus: status },
      { state: "accepted" },
    ]);
  });
});
