import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { doubt, FaultRun, refusal, set, status, taken, wait, type FaultCase } from "@/lib/testing/fault-run";
import { sandboxTerms, seedDelivery, seedDraftDelivery } from "@/lib/testing/seed-delivery";
import { seedOrganization, type SeededOrganization } from "@/lib/testing/seed-organization";
import { sendNextBatch } from "./send-batch";

// The same engine sends draft loans; what differs is the receipt.
const DRAFTS: FaultCase[] = [
  doubt("the reply lost", "unknown.closed", { report: { kind: "drop-after-processing" } }),
  doubt("cut in the reply", "unknown.cut-body", { report: { kind: "drop-mid-reply" } }),
  doubt("cut before the body was read", "unknown.closed", { report: { kind: "drop-before-body" }, whole: 0 }),
  doubt("no reply", "unknown.timeout-headers", { report: { kind: "hang" }, deadlines: { headersMs: 250 } }),
  doubt("500 before it was taken", "unknown.server-error", { report: status(500) }),
  doubt("500 after", "unknown.server-error", { report: status(500, { processed: true }) }),
  doubt("307", "unknown.redirect", { report: { kind: "redirect", location: "/v3/partner/9001/loan_draft" } }),
  doubt("a captive portal", "unknown.unreadable", { report: { kind: "html" } }),
  doubt("200 and nothing", "unknown.unreadable", { report: { kind: "empty" } }),
  doubt("another shape", "unknown.unexpected", { report: { kind: "body", body: '{"id":"u-1"}' } }),
  doubt("no uuid", "unknown.unexpected", { report: { kind: "patch", remove: ["loan_draft_uuid"] } }),
  doubt("an upload's receipt", "unknown.unexpected", {
    report: { kind: "patch", remove: ["loan_draft_uuid"], set: { upload_id: 7 } },
  }),
  refusal("400", "rejected.bad-request", { report: status(400) }),
  refusal("401 for ever", "rejected.unauthorized", {
    report: status(401, { match: { nth: "every" } }),
    whole: 2,
  }),
  taken("401 once", { report: status(401), whole: 2 }),
  wait("429", "throttled", { report: status(429), whole: 1, waitMs: 30_000 }),
  wait("the token endpoint is down", "token.unavailable", { token: status(503) }),
  wait("nobody listens", "not-sent.refused", { hosts: () => ({ apiUrl: "http://127.0.0.1:1" }) }),
];

forEachDatabase("receipts, of reports and of draft loans", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let run: FaultRun;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    run = new FaultRun(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  const seedDraft = (organization: SeededOrganization) =>
    seedDraftDelivery(db, organization, Buffer.from(`{"loanuse":"to buy seeds ${randomUUID()}"}`));

  test.each(DRAFTS)("a draft loan, $name: $state", async (fault) => {
    await run.strikeAll(fault, await seedDraft(await seedOrganization(db)));
  });

  test("a draft loan, the uuid of another one: in doubt", async () => {
    const organization = await seedOrganization(db);
    const earlier = await seedDraft(organization);
    await sendNextBatch(sandboxTerms(db, sandbox), earlier.deliveryId);
    const [batch] = await earlier.progress();
    const report = set({ loan_draft_uuid: batch?.draftUuid });
    const fault = doubt("repeated", "unknown.repeated-draft", { report });
    await run.strikeAll(fault, await seedDraft(organization));
  });

  // The fault matrix found it: only the batches of the same report were asked. A cache on the way that answered with
  // last month's reply made this month's batch "accepted", and Kiva had never seen it (I4).
  test.each([
    ["not taken", false],
    ["taken", true],
  ])("the number of last month's upload, %s: in doubt, at each batch", async (_, processed) => {
    const organization = await seedOrganization(db);
    const lastMonth = await seedDelivery(db, sandbox, organization, [1]);
    await sendNextBatch(sandboxTerms(db, sandbox), lastMonth.deliveryId);
    const [batch] = await lastMonth.progress();
    const body = JSON.stringify({ code: "api.success", upload_id: batch?.uploadId, problems: [] });
    const report: FaultInput = { kind: "body", body, processed };
    await run.strikeEach(doubt("repeated", "unknown.repeated-upload", { report }), organization);
  });
});
