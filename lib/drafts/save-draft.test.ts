import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { groupDraft, individualDraft } from "@/lib/testing/drafts";
import { testContext } from "@/lib/testing/test-context";
import { copyDraft } from "./copy-draft";
import { deleteDrafts, restoreDrafts } from "./delete-drafts";
import { emptyDraft, type Draft } from "./draft";
import { draftSchema } from "./draft-schema";
import { openDraft, whoIsEditing } from "./editing";
import { getDraft } from "./get-draft";
import { importDrafts } from "./import-drafts";
import { listDrafts, parseDraftListView } from "./list-drafts";
import { sameLoans } from "./same-loans";
import { saveDraft } from "./save-draft";
import { sendDraft } from "./send-draft";

forEachDatabase("keeping a draft", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    context = await testContext(db);
  });

  async function saved(content: Draft, more: Partial<Parameters<typeof saveDraft>[1]> = {}) {
    const given = { draftId: null, version: null, token: randomUUID(), content, ...more };
    const answer = await saveDraft(context, given);
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value;
  }
  const historyOf = async (draftId: string) =>
    (
      await db
        .selectFrom("history")
        .select(["action", "details"])
        .where("organization_id", "=", context.organization.id)
        .where("subject_id", "=", draftId)
        .orderBy("seq")
        .execute()
    ).map(({ action }) => action);

  it("keeps everything as typed, half a figure and markup included", async () => {
    const content = individualDraft({
      description: "<script>alert(1)</script> Zoë 🐄 ’n’ “milk”\n\nx",
      disbursalDate: "30 Feb",
      borrowers: [{ ...emptyDraft().borrowers[0]!, firstName: "Zoë", amount: "1.2" }],
    });
    const { draftId } = await saved(content);
    const draft = await getDraft(context, draftId);
    expect(draft?.content).toEqual(content);
    expect(draftSchema.parse(draft?.content)).toEqual(content);
  });

  it("makes one draft of the same click, in turn and many times at once", async () => {
    const token = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => saved(individualDraft(), { token })));
    expect(new Set(answers.map(({ draftId }) => draftId)).size).toBe(1);
    expect(await saved(individualDraft(), { token })).toEqual(answers[0]);
    expect(await historyOf(answers[0]!.draftId)).toEqual(["draft.created"]);
  });

  it("answers a repeated save like the first, and refuses one that started from an older version", async () => {
    const { draftId } = await saved(individualDraft());
    const token = randomUUID();
    const content = individualDraft({ loanUse: "to buy a cow" });
    const second = await saved(content, { draftId, version: 1, token });
    expect(second).toEqual({ draftId, version: 2 });
    expect(await saved(content, { draftId, version: 1, token })).toEqual(second);
    const late = { draftId, version: 1, token: randomUUID(), content: individualDraft() };
    expect(await saveDraft(context, late)).toMatchObject({
      ok: false,
      failure: { code: "draft.changed-elsewhere", params: { by: expect.any(String) } },
    });
    expect((await getDraft(context, draftId))?.content).toEqual(content);
  });

  // The answer to a first save was lost, a colleague saved meanwhile, and the repeated save answered with the
  // colleague's version: the next Send took her text, unseen by the one who pressed it.
  it("answers a repeated first save with the version it made, not with a colleague's", async () => {
    const token = randomUUID();
    const { draftId } = await saved(individualDraft(), { token });
    await saved(individualDraft({ loanUse: "to buy a goat" }), { draftId, version: 1 });
    expect(await saved(individualDraft(), { token })).toEqual({ draftId, version: 1 });
    const mine = { draftId, version: 1, token: randomUUID(), content: individualDraft() };
    expect(await saveDraft(context, mine)).toMatchObject({ failure: { code: "draft.changed-elsewhere" } });
    expect(await sendDraft(context, { draftId, version: 1, listsFetchedAt: null })).toMatchObject({
      failure: { code: "draft.changed-elsewhere" },
    });
  });

  // A browser sends a POST again by itself when its connection drops: the same save, copy or import, twice at once.
  it("gives one answer to one save sent several times at once, and makes one copy", async () => {
    const { draftId } = await saved(individualDraft());
    const token = randomUUID();
    const again = { draftId, version: 1, token };
    const answers = await Promise.all(Array.from({ length: 6 }, () => saved(groupDraft(), again)));
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([2]));
    const copyToken = randomUUID();
    const copies = await Promise.all(Array.from({ length: 6 }, () => copyDraft(context, draftId, copyToken)));
    const ids = copies.map((copy) => (copy.ok ? copy.value.draftId : copy.failure.code));
    expect(new Set(ids).size).toBe(1);
  });

  it("holds tokens of one environment apart from another's", async () => {
    const token = randomUUID();
    const one = await saved(individualDraft(), { token });
    const stage = { ...context, environment: "stage" as const };
    const given = { draftId: null, version: null, token, content: individualDraft() };
    const other = await saveDraft(stage, given);
    expect(other.ok && other.value.draftId).not.toBe(one.draftId);
  });

  // Copied for the next loan, a draft kept the loan IDs of what was set aside, and a switch to a group sent them.
  it("copies nothing of another loan, not even out of what is set aside", async () => {
    const group = groupDraft();
    const setAside = {
      because: "switched" as const,
      groupName: group.groupName,
      groupClientId: group.groupClientId,
      groupLoanId: group.groupLoanId,
      notPictured: false,
      others: group.borrowers.slice(1),
    };
    const { draftId } = await saved(individualDraft({ setAside }));
    const copy = await copyDraft(context, draftId, randomUUID());
    if (!copy.ok) throw new Error(copy.failure.code);
    const content = (await getDraft(context, copy.value.draftId))?.content;
    expect(content).toMatchObject({ setAside: { groupName: group.groupName, groupLoanId: "" } });
    expect(JSON.stringify(content)).not.toContain("L-Awa");
  });

  it("says which other drafts are about the same loan, until they are deleted", async () => {
    const one = await saved(individualDraft());
    const two = await saved(individualDraft({ loanUse: "to buy it again" }));
    await saved(groupDraft());
    const stranger = await testContext(db);
    const theirs = { draftId: null, version: null, token: randomUUID(), content: individualDraft() };
    await saveDraft(stranger, theirs);
    expect(await sameLoans(context, one.draftId)).toEqual([
      { loanId: "0012-A", draftId: two.draftId, name: "Njeri Wambui", state: "open", sentAt: null },
    ]);
    await deleteDrafts(context, [two.draftId]);
    expect(await sameLoans(context, one.draftId)).toEqual([]);
  });

  it("is found under no id that a database could choke on", async () => {
    expect(await getDraft(context, "a\0b")).toBeNull();
    expect(await whoIsEditing(context, "a\0b")).toBeNull();
  });

  it("is another organization's, or a reader's, to change in no way", async () => {
    const { draftId } = await saved(individualDraft());
    const stranger = await testContext(db);
    const save = { draftId, version: 1, token: randomUUID(), content: individualDraft() };
    expect(await getDraft(stranger, draftId)).toBeNull();
    expect(await whoIsEditing(stranger, draftId)).toBeNull();
    expect(await saveDraft(stranger, save)).toMatchObject({ failure: { code: "draft.not-found" } });
    expect(await deleteDrafts(stranger, [draftId])).toMatchObject({ failure: { code: "draft.not-found" } });
    expect(await copyDraft(stranger, draftId, randomUUID())).toMatchObject({
      failure: { code: "draft.not-found" },
    });
    const stage = { ...context, environment: "stage" as const };
    expect(await getDraft(stage, draftId)).toBeNull();
    const reader = { ...context, role: "viewer" as const };
    expect(await saveDraft(reader, save)).toMatchObject({ failure: { code: "auth.role" } });
    expect(await deleteDrafts(reader, [draftId])).toMatchObject({ failure: { code: "auth.role" } });
    expect(await historyOf(draftId)).toEqual(["draft.created"]);
  });

  it("takes deleting back, and deletes all or none", async () => {
    const one = await saved(individualDraft());
    const two = await saved(groupDraft());
    expect(await deleteDrafts(context, [one.draftId, "none"])).toMatchObject({
      failure: { code: "draft.not-found" },
    });
    expect((await getDraft(context, one.draftId))?.stage).toBe("open");
    expect((await deleteDrafts(context, [one.draftId, two.draftId])).ok).toBe(true);
    expect((await listDrafts(context, parseDraftListView({}))).total).toBe(0);
    expect((await restoreDrafts(context, [one.draftId, two.draftId])).ok).toBe(true);
    expect((await listDrafts(context, parseDraftListView({}))).total).toBe(2);
    expect(await historyOf(one.draftId)).toEqual(["draft.created", "draft.deleted", "draft.restored"]);
  });

  it("copies a draft for the borrower's next loan, without what belongs to one loan alone", async () => {
    const { draftId } = await saved(groupDraft());
    const copy = await copyDraft(context, draftId, randomUUID());
    if (!copy.ok) throw new Error(copy.failure.code);
    const content = (await getDraft(context, copy.value.draftId))?.content;
    expect(content).toMatchObject({
      loanType: "group",
      groupName: "Umoja Women’s Group",
      groupLoanId: "",
      waiverSigned: false,
      disbursalDate: "",
      schedule: [],
    });
    expect(content?.borrowers.map(({ firstName, loanId }) => [firstName, loanId])).toEqual([
      ["Achieng", ""],
      ["Njeri", ""],
      ["Awa", ""],
    ]);
  });

  it("tells colleagues who has it open, and nobody of themselves", async () => {
    const { draftId } = await saved(individualDraft());
    await openDraft(context, draftId);
    expect((await whoIsEditing(context, draftId))?.editors).toEqual([]);
    const { organizationId, id } = { organizationId: context.organization.id, id: randomUUID() };
    await db
      .insertInto("people")
      .values({
        id,
        email: `${id}@example.org`,
        name: "Otieno",
        password_hash: "",
        language: "en",
        created_at: 0,
      })
      .execute();
    await db
      .insertInto("memberships")
      .values({ organization_id: organizationId, person_id: id, role: "coordinator", created_at: 0 })
      .execute();
    const colleague: Context = { ...context, person: { ...context.person, id, name: "Otieno" } };
    await openDraft({ ...colleague, role: "viewer" }, draftId);
    expect((await whoIsEditing(context, draftId))?.editors).toEqual([]);
    await openDraft(colleague, draftId);
    expect(await whoIsEditing(context, draftId)).toMatchObject({ version: 1, editors: [{ name: "Otieno" }] });
    expect((await listDrafts(context, parseDraftListView({}))).drafts[0]?.editors).toEqual(["Otieno"]);
  });

  it("is found by name, ID, state, what it lacks and the file it came from", async () => {
    await saved(individualDraft({ photo: { url: "", id: "", sendAs: "image" } }));
    await saved(groupDraft({ loanUse: "" }));
    const token = randomUUID();
    const columns = { "Loan ID": "loanId" };
    const given = {
      token,
      fileName: "october.csv",
      columns,
      drafts: [groupDraft({ groupName: "100% Amani_Group" }), individualDraft()],
    };
    const imported = await importDrafts(context, given);
    expect(await importDrafts(context, given)).toEqual(imported);
    if (!imported.ok) throw new Error(imported.failure.code);
    const names = async (query: Record<string, string>) =>
      (await listDrafts(context, parseDraftListView(query))).drafts.map(({ name }) => name).sort();
    expect(await names({})).toHaveLength(4);
    expect(await names({ search: "NJERI wambui" })).toEqual(["Njeri Wambui", "Njeri Wambui"]);
    expect(await names({ search: "gl-7" })).toHaveLength(2);
    expect(await names({ search: "100%" })).toEqual(["100% Amani_Group"]);
    expect(await names({ search: "amaniXgroup" })).toEqual([]);
    expect(await names({ lacks: "missing.loanUse" })).toEqual(["Umoja Women’s Group"]);
    expect(await names({ state: "accepted" })).toEqual([]);
    expect(await names({ import: imported.value.importId })).toEqual(["100% Amani_Group", "Njeri Wambui"]);
    const row = (await listDrafts(context, parseDraftListView({ search: "100%" }))).drafts[0];
    expect(row).toMatchObject({ borrowers: 3, amountText: "3000.00", currency: "KES", state: "open" });
  });
});
