import type { Selectable } from "kysely";
import type { Db } from "@/lib/db/connect";
import type { Batches, Dispatches } from "@/lib/db/schema";
import type { Connection, LogEntry } from "@/lib/sandbox/request-log";

/** The sandbox's own record of what reached it: `sandbox.log`, or several of them put together. */
export interface SandboxWitness {
  entries: readonly Readonly<LogEntry>[];
  connections?: readonly Readonly<Connection>[];
}

type Request = Readonly<LogEntry>;
type Dispatch = Selectable<Dispatches>;

export interface StoredBatch extends Selectable<Batches> {
  organizationId: string;
  environment: string;
  kind: "repayments" | "drafts";
  subjectId: string;
  /** What the organization knows of Kiva's 5xx. */
  serverErrors: string;
}

/** A dispatch's record with the one request that it announced, if that reached the sandbox. */
export interface Sent {
  batch: StoredBatch;
  dispatch: Dispatch;
  request: Request | null;
}

export interface Traffic {
  batches: StoredBatch[];
  sent: Sent[];
  /** Requests that no record announced. */
  unannounced: Request[];
}

const SENDING = /^\/v3\/partner\/\d+\/(repayments|loan_draft)$/;

/**
 * Finds the record of every request that reached the sandbox. Two batches may have the same bytes (the same file of
 * two organizations): the stored reply tells their requests apart, else the record committed last before it came.
 */
export async function matchRequests(
  db: Db,
  { entries }: SandboxWitness,
  { organizationId, isClockSteady }: { organizationId: string | undefined; isClockSteady: boolean },
): Promise<Traffic> {
  const batches = await readBatches(db, organizationId);
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  // A batch's fence only rises, whatever becomes of the clock.
  const order = isClockSteady ? "committed_at" : "fence";
  const dispatches = await readDispatches(db, organizationId).orderBy(order).execute();
  const sent = dispatches.flatMap((dispatch): Sent[] => {
    const batch = byId.get(dispatch.batch_id);
    return batch ? [{ batch, dispatch, request: null }] : [];
  });
  let open = entries.filter(({ method, path }) => method === "POST" && SENDING.test(path));
  for (const isTheOne of [isAnsweredBy, hasItsStatus, wasOpened, () => true]) {
    open = open.filter((request) => {
      const free = sent.filter(
        (one) =>
          one.request === null &&
          couldBe(one, request) &&
          (!isClockSteady || one.dispatch.committed_at <= Date.parse(request.time)) &&
          isTheOne(one, request),
      );
      const found = free.at(-1);
      if (found) found.request = request;
      return !found;
    });
  }
  return { batches, sent, unannounced: open };
}

function readBatches(db: Db, organizationId: string | undefined): Promise<StoredBatch[]> {
  const all = db
    .selectFrom("batches")
    .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
    .innerJoin("organizations", "organizations.id", "deliveries.organization_id")
    .selectAll("batches")
    .select([
      "deliveries.organization_id as organizationId",
      "deliveries.environment",
      "deliveries.kind",
      "deliveries.subject_id as subjectId",
      "organizations.server_errors as serverErrors",
    ])
    .orderBy("deliveries.created_at")
    .orderBy("batches.number");
  return (organizationId === undefined ? all : all.where("organizations.id", "=", organizationId)).execute();
}

function readDispatches(db: Db, organizationId: string | undefined) {
  const all = db.selectFrom("dispatches").selectAll();
  if (organizationId === undefined) return all;
  return all.where("batch_id", "in", (from) =>
    from
      .selectFrom("batches")
      .innerJoin("deliveries", "deliveries.id", "batches.delivery_id")
      .select("batches.id")
      .where("deliveries.organization_id", "=", organizationId),
  );
}

/** Whether the request is, as far as it came, the one of this record. */
function couldBe({ batch, dispatch }: Sent, request: Request): boolean {
  if (new URL(dispatch.url).pathname !== request.path) return false;
  if (request.complete) return request.bodySha256 === dispatch.body_sha256;
  const body = Buffer.from(batch.body);
  const isOfLength = request.headers["content-length"] === String(body.length);
  // The cut may fall inside a character.
  return isOfLength && body.toString("utf8").startsWith(request.bodyText.replace(/\uFFFD+$/, ""));
}

function isAnsweredBy({ dispatch }: Sent, { decidedText }: Request): boolean {
  return decidedText !== "" && Buffer.from(dispatch.reply_body ?? []).toString("utf8") === decidedText;
}

/** A fault may have put other words into the reply. */
function hasItsStatus({ dispatch }: Sent, { status }: Request): boolean {
  return status !== null && dispatch.reply_status === status;
}

function wasOpened({ dispatch }: Sent): boolean {
  return dispatch.outcome !== "not_sent";
}

/** True if Kiva has it: the sandbox stored what was asked, whether anyone learned of it or not. */
export function isTaken({ request }: Sent): boolean {
  return request !== null && request.processed && isSuccess(request.decided);
}

/** True of a 2xx; of no status at all it is false. */
export function isSuccess(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}
