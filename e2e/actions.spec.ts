import { readFileSync } from "node:fs";
import type { Db } from "@/lib/db/connect";
import { emptyDraft } from "@/lib/drafts/draft";
import { individualDraft } from "@/lib/testing/drafts";
import { expectedLoan } from "@/lib/testing/expected-loans";
import { seedDraft } from "./drafts";
import { ADDRESS, expect, signIn, test, type Team } from "./fixtures";
import { seedLoans } from "./loans";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, saveReport, state } from "./repayments";

/**
 * Every server action, called as an attacker would: a server action runs whatever path it is posted to, so each has
 * to see for itself who calls. The list comes from the build's own manifest; an action without a row fails here.
 */

interface Manifest {
  node: Record<string, { exportedName: string; filename: string }>;
}
const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
const ACTIONS = new Map(Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]));

interface Targets {
  place: { organization: string; environment: string };
  report: { organization: string; environment: string; reportId: string };
  draft: { organization: string; environment: string; draftId: string };
  /** Of the organization's own person. */
  personId: string;
}

const TOKEN = "a-token-of-an-attacker";
const ANSWER = { batchId: "b", generation: 1, answer: "arrived", reason: "because" };
const QUESTION = { batchId: "b", generation: 1, note: "please look" };
const PHOTO_URL = "https://example.org/photo.jpg";

/** What a working call would carry. null: it takes nothing, or changes nothing but the caller's own. */
const ARGUMENTS: Record<string, ((targets: Targets) => unknown[] | FormData) | null> = {
  saveReportAction: reportForm,
  confirmReportAction: ({ report }) => [{ ...report, version: 1, fingerprint: "whatever" }],
  sendReportAction: ({ report }) => [report],
  cancelReportAction: ({ report }) => [report],
  finalizeReportAction: ({ report }) => [report],
  correctReportAction: ({ report }) => [report, { token: TOKEN }],
  resolveBatchAction: ({ report }) => [report, ANSWER],
  askAboutBatchAction: ({ report }) => [report, QUESTION],
  sendOthersAction: ({ report }) => [report, [{ batchId: "b", generation: 1 }]],
  saveDraftAction: ({ draft, personId }) => [
    { ...draft, personId, version: 1, token: TOKEN, content: emptyDraft() },
  ],
  sendDraftAction: ({ draft, personId }) => [{ ...draft, personId, version: 1, listsFetchedAt: null }],
  sendDraftsAction: ({ place, draft }) => [{ ...place, drafts: [{ draftId: draft.draftId, version: 1 }] }],
  deleteDraftsAction: ({ place, draft }) => [{ ...place, draftIds: [draft.draftId] }],
  restoreDraftsAction: ({ place, draft }) => [{ ...place, draftIds: [draft.draftId] }],
  copyDraftAction: ({ draft }) => [{ ...draft, token: TOKEN }],
  addPhotoAction: photoForm,
  fetchPhotoAction: ({ draft }) => [{ ...draft, url: PHOTO_URL }],
  attachPhotoAction: ({ draft }) => [{ ...draft, version: 1, url: PHOTO_URL }],
  cutPhotoAction: ({ draft }) => [
    { ...draft, photoId: "p", cut: { left: 0, top: 0, width: 0.5, height: 0.5 } },
  ],
  refreshListsAction: ({ place }) => [place],
  saveSnippetAction: ({ place }) => [{ ...place, snippetId: null, name: "x", text: "y" }],
  deleteSnippetAction: ({ place }) => [{ ...place, snippetId: "s" }],
  importDraftsAction: ({ place }) => [
    { ...place, token: TOKEN, fileName: "x.csv", columns: {}, drafts: [emptyDraft()] },
  ],
  resolveDraftAction: ({ draft }) => [draft, ANSWER],
  askAboutDraftAction: ({ draft }) => [draft, QUESTION],
  takeBackDraftAction: ({ draft }) => [draft],
  setServerErrorsAction: ({ place }) => [
    { organization: place.organization, serverErrors: "nothing-taken", note: "Jane at Kiva, 20 November" },
  ],
  fetchExpectedAction: ({ place }) => [place],
  setLanguage: null,
  signOut: null,
};

test("every action of the build has a row here", () => {
  expect([...ACTIONS.keys()].sort()).toEqual(Object.keys(ARGUMENTS).sort());
});

