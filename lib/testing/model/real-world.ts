import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/connect";
import type { Sending } from "@/lib/delivery/send-batch";
import type { Context } from "@/lib/organizations/context";
import type { Sandbox } from "@/lib/sandbox/server";
import type { SandboxWitness } from "@/lib/testing/match-requests";
import { forgetDeliveries, sandboxTerms } from "@/lib/testing/seed-delivery";
import { testContext } from "@/lib/testing/test-context";
import type { BatchFault, TokenFault } from "./faults";
import type { Figures } from "./figures";
import type { MovedClocks } from "./moved-clocks";
import type { SteppedWork } from "./stepped-work";

/** For a report that gets no reply: the only time that is waited for in earnest. */
const NO_REPLY_MS = 300;
/** For all else: longer than the busiest machine takes. */
const PATIENCE_MS = 20_000;
const MOST_BYTES = 100_000;
/** Nothing listens there. */
const NOBODY = "http://127.0.0.1:1";

/** Where many runs take place, one after the other. */
export interface Ground {
  /** Two servers' connections to one database. */
  dbs: readonly [Db, Db];
  sandbox: Sandbox;
  clocks: MovedClocks;
  figures: Figures;
}

interface SavedOnPage {
  reportId: string;
  version: number;
  fingerprint: string;
}

/** What one run acts on: the real verbs, a real database, the real sandbox. */
export class RealWorld {
  readonly #armed = new Map<number, BatchFault | TokenFault>();
  readonly #arrivals = new Map<number, string>();
  readonly #doubts = new Set<string>();
  #isKivaDown = false;
  #isReplyDue = true;
  /** What each worker is in the middle of; undefined: nothing. */
  readonly work: (SteppedWork<unknown> | undefined)[] = [];
  /** What was saved; the version is the one on her page. */
  report: SavedOnPage = { reportId: "", version: 0, fingerprint: "" };
  /** Once it is confirmed. */
  deliveryId = "";

  private constructor(
    readonly ground: Ground,
    readonly context: Context,
  ) {}

  /** A fresh organization in a sandbox that remembers nothing. */
  static async begin(ground: Ground, batchLimit: number): Promise<RealWorld> {
    const { dbs, sandbox, clocks } = ground;
    await clocks.reset();
    sandbox.reset();
    await forgetEarlierRuns(dbs[0]);
    const context = await testContext(dbs[0]);
    context.organization.batchLimit = batchLimit;
    await dbs[0]
      .updateTable("organizations")
      .set({ batch_limit: batchLimit })
      .where("id", "=", context.organization.id)
      .execute();
    return new RealWorld(ground, context);
  }

  /** The same person at a second server. */
  get elsewhere(): Context {
    return { ...this.context, db: this.ground.dbs[1] };
  }

  /** Each of the two workers has a connection of its own. */
  db(worker = 0): Db {
    return this.ground.dbs[worker === 1 ? 1 : 0];
  }

  terms(db: Db): Sending {
    const { sandbox } = this.ground;
    const own = sandboxTerms(db, sandbox);
    const headersMs = () => (this.#isReplyDue ? PATIENCE_MS : NO_REPLY_MS);
    const deadlines = {
      ...own.deadlines,
      maxBodyBytes: MOST_BYTES,
      get headersMs() {
        return headersMs();
      },
    };
    const hosts = own.hostsOf("sandbox");
    return {
      ...own,
      // No heartbeat: it would come at a moment of its own.
      beatMs: 86_400_000,
      deadlines,
      worker: randomUUID(),
      hostsOf: () => hosts && { ...hosts, apiUrl: this.#isKivaDown ? NOBODY : hosts.apiUrl },
    };
  }

  /** Does a step; `isReport`: one in which a report goes out, whose reply may be one that never comes. */
  async whileExchanging<Answer>(isReport: boolean, work: () => Promise<Answer>): Promise<Answer> {
    const next = this.ground.sandbox.faults.list().find(({ id, applied }) => {
      const fault = this.#armed.get(id);
      return applied === 0 && fault && "reading" in fault;
    });
    this.#isReplyDue = !isReport || next?.fault.kind !== "hang";
    return work();
  }

  arm(fault: BatchFault | TokenFault): void {
    const [record] = this.ground.sandbox.faults.add(fault.fault);
    if (record) this.#armed.set(record.id, fault);
  }

  setKivaDown(isDown: boolean): void {
    this.#isKivaDown = isDown;
  }

  /** From here on all is well. */
  calm(): void {
    this.ground.sandbox.faults.clear();
    this.#armed.clear();
    this.#isKivaDown = false;
  }

  /** The faults that requests have run into since the last call, the last one of each kind. */
  faultsMet(): { batch: BatchFault | undefined; token: TokenFault | undefined } {
    let batch: BatchFault | undefined;
    let token: TokenFault | undefined;
    for (const { id, applied } of this.ground.sandbox.faults.list()) {
      const fault = applied > 0 ? this.#armed.get(id) : undefined;
      if (!fault) continue;
      this.#armed.delete(id);
      if ("reading" in fault) batch = fault;
      else token = fault;
    }
    return { batch, token };
  }

  /** Notes when the requests since the last call came, by the clock that the database goes by. */
  noteArrivals(): void {
    const { clocks, sandbox } = this.ground;
    for (const { seq } of sandbox.log.entries.slice(this.#arrivals.size)) {
      this.#arrivals.set(seq, new Date(clocks.databaseNow()).toISOString());
    }
  }

  /** Counts a batch that is in doubt, with what the database says of it, once in each generation. */
  noteDoubt(batch: string, reason: string | null): void {
    if (this.#doubts.has(batch)) return;
    this.#doubts.add(batch);
    this.ground.figures.countUnknown(reason);
  }

  /** The sandbox's log with the times of the moved clocks, so that it can be laid beside the database's records. */
  witness(): SandboxWitness {
    const { entries, connections } = this.ground.sandbox.log;
    return {
      entries: entries.map((one) => ({ ...one, time: this.#arrivals.get(one.seq) ?? one.time })),
      connections,
    };
  }

  /** PA2's list of uploads as a person reads it: she knows a batch by its number of loans. */
  uploadsOf(size: number): number {
    return this.ground.sandbox.state.defaultPartner.uploads.filter(({ items }) => items.length === size)
      .length;
  }

  /** How often the sandbox stored exactly these bytes. */
  timesStored(bodySha256: string): number {
    const { uploads } = this.ground.sandbox.state.defaultPartner;
    return uploads.filter((upload) => upload.bodySha256 === bodySha256).length;
  }
}

/** A run that broke may have left something that is held or due. */
async function forgetEarlierRuns(db: Db): Promise<void> {
  await forgetDeliveries(db);
  await db
    .updateTable("batches")
    .set({ state: "planned", lease_until: null })
    .where("state", "in", ["claimed", "dispatching"])
    .execute();
}
