export interface LeaseTerms {
  leaseMs: number;
  beatMs: number;
}

/**
 * A worker's own view of its lease: never longer than the database's, because it counts from before the claim was
 * asked for. It counts on two clocks, since a stopped process misses no time on the monotonic one and a suspended
 * machine none on the other. Once over it stays over, and `signal` cuts whatever is under way.
 */
export class Lease {
  readonly #terms: LeaseTerms;
  readonly #extend: () => Promise<boolean>;
  readonly #over = new AbortController();
  readonly #beat: NodeJS.Timeout;
  #end: NodeJS.Timeout;
  #since: Moment;
  #isExtending = false;

  /** `since`: taken before the claim was asked for. `extend`: lengthens it in the database, false if it is lost. */
  constructor(since: Moment, terms: LeaseTerms, extend: () => Promise<boolean>) {
    this.#terms = terms;
    this.#extend = extend;
    this.#since = since;
    this.#end = this.#scheduleEnd();
    this.#beat = setInterval(() => void this.#lengthen(), terms.beatMs);
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** True while nobody else may have taken the batch. */
  holds(): boolean {
    if (!this.#over.signal.aborted && this.#leftMs() <= 0) this.#lose();
    return !this.#over.signal.aborted;
  }

  /** Ends the heartbeat; the lease itself is given back by the write that ends the try. */
  release(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#end);
  }

  #leftMs(): number {
    const { steady, wall } = now();
    return this.#terms.leaseMs - Math.max(steady - this.#since.steady, wall - this.#since.wall);
  }

  #scheduleEnd(): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.holds()) this.#end = this.#scheduleEnd();
    }, this.#leftMs());
  }

  async #lengthen(): Promise<void> {
    if (this.#isExtending || !this.holds()) return;
    this.#isExtending = true;
    const since = now();
    try {
      if (await this.#extend()) this.#since = since;
      else this.#lose();
    } catch {
      // The database may be back at the next beat; until then the lease runs on, and out.
    } finally {
      this.#isExtending = false;
    }
  }

  #lose(): void {
    this.release();
    this.#over.abort();
  }
}

export interface Moment {
  steady: number;
  wall: number;
}

export function now(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}
