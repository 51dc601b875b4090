import { expect } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { KINDS } from "@/lib/delivery/kinds";
import type { Reason } from "@/lib/delivery/outcomes";
import { recoverAbandoned } from "@/lib/delivery/recover";
import { resolveBatch } from "@/lib/delivery/resolve-batch";
import { sendNextBatch, type Sending } from "@/lib/delivery/send-batch";
import type { BatchState } from "@/lib/delivery/states";
import type { EnvironmentHosts } from "@/lib/environments/environments";
import { kivaCredentials } from "@/lib/organizations/credentials";
import { DEADLINES, type Deadlines } from "@/lib/partner-api/http";
import { accessToken } from "@/lib/partner-api/token";
import type { FaultInput } from "@/lib/sandbox/faults";
import type { Sandbox } from "@/lib/sandbox/server";
import { brokenPromises } from "./check-invariants";
import { endLeases, endWaits, sandboxTerms, seedDelivery, type SeededDelivery } from "./seed-delivery";
import { seedOrganization, type SeededOrganization } from "./seed-organization";
import type { LineFault } from "./tcp-proxy";

/** The batches of a delivery: the first, the middle and the last one, each of which is struck. */
const SIZES = [3, 2, 1];

/** Where the fault is the token's, each batch asks for one of its own. */
const GOOD_FOR_ONE_USE: FaultInput = { kind: "patch", set: { expires_in: 0 }, match: { nth: "every" } };

/** One line of the table of faults: what goes wrong, and what must come of the batch that it strikes. */
export interface FaultCase {
  name: string;
  state: BatchState;
  reason: Reason | null;
  /** Whole requests with this batch's bytes that reach Kiva while the fault lasts. */
  whole: number;
  /** What Kiva's stand-in does to the report, or the draft. */
  report?: FaultInput;
  /** What it does to the asking for a token. */
  token?: FaultInput | FaultInput[];
  /** What the line does, where Kiva is reached through the proxy: for the test to arrange. */
  line?: LineFault;
  /** Where the requests go meanwhile, if not to the sandbox. */
  hosts?: () => Partial<EnvironmentHosts>;
  /** Anything else that goes wrong, from here on until the answered function is called. */
  wrong?: () => () => void;
  /** The lease is over before the reply is read. */
  isLost?: boolean;
  /** In place of the promised ones, so that nobody waits for 30 seconds. */
  deadlines?: Partial<Deadlines>;
  /** Kiva's own words that stay with the batch. */
  detail?: string;
  /** How long the batch then waits. */
  waitMs?: number;
  isClockWrong?: boolean;
}

type More = Partial<FaultCase>;

/** Nobody can know whether Kiva took it: the run stops and only a person leads on. */
export function doubt(name: string, reason: Reason, more: More): FaultCase {
  return { name, state: "unknown", reason, whole: 1, ...more };
}
/** Kiva said no for certain: the next batch goes. */
export function refusal(name: string, reason: Reason, more: More): FaultCase {
  return { name, state: "rejected", reason, whole: 1, ...more };
}
/** Nothing was taken for certain: the same bytes go later by themselves, and the ones behind wait. */
export function wait(name: string, reason: Reason, more: More): FaultCase {
  return { name, state: "planned", reason, whole: 0, ...more };
}
/** Kiva took it all the same. */
export function taken(name: string, more: More): FaultCase {
  return { name, state: "accepted", reason: null, whole: 1, ...more };
}

/** A reply with this status; without anything more said Kiva's stand-in does not do what was asked. */
export function status(code: number, more: Partial<FaultInput> = {}): FaultInput {
  return { kind: "status", status: code, ...more } as FaultInput;
}
/** The true reply, with these fields changed in it. */
export function set(fields: Record<string, unknown>): FaultInput {
  return { kind: "patch", set: fields };
}
/** A success in other words. */
export function body(text: string, headers: Record<string, string> = {}): FaultInput {
  return { kind: "body", body: text, headers };
}

/** A delivery in the middle of which something goes wrong. */
export class FaultRun {
  readonly #db: Db;
  readonly #sandbox: Sandbox;

  constructor(db: Db, sandbox: Sandbox) {
    this.#db = db;
    this.#sandbox = sandbox;
  }