test("no action does anything for a stranger, a reader, a foreign page or a malformed call", async ({
  page,
  makeTeam,
  db,
  browser,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[50] ?? "" });
  const stranger = await makeTeam({ partnerId: SMALL_PARTNERS[51] ?? "" });
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  const reportId = page.url().split("/").at(-1) ?? "";
  const place = { organization: team.slug, environment: "sandbox" };
  const draftId = await seedDraft(db, team, individualDraft());
  const targets = {
    place,
    report: { ...place, reportId },
    draft: { ...place, draftId },
    personId: team.personId,
  };
  const before = await snapshot(db, team);

  const cookieOf = async (who: typeof page) =>
    (await who.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const own = await cookieOf(page);
  const otherPage = await browser.newPage();
  await signIn(otherPage, stranger);
  const others = await cookieOf(otherPage);
  await otherPage.close();

  for (const [name, make] of Object.entries(ARGUMENTS)) {
    if (make === null) continue;
    const body = bodyOf(make(targets));
    const id = ACTIONS.get(name) ?? "";
    const calls: [string, Call][] = [
      ["nobody signed in", { body }],
      ["another organization's person", { body, cookie: others }],
      ["a foreign page", { body, cookie: own, origin: "https://elsewhere.example" }],
      ["a page without an origin", { body, cookie: own, origin: "null" }],
      ["no arguments", { body: "[]", cookie: own }],
      ["a list for an object", { body: "[[1,2,3]]", cookie: own }],
      [
        "extra fields",
        { body: JSON.stringify([{ ...targets.report, ...targets.draft, isAdmin: true }]), cookie: own },
      ],
      ["prototype keys", { body: '[{"__proto__":{"organization":"x"},"constructor":1}]', cookie: own }],
      ["a megabyte of nesting", { body: `${"[".repeat(500_000)}${"]".repeat(500_000)}`, cookie: own }],
    ];
    for (const [who, call] of calls) {
      await test.step(`${name}: ${who}`, async () => {
        const answer = await post(id, call);
        expect(answer.text).not.toContain('"ok":true');
        expect(await snapshot(db, team)).toEqual(before);
      });
    }
  }

  await db
    .updateTable("memberships")
    .set({ role: "viewer" })
    .where("person_id", "=", team.personId)
    .execute();
  for (const [name, make] of Object.entries(ARGUMENTS)) {
    if (make === null) continue;
    const body = bodyOf(make(targets));
    const answer = await post(ACTIONS.get(name) ?? "", { body, cookie: own });
    expect(answer.text, `${name}: ${answer.text.slice(-600)}`).toContain("auth.role");
    expect(await snapshot(db, team)).toEqual(before);
  }

  // The same call by the right person does what it says: the calls above failed for the right reason.
  await db
    .updateTable("memberships")
    .set({ role: "coordinator" })
    .where("person_id", "=", team.personId)
    .execute();
  const cancel = await post(ACTIONS.get("cancelReportAction") ?? "", {
    body: JSON.stringify([targets.report]),
    cookie: own,
  });
  expect(cancel.text).toContain('"ok":true');
  await page.reload();
  await expect(state(page)).toHaveAttribute("data-state", "cancelled");
  // What was typed by one person is saved as nobody else's, whoever has signed in in that browser since.
  const typed = { ...targets.draft, version: 1, token: TOKEN, content: emptyDraft() };
  const byOther = await post(ACTIONS.get("saveDraftAction") ?? "", {
    body: JSON.stringify([{ ...typed, personId: stranger.personId }]),
    cookie: own,
  });
  expect(byOther.text).toContain("auth.signed-out");
  const remove = await post(ACTIONS.get("deleteDraftsAction") ?? "", {
    body: JSON.stringify([{ ...place, draftIds: [draftId] }]),
    cookie: own,
  });
  expect(remove.text).toContain('"ok":true');
});

