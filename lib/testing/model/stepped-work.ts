import type { Db } from "@/lib/db/connect";

/** Where a worker stands: right before or after a transaction of its own, or at the end of its work. */
export type Stop<Answer> = { at: "before" | "after" } | { at: "end"; answer: Answer } | { at: "thrown" };

/**
 * A worker's work that stops before and after each of its transactions until it is let go on: what happens between
 * two of them happens here, wherever a test wants it to. Left alone at a stop, it is a process that was killed.
 */
export class SteppedWork<Answer> {
  readonly #start: () => Promise<Answer>;
  #isStarted = false;
  #arrived: (stop: Stop<Answer>) => void = () => {};
  #release: (failure?: Error) => void = () => {};

  constructor(db: Db, work: (db: Db) => Promise<Answer>) {
    this.#start = () => work(this.#stopping(db));
  }

  /** Lets it go on to its next stop. With `failure` the transaction it stands before fails. */
  goOn(failure?: Error): Promise<Stop<Answer>> {
    const stop = new Promise<Stop<Answer>>((resolve) => (this.#arrived = resolve));
    if (this.#isStarted) this.#release(failure);
    else {
      this.#isStarted = true;
      this.#start().then(
        (answer) => this.#arrived({ at: "end", answer }),
        () => this.#arrived({ at: "thrown" }),
      );
    }
    return stop;
  }

  #stop(at: "before" | "after"): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#release = (failure) => (failure ? reject(failure) : resolve());
      this.#arrived({ at });
    });
  }

  /** The same database, but its transactions stop. */
  #stopping(db: Db): Db {
    const transaction = () => ({
      execute: async (work: Parameters<ReturnType<Db["transaction"]>["execute"]>[0]) => {
        await this.#stop("before");
        const result = await db.transaction().execute(work);
        await this.#stop("after");
        return result;
      },
    });
    return new Proxy(db, {
      get(target, name) {
        if (name === "transaction") return transaction;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  }
}