  /**
   * Lets the fault strike the first, the middle and the last batch of a delivery, one after the other. After each it
   * looks at everything and goes on as she would: where the batch is in doubt she looks in PA2 and answers what is
   * there. In the end Kiva has every batch exactly once, but for those it refused, and no promise is broken.
   */
  async strikeEach(fault: FaultCase, of?: SeededOrganization): Promise<void> {
    const organization = of ?? (await seedOrganization(this.#db));
    await this.strikeAll(fault, await seedDelivery(this.#db, this.#sandbox, organization, SIZES));
  }

  /** The same for a delivery that is there already, of any number of batches. */
  async strikeAll(fault: FaultCase, delivery: SeededDelivery): Promise<void> {
    for (const index of delivery.hashes.keys()) await this.#strike(delivery, fault, index);
    const end = fault.state === "rejected" ? "rejected" : "accepted";
    expect(await delivery.states()).toEqual(delivery.hashes.map(() => end));
    const taken = delivery.hashes.map((hash) => this.#taken(hash));
    expect(taken, "uploads at Kiva").toEqual(taken.map(() => (end === "rejected" ? 0 : 1)));
    const { organizationId } = delivery.organization;
    const isClockSteady = !fault.isClockWrong;
    expect(await brokenPromises(this.#db, this.#sandbox.log, { organizationId, isClockSteady })).toEqual([]);
  }

  async #strike(delivery: SeededDelivery, fault: FaultCase, index: number): Promise<void> {
    const terms = sandboxTerms(this.#db, this.#sandbox);
    const at = `batch ${index + 1} of ${delivery.hashes.length}`;
    const before = await delivery.progress();
    if (!fault.token) await this.#haveToken(terms, delivery);
    this.#sandbox.faults.clear();
    this.#sandbox.faults.add([
      ...on("(repayments|loan_draft)$", fault.report),
      ...on("/oauth/token$", fault.token),
      ...on("/oauth/token$", fault.token && GOOD_FOR_ONE_USE),
    ]);
    const makeRight = fault.wrong?.();
    const lastTry = await this.#tryUnder(fault, terms, delivery);
    makeRight?.();
    this.#sandbox.faults.clear();
    this.#sandbox.faults.add(on("/oauth/token$", fault.token && GOOD_FOR_ONE_USE));

    const after = await delivery.progress();
    expect(after[index], at).toMatchObject({ state: fault.state, reason: fault.reason, generation: 1 });
    expect(without(after, index), `the others than ${at}`).toEqual(without(before, index));
    await this.#settled(delivery, index, fault.whole);
    const [own, ...later] = delivery.hashes.slice(index).map((hash) => this.#whole(hash).length);
    expect(own, `requests for ${at}`).toBe(fault.whole);
    expect(later, `requests behind ${at}`).toEqual(later.map(() => 0));
    if (fault.detail) expect(after[index]?.reasonDetail).toBe(fault.detail);
    const tokens = this.#whole(delivery.hashes[index]).map(({ headers }) => headers.authorization);
    expect(new Set(tokens).size, "a fresh token for each more try").toBe(fault.whole);
    if (fault.waitMs !== undefined) expect(await this.#waitOf(after[index]!), at).toBe(fault.waitMs);
    if (fault.state === "accepted" || fault.state === "rejected") return;

    const send = () => sendNextBatch(terms, delivery.deliveryId);
    expect(lastTry, `after ${at}, until its time comes or a person answers`).toBe("nothing-due");
    if (fault.state === "unknown") await this.#answer(delivery, after[index]!);
    await endWaits(this.#db, delivery.deliveryId);
    if (settled(await delivery.states()) === index) expect(await send()).toBe("ended");
    expect((await delivery.progress())[index]).toMatchObject({ state: "accepted" });
  }

  /** Lets the worker try until the batch is settled or nothing may go; answers what the last call said. */
  async #tryUnder(fault: FaultCase, terms: Sending, { deliveryId, states }: SeededDelivery): Promise<string> {
    const hosts = { ...terms.hostsOf("sandbox")!, ...fault.hosts?.() };
    const struck = { ...terms, hostsOf: () => hosts, deadlines: { ...DEADLINES, ...fault.deadlines } };
    const settledBefore = settled(await states());
    for (;;) {
      const said = await sendNextBatch(struck, deliveryId);
      if (fault.isLost && said === "lost") {
        await endLeases(this.#db, deliveryId);
        await recoverAbandoned(this.#db);
        continue;
      }
      if (said !== "ended" || settled(await states()) > settledBefore) return said;
    }
  }

  /** The token is in hand already: short deadlines are for the report. */
  async #haveToken({ hostsOf }: Sending, { organization, kind }: SeededDelivery): Promise<void> {
    const { organizationId, environment, partnerId } = organization;
    const credentials = await kivaCredentials(this.#db, organizationId, environment);
    const hosts = hostsOf(environment);
    if (!credentials || !hosts) throw new Error("no way to a token");
    const { scope } = KINDS[kind];
    await accessToken({ organizationId, environment, hosts, credentials, partnerId, scope });
  }

  /** She looks in PA2's list of uploads, and answers what she sees. */
  async #answer({ organization, hashes }: SeededDelivery, batch: BatchProgress): Promise<void> {
    const isThere = this.#taken(hashes[batch.number - 1]) > 0;
    const resolved = await resolveBatch(this.#db, {
      ...organization,
      batchId: batch.id,
      generation: batch.generation,
      answer: isThere ? "arrived" : "did-not-arrive",
      reason: "I looked in PA2's list of uploads.",
    });
    expect(resolved).toMatchObject({ ok: true });
  }

  /** A line that was cut has told us before the sandbox has read what still reached it. */
  async #settled({ hashes }: SeededDelivery, index: number, whole: number): Promise<void> {
    if (whole === 0) return;
    await this.#sandbox.log.waitFor(
      (entry) => entry.complete && entry.bodySha256 === hashes[index] && this.#isOver(entry),
    );
  }

  #isOver({ fault, processed }: { fault: string | null; processed: boolean }): boolean {
    return processed || fault !== null;
  }

  #whole(hash: string | undefined) {
    return this.#sandbox.log.entries.filter((entry) => entry.complete && entry.bodySha256 === hash);
  }

  #taken(hash: string | undefined): number {
    return this.#whole(hash).filter(({ processed, decided }) => processed && decided === 200).length;
  }

  async #waitOf({ id }: BatchProgress): Promise<number> {
    const { details } = await this.#db
      .selectFrom("history")
      .select("details")
      .where("subject_id", "=", id)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    return (JSON.parse(details) as { waitMs: number }).waitMs;
  }
}

function on(pathPattern: string, faults: FaultInput | FaultInput[] = []): FaultInput[] {
  return [faults].flat().map((one) => ({ ...one, match: { ...one.match, pathPattern } }) as FaultInput);
}

function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

function settled(states: readonly string[]): number {
  return states.filter((state) => state.startsWith("accepted") || state === "rejected").length;
}
