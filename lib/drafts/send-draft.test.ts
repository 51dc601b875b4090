import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { sendNextBatch, type Sending } from "@/lib/delivery/send-batch";
import type { Context } from "@/lib/organizations/context";
import type { FaultInput } from "@/lib/sandbox/faults";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { groupDraft, individualDraft, SANDBOX_LISTS } from "@/lib/testing/drafts";
import { sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import sharp from "sharp";
import { copyDraft } from "./copy-draft";
import type { Draft } from "./draft";
import { draftProgress } from "./draft-progress";
import { getDraft } from "./get-draft";
import { draftsWaiting } from "./drafts-waiting";
import { addPhoto, cutPhoto, getPhoto } from "./keep-photo";
import { storeLists } from "./lists-store";
import { refreshLists } from "./refresh-lists";
import { resolveDraft } from "./resolve-draft";
import { saveDraft } from "./save-draft";
import { sendDraft, sendDrafts } from "./send-draft";
import { sentDraftBody } from "./sent-body";

const DRAFTS = { path: "/loan_draft" };

forEachDatabase("sending a draft", (open) => {
  let db: Db;
  let sandbox: Sandbox;
  let terms: Sending;
  let context: Context;

  beforeAll(async () => {
    db = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    context = await testContext(db);
    await storeLists(db, context, SANDBOX_LISTS);
  });

  async function saved(content: Draft): Promise<string> {
    const given = { draftId: null, version: null, token: randomUUID(), content };
    const answer = await saveDraft(context, given);
    if (!answer.ok) throw new Error(answer.failure.code);
    return answer.value.draftId;
  }
  /** Sends and lets the worker make its next try. */
  async function delivered(draftId: string) {
    const answer = await sendDraft(context, { draftId, version: 1, listsFetchedAt: null });
    if (!answer.ok) throw new Error(answer.failure.code);
    return tried(draftId);
  }
  async function tried(draftId: string) {
    const { id } = await db
      .selectFrom("deliveries")
      .select("id")
      .where("subject_id", "=", draftId)
      .executeTakeFirstOrThrow();
    await db.updateTable("batches").set({ not_before: 0 }).where("delivery_id", "=", id).execute();
    await sendNextBatch(terms, id);
    return progressOf(draftId);
  }
  async function progressOf(draftId: string) {
    const draft = await getDraft(context, draftId);
    if (!draft) throw new Error("no draft");
    return draftProgress(context, draft);
  }
  const requests = () => sandbox.log.entries.filter(({ path }) => path.endsWith("/loan_draft"));
  const fault = (one: FaultInput) =>
    sandbox.faults.add({ ...one, match: { ...DRAFTS, ...one.match } } as FaultInput);

  it("sends an individual loan with exactly the fields of the rules", async () => {
    const draftId = await saved(individualDraft());
    const progress = await delivered(draftId);
    const [taken] = sandbox.state.defaultPartner.drafts;
    expect(progress).toMatchObject({ state: "accepted", batch: { draftUuid: taken?.uuid } });
    expect(taken?.content).toEqual({
      location: "Kisumu: Kenya",
      activity_id: "55",
      theme_type_id: "1",
      currency: "KES",
      description_language_id: "1",
      loanuse: "to buy two dairy cows",
      description: "Njeri keeps cows near Kisumu and sells the milk in the market every morning.",
      disburse_time: individualDraft().disbursalDate,
      client_waiver_signed: true,
      entreps: [
        {
          first_name: "Njeri",
          last_name: "Wambui",
          gender: "female",
          client_id: "C-0042",
          loan_id: "0012-A",
          amount: "1250.50",
        },
      ],
      schedule: individualDraft().schedule.map(({ date, principal, interest }) => ({
        date,
        principal,
        interest,
      })),
    });
    expect(taken?.blocks).toEqual(["Please add a photo."]);
  });

  it("sends a group with its own IDs, and one not_pictured a borrower in their order", async () => {
    await delivered(await saved(groupDraft()));
    const content = sandbox.state.defaultPartner.drafts[0]?.content;
    expect(content).toMatchObject({
      group_name: "Umoja Women’s Group",
      internal_client_id: "G-7",
      internal_loan_id: "GL-7",
      not_pictured: [false, true, false],
    });
    expect(content?.entreps?.map(({ first_name }) => first_name)).toEqual(["Achieng", "Njeri", "Awa"]);
  });

  it("sends holes as holes, and nothing of what was set aside", async () => {
    const others = groupDraft().borrowers.slice(1);
    const setAside = {
      because: "came-along" as const,
      groupName: "X",
      groupClientId: "Y",
      groupLoanId: "Z",
      notPictured: true,
      others,
    };
    const { borrowers } = individualDraft();
    const content = {
      ...individualDraft({ setAside, loanUse: "", description: "", schedule: [] }),
      borrowers,
    };
    await delivered(await saved(content));
    const sent = sandbox.state.defaultPartner.drafts[0]?.content ?? {};
    for (const field of ["group_name", "internal_client_id", "internal_loan_id", "not_pictured"]) {
      expect(sent).not.toHaveProperty(field);
    }
    for (const hole of ["loanuse", "description", "schedule"]) expect(sent).not.toHaveProperty(hole);
    expect(sent.entreps).toHaveLength(1);
  });

  it("sends the kept photo itself, encoded", async () => {
    const draftId = await saved(individualDraft());
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#2b6a3f" } })
      .png()
      .toBuffer();
    const photo = await addPhoto(context, draftId, picture);
    if (!photo.ok) throw new Error(photo.failure.code);
    const content = individualDraft({ photo: { url: "", id: photo.value.id, sendAs: "image" } });
    await saveDraft(context, { draftId, version: 1, token: randomUUID(), content });
    expect((await sendDraft(context, { draftId, version: 2, listsFetchedAt: null })).ok).toBe(true);
    await tried(draftId);
    const taken = sandbox.state.defaultPartner.drafts[0];
    expect(taken?.blocks).toEqual([]);
    const encoded = taken?.content.image_encoded ?? "";
    expect(encoded.startsWith("data:image/jpeg;base64,")).toBe(true);
    const meta = await sharp(Buffer.from(encoded.split(",")[1] ?? "", "base64")).metadata();
    expect(meta).toMatchObject({ format: "jpeg", width: 400, height: 300 });
  });

  it("never takes another draft's photo", async () => {
    const other = await saved(groupDraft());
    const picture = await sharp({ create: { width: 200, height: 200, channels: 3, background: "red" } })
      .jpeg()
      .toBuffer();
    const photo = await addPhoto(context, other, picture);
    if (!photo.ok) throw new Error(photo.failure.code);
    const draftId = await saved(individualDraft({ photo: { url: "", id: photo.value.id, sendAs: "image" } }));
    expect(await sendDraft(context, { draftId, version: 1, listsFetchedAt: null })).toMatchObject({
      failure: { code: "draft.photo-gone" },
    });
  });

  it("refuses errors by the server's own reading, and an empty draft, and changes nothing", async () => {
    const wrong = await saved(individualDraft({ disbursalDate: "30/02/2027", activity: "Dairyy" }));
    expect(await sendDraft(context, { draftId: wrong, version: 1, listsFetchedAt: null })).toMatchObject({
      failure: { code: "draft.errors-open", params: { count: 2 } },
    });
    const { borrowers, ...rest } = individualDraft();
    const blank = await saved({
      ...rest,
      borrowers: borrowers.map(() => ({
        firstName: " ",
        lastName: "",
        gender: "" as const,
        clientId: "",
        loanId: "",
        amount: "",
      })),
      location: "",
      activity: "",
      theme: "",
      loanUse: "",
      description: "",
      disbursalDate: "",
      schedule: [],
    });
    expect(await sendDraft(context, { draftId: blank, version: 1, listsFetchedAt: null })).toMatchObject({
      failure: { code: "draft.empty" },
    });
    expect((await getDraft(context, wrong))?.stage).toBe("open");
    expect(
      await db.selectFrom("deliveries").select("id").where("subject_id", "in", [wrong, blank]).execute(),
    ).toEqual([]);
  });

  it("goes once, however often and by however many it is sent", async () => {
    const draftId = await saved(individualDraft());
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => sendDraft(context, { draftId, version: 1, listsFetchedAt: null })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await tried(draftId);
    await tried(draftId);
    expect(requests()).toHaveLength(1);
    const body = await sentDraftBody(context, draftId);
    expect(requests()[0]?.bodySha256).toBe(
      createHash("sha256")
        .update(body ?? "")
        .digest("hex"),
    );
    const late = { draftId, version: 2, token: randomUUID(), content: individualDraft() };
    expect(await saveDraft(context, late)).toMatchObject({ failure: { code: "draft.sent" } });
  });

  it("is in doubt when the reply is lost, and goes again with the same bytes only on a person's word", async () => {
    const draftId = await saved(individualDraft());
    fault({ match: { nth: 1 }, kind: "drop-after-body" });
    const lost = await delivered(draftId);
    expect(lost.state).toBe("unknown");
    await tried(draftId);
    expect(requests()).toHaveLength(1);
    const batch = lost.batch;
    if (!batch) throw new Error("no batch");
    const word = { draftId, batchId: batch.id, generation: batch.generation, reason: "not in Drafts" };
    const stranger = await testContext(db);
    expect(await resolveDraft(stranger, { ...word, answer: "arrived" })).toMatchObject({ ok: false });
    expect((await resolveDraft(context, { ...word, answer: "did-not-arrive" })).ok).toBe(true);
    expect((await tried(draftId)).state).toBe("accepted");
    expect(new Set(requests().map(({ bodySha256 }) => bodySha256)).size).toBe(1);
    expect(requests()).toHaveLength(2);
  });

  it("says Kiva's no in Kiva's words, and lets it be corrected as a copy with everything in it", async () => {
    const draftId = await saved(individualDraft());
    fault({ kind: "status", status: 422 });
    const refused = await delivered(draftId);
    expect(refused).toMatchObject({ state: "rejected", batch: { reason: "rejected.unprocessable" } });
    const copy = await copyDraft(context, draftId, randomUUID());
    if (!copy.ok) throw new Error(copy.failure.code);
    expect((await getDraft(context, copy.value.draftId))?.content).toEqual(individualDraft());
  });

  // A colleague's refresh had changed what "Dairy" stands for; her page showed 55, and 999 went out.
  it("refuses to send with other lists than her page had, and minds no refresh that changes nothing", async () => {
    const draftId = await saved(individualDraft());
    const seen = { draftId, version: 1, listsFetchedAt: SANDBOX_LISTS.fetchedAt };
    const activities = SANDBOX_LISTS.activities.map((one) =>
      one.name === "Dairy" ? { ...one, id: 999 } : one,
    );
    await storeLists(db, context, { ...SANDBOX_LISTS, activities, fetchedAt: SANDBOX_LISTS.fetchedAt + 5 });
    expect(await sendDraft(context, seen)).toMatchObject({ failure: { code: "draft.lists-changed" } });
    await storeLists(db, context, { ...SANDBOX_LISTS, activities, fetchedAt: SANDBOX_LISTS.fetchedAt + 9 });
    const again = { ...seen, listsFetchedAt: SANDBOX_LISTS.fetchedAt + 5 };
    expect((await sendDraft(context, again)).ok).toBe(true);
  });

  // The home page called a refused draft refused again once its corrected copy was sent: an invitation to post twice.
  it("waits for nobody once a copy of it was made, sent or not", async () => {
    const draftId = await saved(individualDraft());
    fault({ kind: "status", status: 422 });
    await delivered(draftId);
    expect((await draftsWaiting(context)).refused).toEqual([{ id: draftId, name: "Njeri Wambui" }]);
    const copy = await copyDraft(context, draftId, randomUUID());
    if (!copy.ok) throw new Error(copy.failure.code);
    expect((await draftsWaiting(context)).refused).toEqual([]);
    await delivered(copy.value.draftId);
    expect((await draftsWaiting(context)).refused).toEqual([]);
  });

  it("forgets photos that the draft no longer names, but never its own nor what that was cut out of", async () => {
    const draftId = await saved(individualDraft());
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: "blue" } })
      .png()
      .toBuffer();
    const add = async () => {
      const photo = await addPhoto(context, draftId, picture);
      if (!photo.ok) throw new Error(photo.failure.code);
      return photo.value.id;
    };
    const [unnamed, whole] = [await add(), await add()];
    const part = { left: 0, top: 0, width: 0.5, height: 0.5 };
    const cut = await cutPhoto(context, draftId, whole, part);
    if (!cut.ok) throw new Error(cut.failure.code);
    const content = individualDraft({ photo: { url: "", id: cut.value.id, sendAs: "image" } });
    await saveDraft(context, { draftId, version: 1, token: randomUUID(), content });
    await db
      .updateTable("draft_photos")
      .set({ created_at: 1 } as never)
      .where("draft_id", "=", draftId)
      .execute();
    await add();
    expect(await getPhoto(context, draftId, unnamed)).toBeNull();
    expect(await getPhoto(context, draftId, whole)).not.toBeNull();
    expect(await getPhoto(context, draftId, cut.value.id)).not.toBeNull();
  });

  it("holds two drafts with the same receipt for a doubt", async () => {
    const first = await saved(individualDraft());
    await delivered(first);
    const uuid = sandbox.state.defaultPartner.drafts[0]?.uuid ?? "";
    const second = await saved(groupDraft());
    fault({
      kind: "body",
      body: JSON.stringify({ code: "api.success", message: "", loan_draft_uuid: uuid }),
    } as FaultInput);
    expect(await delivered(second)).toMatchObject({
      state: "unknown",
      batch: { reason: "unknown.repeated-draft" },
    });
  });

  it("sends several, and one that cannot go holds up none of the others", async () => {
    const good = await saved(individualDraft());
    const bad = await saved(individualDraft({ disbursalDate: "soon" }));
    const answer = await sendDrafts(context, [
      { draftId: bad, version: 1 },
      { draftId: good, version: 1 },
      { draftId: "none", version: 1 },
    ]);
    expect(answer).toEqual({
      ok: true,
      value: {
        sent: [good],
        refused: [
          { draftId: bad, code: "draft.errors-open" },
          { draftId: "none", code: "draft.not-found" },
        ],
      },
    });
  });

  it("fetches Kiva's lists and what a dollar is, and keeps them when Kiva cannot be reached", async () => {
    const hosts = terms.hostsOf("sandbox");
    const answer = await refreshLists(context, hosts);
    if (!answer.ok) throw new Error(answer.failure.code);
    const { usdRates, fetchedAt } = answer.value;
    expect(answer.value).toEqual({ ...SANDBOX_LISTS, usdRates, fetchedAt });
    expect(Number(usdRates.KES)).toBeGreaterThan(50);
    expect(fetchedAt).toBeGreaterThan(SANDBOX_LISTS.fetchedAt);
    const gone = { ...hosts!, apiUrl: "http://127.0.0.1:9", tokenUrl: "http://127.0.0.1:9/oauth/token" };
    expect(await refreshLists(context, gone)).toMatchObject({ failure: { code: "lists.unreachable" } });
    expect((await refreshLists({ ...context, role: "viewer" }, hosts)).ok).toBe(false);
  });
});