test("routes give nothing to a stranger", async ({ page, makeTeam, browser, request, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[52] ?? "" });
  const stranger = await makeTeam({ partnerId: SMALL_PARTNERS[53] ?? "" });
  await signIn(page, team);
  await saveReport(page, team, KIVA_SAMPLE.three);
  const report = page.url();
  const other = await browser.newPage();
  await signIn(other, stranger);
  for (const route of ["file", "edits", "progress", "problems", "lines", "missing", "history"]) {
    expect((await page.request.get(`${report}/${route}`)).status(), route).toBe(200);
    expect((await request.get(`${report}/${route}`)).status(), route).toBe(401);
    expect((await other.request.get(`${report}/${route}`)).status(), route).toBe(404);
    const none = `${ADDRESS}/${team.slug}/sandbox/repayments/none/${route}`;
    expect((await page.request.get(none)).status(), route).toBe(404);
    const production = report.replace("/sandbox/", "/production/");
    expect((await page.request.get(`${production}/${route}`)).status(), route).toBe(404);
  }
  const template = `${ADDRESS}/${team.slug}/sandbox/repayments/template`;
  for (const kind of ["workbook", "template", "sample", "month"]) {
    const address = `${template}?kind=${kind}`;
    expect((await page.request.get(address)).status(), kind).toBe(200);
    expect((await request.get(address)).status(), kind).toBe(401);
    expect((await other.request.get(address)).status(), kind).toBe(404);
  }
  for (const query of ["", "?kind=other", "?kind=__proto__"]) {
    expect((await page.request.get(template + query)).status(), query).toBe(404);
  }
  const draftId = await seedDraft(db, team, individualDraft());
  const draft = `${ADDRESS}/${team.slug}/sandbox/drafts/${draftId}`;
  for (const [route, own] of [
    ["progress", 200],
    ["editing", 200],
    ["history", 200],
    ["sent", 404],
    ["photo/none", 404],
  ] as const) {
    expect((await page.request.get(`${draft}/${route}`)).status(), route).toBe(own);
    expect((await request.get(`${draft}/${route}`)).status(), route).toBe(401);
    expect((await other.request.get(`${draft}/${route}`)).status(), route).toBe(404);
    const production = draft.replace("/sandbox/", "/production/");
    expect((await page.request.get(`${production}/${route}`)).status(), route).toBe(404);
  }
  const states = `${ADDRESS}/${team.slug}/sandbox/drafts/states?ids=${draftId}`;
  expect(await (await page.request.get(states)).json()).toEqual({ states: { [draftId]: "open" } });
  expect((await request.get(states)).status()).toBe(401);
  expect((await other.request.get(states)).status()).toBe(404);
  const theirs = states.replace(team.slug, stranger.slug);
  expect(await (await other.request.get(theirs)).json()).toEqual({ states: {} });

  // Before anything was fetched, and after: what is another's answers like what does not exist.
  const loans = `${ADDRESS}/${team.slug}/sandbox/loans`;
  expect((await page.request.get(`${loans}/file`)).status()).toBe(404);
  const snapshotId = await seedLoans(db, team, [expectedLoan()]);
  for (const route of [`expected/${snapshotId}`, "file", "progress"]) {
    expect((await page.request.get(`${loans}/${route}`)).status(), route).toBe(200);
    expect((await request.get(`${loans}/${route}`)).status(), route).toBe(401);
    expect((await other.request.get(`${loans}/${route}`)).status(), route).toBe(404);
  }
  for (const elsewhere of [
    loans.replace("/sandbox/", "/production/"),
    loans.replace(team.slug, stranger.slug),
  ]) {
    const asker = elsewhere.includes(stranger.slug) ? other : page;
    expect((await asker.request.get(`${elsewhere}/expected/${snapshotId}`)).status()).toBe(404);
    expect((await asker.request.get(`${elsewhere}/file`)).status()).toBe(404);
    expect(await (await asker.request.get(`${elsewhere}/progress`)).json()).toEqual({ state: "none" });
  }
  for (const id of ["none", "%00", snapshotId.toUpperCase()]) {
    expect((await page.request.get(`${loans}/expected/${id}`)).status(), id).toBe(404);
  }
  const kept = (await page.request.get(`${loans}/expected/${snapshotId}`)).headers();
  expect(kept).toMatchObject({
    "cache-control": "no-store",
    "content-type": "application/gzip",
    "x-content-type-options": "nosniff",
  });
  await other.close();
});

// next-auth answers this route with whatever its session callback returns: once that was the secret of the cookie,
// readable by any script of the page.
test("the session's own secret is told to no script", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[54] ?? "" });
  await signIn(page, team);
  const answer = await page.request.get(`${ADDRESS}/api/auth/session`);
  expect(Object.keys((await answer.json()) as object)).toEqual(["expires"]);
});

test("pages carry the headers that keep a browser safe", async ({ request }) => {
  const headers = (await request.get(`${ADDRESS}/sign-in`)).headers();
  const policy = headers["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
});

interface Call {
  body: string | FormData;
  cookie?: string;
  origin?: string;
}

async function post(actionId: string, { body, cookie, origin = ADDRESS }: Call) {
  const answer = await fetch(`${ADDRESS}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": actionId,
      accept: "text/x-component",
      origin,
      ...(typeof body === "string" && { "content-type": "text/plain;charset=UTF-8" }),
      ...(cookie && { cookie }),
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

function bodyOf(given: unknown[] | FormData): string | FormData {
  return given instanceof FormData ? given : JSON.stringify(given);
}

/** A form as React encodes it for an action: the arguments, then the fields of the first. */
function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  form.append("0", '["$K1"]');
  return form;
}

function photoForm({ draft }: Targets): FormData {
  return formOf({ ...draft, photo: new Blob(["no picture"]) });
}

function reportForm({ place }: Targets): FormData {
  const fields = {
    ...place,
    token: TOKEN,
    month: "2026-09",
    fileName: "x.csv",
    choices: "{}",
    edits: "[]",
    seen: JSON.stringify({ fingerprint: "x", lines: 1, sumText: "1.00", problemRows: 0, snapshotId: null }),
    upload: JSON.stringify({ token: TOKEN, packing: "none", size: 34, sha256: null }),
  };
  return formOf(fields);
}

/** Everything an action could change in the organization. */
async function snapshot(db: Db, { organizationId }: Team) {
  const tables = [
    "repayment_reports",
    "history",
    "deliveries",
    "drafts",
    "draft_photos",
    "draft_imports",
    "draft_columns",
    "kiva_lists",
    "snippets",
    "uploads",
    "expected_snapshots",
    "loan_fetches",
  ] as const;
  const rows = tables.map((table) =>
    db.selectFrom(table).selectAll().where("organization_id", "=", organizationId).execute(),
  );
  const own = await db.selectFrom("organizations").selectAll().where("id", "=", organizationId).execute();
  const found = (await Promise.all(rows)).map((each, index) => [tables[index], each]);
  return Object.fromEntries([...found, ["organizations", own]]) as Record<string, unknown>;
}
