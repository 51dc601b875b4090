import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { EnvironmentHosts } from "@/lib/environments/environments";
import { inheritedEnv } from "@/lib/env";
import { logTo } from "@/lib/log";
import type { Context } from "@/lib/organizations/context";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { expectedLoan, seedExpected } from "@/lib/testing/expected-loans";
import { sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import { loadSnapshot, newestSnapshot } from "./expected-snapshots";
import { fetchExpected } from "./fetch-expected";
import { fetchProgress } from "./fetch-progress";

const PROGRAM = fileURLToPath(new URL("../testing/run-fetch.ts", import.meta.url));
const LOANS = { pathPattern: "/loans$" };
const every = { ...LOANS, nth: "every" } as const;

forEachDatabase("fetching what Kiva expects", (open, url) => {
  let db: Db;
  let sandbox: Sandbox;
  let hosts: EnvironmentHosts;
  let context: Context;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 400 });
    hosts = sandboxTerms(db, sandbox).hostsOf("sandbox")!;
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    context = await testContext(db);
  });

  const pauses: number[] = [];
  const pause = async (ms: number) => pauses.push(ms);
  async function fetched(who = context): Promise<void> {
    const begun = await fetchExpected(who, { hosts, pause });
    if (!begun.ok) throw new Error(begun.failure.code);
    await begun.value.done;
  }
  const requests = () => sandbox.log.entries.filter(({ path }) => path.endsWith("/loans")).length;
  const ofOrganization = async <Table extends "expected_snapshots" | "history">(table: Table) =>
    db
      .selectFrom(table as "history")
      .selectAll()
      .where("organization_id", "=", context.organization.id)
      .execute();
  const snapshotIds = async () =>
    ((await ofOrganization("expected_snapshots")) as unknown as { id: string }[]).map(({ id }) => id);
  const beatsLast = (beat_at: number) =>
    db
      .updateTable("loan_fetches")
      .set({ beat_at })
      .where("organization_id", "=", context.organization.id)
      .execute();

  it("brings every loan of both statuses as the sandbox has them, and tells the history how many", async () => {
    expect(await fetchProgress(context)).toEqual({ state: "none" });
    expect(await newestSnapshot(context)).toBeNull();
    await fetched();
    expect(await fetchProgress(context)).toEqual({ state: "done" });
    const head = await newestSnapshot(context);
    expect(head).toMatchObject({ loanCount: 400, defaultedCount: 8 });
    const wanted = sandbox.state.defaultPartner.loans
      .map(({ loan }) => loan)
      .filter(({ status }) => status === "payingBack" || status === "defaulted")
      .map((loan) => ({
        kivaId: loan.kiva_id,
        loanId: loan.internal_loan_id,
        clientId: loan.internal_client_id,
        name: loan.name,
        status: loan.status,
        currency: "KES",
        amountText: loan.loan_local_price,
      }))
      .sort((one, other) => (one.loanId < other.loanId ? -1 : 1));
    expect(await loadSnapshot(context, head!.id)).toEqual({ id: head!.id, asOf: head!.asOf, loans: wanted });
    const [row, ...more] = await ofOrganization("history");
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      action: "loans.fetched",
      person_id: context.person.id,
      subject_id: head!.id,
    });
    expect(JSON.parse(row!.details)).toEqual({ loans: 400, defaulted: 8, before: null, isSame: false });
  });

  it("only moves the date where Kiva says the same again", async () => {
    await fetched();
    const first = await newestSnapshot(context);
    await fetched();
    const second = await newestSnapshot(context);
    expect(second).toEqual({ ...first, asOf: second!.asOf });
    expect(second!.asOf).toBeGreaterThan(first!.asOf);
    expect(await snapshotIds()).toEqual([first!.id]);
  });

  // A page that was opened with a list, and saves after a colleague has fetched two more, is still read with its own.
  it("forgets a list after two others, unless a report was held against it", async () => {
    const listOf = (name: string) => seedExpected(context, [expectedLoan({ name })]);
    const used = await listOf("Njeri W.");
    await db
      .insertInto("repayment_reports")
      .values({ ...reportOf(context), snapshot_id: used })
      .execute();
    const unused = await listOf("Otieno P.");
    const last = [await listOf("Achieng O."), await listOf("Wanjiru M.")];
    expect((await snapshotIds()).sort()).toEqual([used, unused, ...last].sort());
    await fetched();
    const newest = await newestSnapshot(context);
    expect((await snapshotIds()).sort()).toEqual([used, ...last, newest!.id].sort());
    expect(await loadSnapshot(context, unused)).toBeNull();
    expect((await loadSnapshot(context, used))?.loans).toEqual([expectedLoan({ name: "Njeri W." })]);
  });

  it("is for coordinators, and for places whose credentials are there and can be read", async () => {
    const viewer = { ...context, role: "viewer" as const };
    expect(await fetchExpected(viewer, { hosts })).toMatchObject({ failure: { code: "auth.role" } });
    const none = await testContext(db, { credentials: null });
    expect(await fetchExpected(none, { hosts })).toMatchObject({ failure: { code: "loans.no-credentials" } });
    expect(await fetchExpected(context, { hosts: null })).toMatchObject({
      failure: { code: "loans.no-credentials" },
    });
    await db
      .updateTable("kiva_credentials")
      .set({ secret_sealed: "not readable" })
      .where("organization_id", "=", context.organization.id)
      .execute();
    expect(await fetchExpected(context, { hosts })).toMatchObject({
      failure: { code: "loans.no-credentials" },
    });
    expect(await fetchProgress(context)).toEqual({ state: "none" });
    expect(requests()).toBe(0);
  });

  it("shows another organization, another environment and another partner nothing of it", async () => {
    await fetched();
    const { id } = (await newestSnapshot(context))!;
    const others = [
      await testContext(db),
      { ...context, environment: "stage" as const },
      { ...context, organization: { ...context.organization, id: "none" } },
    ];
    for (const other of others) {
      expect(await newestSnapshot(other)).toBeNull();
      expect(await loadSnapshot(other, id)).toBeNull();
      expect(await fetchProgress(other)).toEqual({ state: "none" });
    }
    // The organization has become another partner of Kiva's: that partner's loans are not here.
    expect(
      await newestSnapshot({ ...context, organization: { ...context.organization, partnerId: "9002" } }),
    ).toBeNull();
  });

  describe("while something is wrong", () => {
    it.each<[string, FaultInput]>([
      ["cut before its reply", { kind: "drop-after-body", match: { ...LOANS, nth: 4 } }],
      ["cut in the middle of its reply", { kind: "drop-mid-reply", match: { ...LOANS, nth: 3 } }],
      ["answered 503", { kind: "status", status: 503, match: { ...LOANS, nth: 1 } }],
      ["answered 401, once", { kind: "status", status: 401, match: { ...LOANS, nth: 2 } }],
      [
        "asked to wait a little",
        { kind: "status", status: 429, headers: { "retry-after": "3" }, match: { ...LOANS, nth: 4 } },
      ],
      [
        "told another total, once",
        { kind: "patch", set: { total_records: 391 }, match: { ...LOANS, nth: 4 } },
      ],
    ])("gets the whole list all the same when a page is %s", async (_, fault) => {
      sandbox.faults.add(fault);
      await fetched();
      expect(await fetchProgress(context)).toEqual({ state: "done" });
      expect(await newestSnapshot(context)).toMatchObject({ loanCount: 400 });
    });

    it.each<[string, FaultInput]>([
      ["loans.unreachable", { kind: "drop-before-body", match: every }],
      ["loans.unreachable", { kind: "status", status: 500, match: every }],
      ["loans.refused", { kind: "status", status: 403, match: every }],
      ["loans.refused", { kind: "status", status: 400, match: every }],
      ["loans.malformed", { kind: "malformed", match: { ...LOANS, nth: 4 } }],
      ["loans.malformed", { kind: "html", match: { ...LOANS, nth: 1 } }],
      ["loans.malformed", { kind: "patch", set: { data: [{ name: "N" }] }, match: { ...LOANS, nth: 3 } }],
      ["loans.malformed", { kind: "patch", remove: ["total_records"], match: { ...LOANS, nth: 5 } }],
      [
        "loans.throttled",
        { kind: "status", status: 429, headers: { "retry-after": "600" }, match: { ...LOANS, nth: 4 } },
      ],
      ["loans.unstable", { kind: "patch", set: { total_records: 999 }, match: every }],
      ["loans.refused", { kind: "redirect", location: "http://127.0.0.1:9/", match: every }],
    ])("ends as %s and leaves the former list: %j", async (code, fault) => {
      const former = await seedExpected(context, [expectedLoan()]);
      sandbox.faults.add(fault);
      await fetched();
      expect(await fetchProgress(context)).toMatchObject({ state: "failed", failure: code });
      expect(await newestSnapshot(context)).toMatchObject({ id: former, loanCount: 1 });
      expect(await ofOrganization("history")).toHaveLength(1);
      sandbox.faults.clear();
      await fetched();
      expect(await newestSnapshot(context)).toMatchObject({ loanCount: 400 });
    });
  });

  it("says nothing of a borrower or a secret in the log, whatever happens", async () => {
    let text = "";
    logTo({ write: (line) => void (text += line) });
    try {
      await fetched();
      sandbox.faults.add({ kind: "status", status: 403, match: every });
      await fetched();
      sandbox.faults.clear();
    } finally {
      logTo(null);
    }
    expect(text).toContain("expected loans fetched");
    expect(text).toContain("loans.refused");
    const { loan } = sandbox.state.defaultPartner.loans.find(({ loan }) => loan.status === "payingBack")!;
    for (const canary of [loan.name, loan.internal_loan_id, "sandbox-secret"])
      expect(text).not.toContain(canary);
  });

  it("runs once, however many people, tabs and servers begin it at one time", async () => {
    const servers = await Promise.all([open(), open(), open()]);
    await Promise.all(servers.flatMap((server) => [1, 2, 3].map(() => fetched({ ...context, db: server }))));
    // Two sizes, two pages and one.
    await vi.waitFor(async () => expect(await fetchProgress(context)).toEqual({ state: "done" }));
    expect(requests()).toBe(5);
    expect(await ofOrganization("history")).toHaveLength(1);
  });

  it("tells how far it is, and can be begun anew once its process is silent for a minute", async () => {
    sandbox.faults.add({ kind: "hang", match: { ...LOANS, nth: 4 } });
    const hung = await fetchExpected(context, { hosts, pause });
    if (!hung.ok) throw new Error(hung.failure.code);
    await vi.waitFor(() => expect(requests()).toBe(4));
    expect(await fetchProgress(context)).toEqual({ state: "running", received: 300, total: 400 });
    await fetched();
    expect(requests(), "a second one beside it").toBe(4);

    for (const beat of [Date.now() - 61_000, Date.now() + 86_400_000]) {
      await beatsLast(beat);
      expect(await fetchProgress(context)).toEqual({
        state: "failed",
        failure: "loans.interrupted",
        at: beat,
      });
    }
    await fetched();
    const newest = await newestSnapshot(context);
    expect(newest).toMatchObject({ loanCount: 400 });

    // The first one wakes up, and finds that it is no longer the one that runs: it asks and writes nothing more.
    const before = requests();
    await sandbox.close();
    await hung.value.done;
    expect(await fetchProgress(context)).toEqual({ state: "done" });
    expect(await newestSnapshot(context)).toEqual(newest);
    expect(requests()).toBeLessThanOrEqual(before);
    sandbox = await startSandbox({ loanCount: 400 });
    hosts = sandboxTerms(db, sandbox).hostsOf("sandbox")!;
  });

  it("leaves nothing stuck when its process is killed", async () => {
    const former = await seedExpected(context, [expectedLoan()]);
    sandbox.faults.add({ kind: "hang", match: { ...LOANS, nth: 4 } });
    const { organization, environment, person, role } = context;
    const own = {
      DATABASE_URL: await url(),
      KIVA_SANDBOX_TOKEN_URL: hosts.tokenUrl,
      KIVA_SANDBOX_API_URL: hosts.apiUrl,
    };
    const child = spawn(
      process.execPath,
      ["--import", "tsx", PROGRAM, JSON.stringify({ organization, environment, person, role })],
      {
        env: inheritedEnv(own),
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    await vi.waitFor(() => expect(requests()).toBe(4), { timeout: 20_000 });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await newestSnapshot(context)).toMatchObject({ id: former });
    expect(await fetchProgress(context)).toMatchObject({ state: "running", received: 300 });
    await beatsLast(Date.now() - 61_000);
    expect(await fetchProgress(context)).toMatchObject({ failure: "loans.interrupted" });
    await fetched();
    expect(await newestSnapshot(context)).toMatchObject({ loanCount: 400 });
  });
});

function reportOf({ organization, environment, person }: Context) {
  const { partnerId, columns, amountMeaning, currency, batchLimit } = organization;
  const at = Date.now();
  return {
    id: `report-${organization.id}`,
    organization_id: organization.id,
    environment,
    month: "2026-10",
    stage: "draft" as const,
    submission_token: "token-of-it",
    file_name: "october.csv",
    file_sha256: "0",
    file_bytes: 1,
    saved_token: "token-of-it",
    choices: "{}",
    version: 1,
    fingerprint: "0",
    line_count: 1,
    sum_text: "1.00",
    problem_rows: 0,
    left_out_rows: 0,
    partner_id: partnerId,
    columns,
    amount_meaning: amountMeaning,
    currency,
    batch_limit: batchLimit,
    created_at: at,
    created_by: person.id,
    updated_at: at,
    confirmed_at: null,
    confirmed_by: null,
    closed_at: null,
    closed_by: null,
  };
}
