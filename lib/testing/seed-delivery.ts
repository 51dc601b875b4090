import { createHash, randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import { deliveryProgress, type BatchProgress } from "@/lib/delivery/delivery-progress";
import type { DeliveryKindName } from "@/lib/delivery/kinds";
import { planDelivery, type DeliveryPlan } from "@/lib/delivery/plan-delivery";
import { requestDelivery } from "@/lib/delivery/request-delivery";
import { sendingTerms, type Sending } from "@/lib/delivery/send-batch";
import { serializeRepayments } from "@/lib/partner-api/serialize-repayments";
import type { LogEntry } from "@/lib/sandbox/request-log";
import type { Sandbox } from "@/lib/sandbox/server";
import type { SeededOrganization } from "./seed-organization";

export interface SeededDelivery {
  deliveryId: string;
  kind: DeliveryKindName;
  subjectId: string;
  organization: SeededOrganization;
  /** The SHA-256 of each batch, in order, counted here and not by what is tested. */
  hashes: string[];
  progress(): Promise<BatchProgress[]>;
  states(): Promise<string[]>;
}

/** A delivery of as many loans a batch as said, all expected by the sandbox's first partner, sent by the person. */
export async function seedDelivery(
  db: Db,
  sandbox: Sandbox,
  organization: SeededOrganization,
  sizes: readonly number[],
): Promise<SeededDelivery> {
  const loans = sandbox.state.defaultPartner.loans.filter(({ loan }) => loan.status === "payingBack");
  let used = 0;
  const bodies = sizes.map((size) => {
    const lines = loans.slice(used, (used += size)).map(({ loan }, index) => ({
      loanId: loan.internal_loan_id,
      clientId: loan.internal_client_id,
      amountText: `${index + 1}.00`,
    }));
    return serializeRepayments(lines);
  });
  const batches = bodies.map((body, index) => ({ body, itemCount: sizes[index] ?? 0, sumText: "1.00" }));
  return requested(db, organization, "repayments", batches);
}

/** The delivery of a draft loan with exactly these bytes, sent by the person. */
export function seedDraftDelivery(
  db: Db,
  organization: SeededOrganization,
  body: Buffer,
): Promise<SeededDelivery> {
  return requested(db, organization, "drafts", [{ body, itemCount: 1, sumText: "1.00" }]);
}

async function requested(
  db: Db,
  organization: SeededOrganization,
  kind: DeliveryKindName,
  batches: DeliveryPlan["batches"],
): Promise<SeededDelivery> {
  const subjectId = randomUUID();
  const { organizationId, personId, partnerId, environment } = organization;
  const deliveryId = await db.transaction().execute(async (trx) => {
    const id = await planDelivery(trx, { organizationId, environment, kind, subjectId, partnerId, batches });
    await requestDelivery(trx, id, personId);
    return id;
  });
  const progress = async () =>
    (await deliveryProgress(db, organizationId, environment, kind, subjectId))?.batches ?? [];
  return {
    deliveryId,
    kind,
    subjectId,
    organization,
    hashes: batches.map(({ body }) => createHash("sha256").update(body).digest("hex")),
    progress,
    states: async () => (await progress()).map(({ state }) => state),
  };
}

/** The terms of sending to the sandbox. */
export function sandboxTerms(db: Db, sandbox: Sandbox, own: Partial<Sending> = {}): Sending {
  const hosts = {
    tokenUrl: `${sandbox.url}/oauth/token`,
    audience: "https://partner-api.sandbox.invalid",
    apiUrl: sandbox.url,
    pa2Url: `${sandbox.url}/pa2`,
  };
  return { ...sendingTerms(db, randomUUID()), hostsOf: () => hosts, ...own };
}

/** The reports the sandbox was sent, whole or not. */
export function reportsSent(sandbox: Sandbox): Readonly<LogEntry>[] {
  return sandbox.log.entries.filter(({ path }) => path.endsWith("/repayments"));
}

/** Takes back what earlier tests sent, so that no worker of a later one finds it. */
export async function forgetDeliveries(db: Db): Promise<void> {
  await db.updateTable("deliveries").set({ requested_at: null }).execute();
}

/** Lets what waits go at once. */
export async function endWaits(db: Db, deliveryId: string): Promise<void> {
  await db.updateTable("batches").set({ not_before: 0 }).where("delivery_id", "=", deliveryId).execute();
}

/** Lets the lease of what is held have run out, as after the death of its holder. */
export async function endLeases(db: Db, deliveryId: string): Promise<void> {
  await db
    .updateTable("batches")
    .set({ lease_until: 1 })
    .where("delivery_id", "=", deliveryId)
    .where("lease_until", "is not", null)
    .execute();
}

/** What history says happened to the batches of a delivery, in order. */
export async function batchHistory(db: Db, deliveryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("history")
    .innerJoin("batches", "batches.id", "history.subject_id")
    .select("action")
    .where("batches.delivery_id", "=", deliveryId)
    .orderBy("seq")
    .execute();
  return rows.map(({ action }) => action);
}
