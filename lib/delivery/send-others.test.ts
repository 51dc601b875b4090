import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { forEachDatabase } from "@/lib/testing/databases";
import { mostAtOnce } from "@/lib/testing/most-at-once";
import {
  batchHistory,
  forgetDeliveries,
  reportsSent,
  sandboxTerms,
  seedDelivery,
} from "@/lib/testing/seed-delivery";
import { seedOrganization } from "@/lib/testing/seed-organization";
import { askColleague, type Question } from "./ask-colleague";
import { deliveryProgress } from "./delivery-progress";
import { openDoubts } from "./open-doubts";
import { resolveBatch } from "./resolve-batch";
import { sendNextBatch, type Sending } from "./send-batch";
import { sendOthers, type SendOthers } from "./send-others";
import { dueDeliveries } from "./sending-store";
import { createDeliveryWorker } from "./worker";

forEachDatabase("a doubt that is left open", (open) => {
  let db: Db;
  let other: Db;
  let sandbox: Sandbox;
  let terms: Sending;

  beforeAll(async () => {
    db = await open();
    other = await open();
    sandbox = await startSandbox({ loanCount: 60 });
    terms = sandboxTerms(db, sandbox);
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await forgetDeliveries(db);
    sandbox.reset();
  });

  /** A delivery whose second batch is in doubt, and what a person may say to it. */
  async function inDoubt(kind: "drop-after-body" | "drop-after-processing" = "drop-after-body") {
    const delivery = await seedDelivery(db, sandbox, await seedOrganization(db), [5, 4, 3, 2]);
    sandbox.faults.add({ kind, match: { path: "/repayments", nth: 2 } });
    const run = async () => {
      while ((await sendNextBatch(terms, delivery.deliveryId)) === "ended");
      return delivery.states();
    };
    expect(await run()).toEqual(["accepted", "unknown", "planned", "planned"]);
    const { organizationId, personId } = delivery.organization;
    const batches = await delivery.progress();
    const doubt = { batchId: batches[1]?.id ?? "", generation: 1 };
    const place = { organizationId, environment: "sandbox", personId } as const;
    const of = { kind: "repayments", subjectId: delivery.subjectId } as const;
    const others: SendOthers = { ...place, of, doubts: [doubt] };
    return { delivery, run, doubt, place, of, others, batches };
  }

  test("the others go in their order, each once, and the doubt stays (I1, I7)", async () => {
    const { delivery, run, others } = await inDoubt();
    expect(await dueDeliveries(db, 100)).not.toContain(delivery.deliveryId);
    expect(await sendOthers(db, others)).toEqual({ ok: true, value: undefined });
    expect(await dueDeliveries(db, 100)).toContain(delivery.deliveryId);
    const { organizationId } = delivery.organization;
    const progress = () => deliveryProgress(db, organizationId, "sandbox", "repayments", delivery.subjectId);
    expect(await progress()).toMatchObject({ state: "unknown", goesOn: true, hasLeft: true });
    expect(await run()).toEqual(["accepted", "unknown", "accepted", "accepted"]);
    expect(await progress()).toMatchObject({ state: "unknown", goesOn: false });
    expect(await dueDeliveries(db, 100)).not.toContain(delivery.deliveryId);
    expect(reportsSent(sandbox).map(({ bodySha256 }) => bodySha256)).toEqual(delivery.hashes);
  });

  test("did not arrive: back in line with the same bytes, without the mark and the note (I2)", async () => {
    const { delivery, run, doubt, place, others } = await inDoubt();
    await askColleague(db, { ...place, ...doubt, note: "Please look" });
    await sendOthers(db, others);
    await sendNextBatch(terms, delivery.deliveryId);
    const word = { ...place, ...doubt, answer: "did-not-arrive", reason: "Not there" } as const;
    expect((await resolveBatch(db, word)).ok).toBe(true);
    const [, again] = await delivery.progress();
    expect(again).toMatchObject({ state: "planned", generation: 2, isSetAside: false, asked: null });
    expect(await run()).toEqual(["accepted", "accepted", "accepted", "accepted"]);
    const [first, second, third, fourth] = delivery.hashes;
    expect(reportsSent(sandbox).map(({ bodySha256 }) => bodySha256)).toEqual(
      // The others were under way; then it goes again, before the last one.
      [first, second, third, second, fourth],
    );
    expect(sandbox.state.defaultPartner.uploads).toHaveLength(4);
  });

  test("a new doubt stops the run again, and a page that did not show it cannot set it aside", async () => {
    const { delivery, run, others, doubt, batches } = await inDoubt();
    sandbox.faults.add({ kind: "drop-after-body", match: { path: "/repayments", nth: 1 } });
    await sendOthers(db, others);
    expect(await run()).toEqual(["accepted", "unknown", "unknown", "planned"]);
    // The same click again: what she wanted is done, and it was not the new doubt.
    expect((await sendOthers(db, others)).ok).toBe(true);
    expect(await run()).toEqual(["accepted", "unknown", "unknown", "planned"]);
    const both = [doubt, { batchId: batches[2]?.id ?? "", generation: 1 }];
    expect((await sendOthers(db, { ...others, doubts: both })).ok).toBe(true);
    expect(await run()).toEqual(["accepted", "unknown", "unknown", "accepted"]);
    const rows = await db
      .selectFrom("history")
      .select("details")
      .where("action", "=", "delivery.others_sent")
      .where("subject_id", "=", delivery.deliveryId)
      .orderBy("seq")
      .execute();
    const aside = rows.map(({ details }) => (JSON.parse(details) as { setAside: unknown[] }).setAside);
    expect(aside).toMatchObject([[{ number: 2 }], [{ number: 3 }]]);
  });

  test("pressed by two at once it is done once, in one history row", async () => {
    const { delivery, others } = await inDoubt();
    const answers = await Promise.all([sendOthers(db, others), sendOthers(other, others)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const rows = await db
      .selectFrom("history")
      .select("seq")
      .where("action", "=", "delivery.others_sent")
      .where("subject_id", "=", delivery.deliveryId)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test("answered and sent on while the others go, there is never a second open connection (I11)", async () => {
    const { delivery, doubt, place, others } = await inDoubt();
    sandbox.faults.add({ kind: "delay", ms: 60, match: { path: "/repayments", nth: "every" } });
    const { hostsOf } = terms;
    const workers = [db, other].map((one) => createDeliveryWorker(one, { hostsOf, pollMs: 10 }));
    await sendOthers(db, others);
    await sandbox.log.waitFor(({ bodySha256, complete }) => complete && bodySha256 === delivery.hashes[2]);
    const word = { ...place, ...doubt, answer: "did-not-arrive", reason: "Not there" } as const;
    expect((await resolveBatch(db, word)).ok).toBe(true);
    await expect
      .poll(() => delivery.states(), { interval: 5, timeout: 10_000 })
      .toEqual(delivery.hashes.map(() => "accepted"));
    await Promise.all(workers.map((worker) => worker.stop()));
    const sent = reportsSent(sandbox);
    expect(sent).toHaveLength(5);
    expect(mostAtOnce(sandbox.log, sent)).toBe(1);
  });

  test("is refused for other reports, strangers, older sendings and batches that are not in doubt", async () => {
    const { delivery, others, doubt, batches, run } = await inDoubt();
    const stranger = await seedOrganization(db);
    const expectFailure = async (own: Partial<SendOthers>, code: string) =>
      expect(await sendOthers(db, { ...others, ...own })).toMatchObject({ failure: { code } });
    await expectFailure({ organizationId: stranger.organizationId }, "batch.not-found");
    await expectFailure({ environment: "production" }, "batch.not-found");
    await expectFailure({ of: { kind: "repayments", subjectId: "another" } }, "batch.not-found");
    await expectFailure({ doubts: [] }, "batch.not-found");
    // All or nothing: the one that is in doubt is not set aside either.
    await expectFailure({ doubts: [doubt, { batchId: "nothing", generation: 1 }] }, "batch.not-found");
    await expectFailure({ doubts: [{ ...doubt, generation: 2 }] }, "batch.not-unknown");
    await expectFailure({ doubts: [{ batchId: batches[3]?.id ?? "", generation: 1 }] }, "batch.not-unknown");
    expect(await run()).toEqual(["accepted", "unknown", "planned", "planned"]);
    expect(await batchHistory(db, delivery.deliveryId)).not.toContain("delivery.others_sent");
  });

  test("a note for a colleague stands with its author, can be written anew, and changes nothing else", async () => {
    const { delivery, doubt, place, of, run } = await inDoubt();
    const ask = (own: Partial<Question>) =>
      askColleague(db, { ...place, ...doubt, of, note: " I have no PA2 here ", ...own });
    expect(await ask({})).toEqual({ ok: true, value: undefined });
    const [, noted] = await delivery.progress();
    expect(noted).toMatchObject({
      state: "unknown",
      asked: { by: { id: place.personId, name: "Wanjiru" }, note: "I have no PA2 here" },
    });
    await ask({ note: "Juma, please" });
    // The same click once more.
    expect(await ask({ note: "Juma, please" })).toEqual({ ok: true, value: undefined });
    expect((await delivery.progress())[1]?.asked?.note).toBe("Juma, please");
    const history = await batchHistory(db, delivery.deliveryId);
    expect(history.filter((action) => action === "batch.asked")).toHaveLength(2);
    expect(
      await openDoubts(db, { organizationId: place.organizationId, environment: "sandbox" }),
    ).toMatchObject([
      { kind: "repayments", subjectId: delivery.subjectId, number: 2, asked: { note: "Juma, please" } },
    ]);
    expect(await run()).toEqual(["accepted", "unknown", "planned", "planned"]);

    for (const [own, code] of [
      [{ note: " " }, "batch.note-missing"],
      [{ generation: 2 }, "batch.not-unknown"],
      [{ of: { kind: "drafts", subjectId: delivery.subjectId } }, "batch.not-found"],
      [{ organizationId: (await seedOrganization(db)).organizationId }, "batch.not-found"],
    ] as const) {
      expect(await ask(own)).toMatchObject({ failure: { code } });
    }
    const word = { ...place, ...doubt, answer: "arrived", reason: "It is there" } as const;
    expect((await resolveBatch(db, word)).ok).toBe(true);
    expect(await ask({})).toMatchObject({ failure: { code: "batch.not-unknown" } });
    expect((await delivery.progress())[1]).toMatchObject({ state: "accepted", asked: null });
  });
});
