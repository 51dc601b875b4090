const NOWHERE: readonly number[] = [];

/** Where the loans of a list stand that have a key in common, in the list's order. Made in one pass over the keys. */
export class KeyedPositions {
  private readonly firsts = new Map<string, number>();
  /** The keys of several loans. */
  private readonly shared = new Map<string, number[]>();

  /** An empty key is none: that loan cannot be found. */
  constructor(keys: Iterable<string>) {
    let at = -1;
    for (const key of keys) {
      at++;
      if (key === "") continue;
      const first = this.firsts.get(key);
      const group = this.shared.get(key);
      if (first === undefined) this.firsts.set(key, at);
      else if (group) group.push(at);
      else this.shared.set(key, [first, at]);
    }
  }

  /** The positions, from 0; empty if no loan has the key. */
  of(key: string): readonly number[] {
    const first = this.firsts.get(key);
    return first === undefined ? NOWHERE : (this.shared.get(key) ?? [first]);
  }
}

/** Finds loans by what `keyOf` makes of their IDs. */
export function keyedBy(
  loans: readonly { loanId: string }[],
  keyOf: (loanId: string) => string,
): KeyedPositions {
  function* keys(): Iterable<string> {
    for (const { loanId } of loans) yield keyOf(loanId);
  }
  return new KeyedPositions(keys());
}
