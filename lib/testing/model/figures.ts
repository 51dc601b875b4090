import { BREAKS, BrokenPromise, type Break } from "./broken-promise";

/** What a number of runs came to. */
export class Figures {
  runs = 0;
  commands = 0;
  requests = 0;
  readonly broken = new Map<Break, number>(BREAKS.map((kind) => [kind, 0]));
  /** Batches that fell into doubt, by cause. */
  readonly unknowns = new Map<string, number>();
  /** Batches by the state they ended in. */
  readonly ends = new Map<string, number>();

  countBreak(error: unknown): void {
    count(this.broken, error instanceof BrokenPromise ? error.kind : "other");
  }

  countUnknown(reason: string | null): void {
    count(this.unknowns, reason ?? "no cause");
  }

  countEnd(state: string): void {
    count(this.ends, state);
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
