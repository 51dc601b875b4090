import type { Span } from "@/lib/files/cut-lines";

const NOWHERE: readonly number[] = [];

/** A fast 32-bit hash of a short text. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/**
 * On which lines each loan stands, for a whole file: made once, asked after every edit. Positions count from 0 and come
 * in the file's order. It keeps a number or two a line and no text: `loanIdAt` gives the ID at a position again.
 */
export class LoanIndex {
  /** Position + 1 of each loan's first line, by its hash; 0 where nothing is. Twice as large as it needs to be. */
  private readonly slots: Int32Array;
  private readonly hashes: Int32Array;
  /** The loans on several lines, by the position of the first. */
  private readonly repeated = new Map<number, number[]>();
  /** 1 for the lines of these; made when it is first asked for, after all have been added. */
  private onSeveral: Uint8Array | null = null;

  constructor(
    lines: number,
    private readonly loanIdAt: (at: number) => string,
  ) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(lines + 1) + 1));
    this.hashes = new Int32Array(lines);
  }

  /** Adds the loan whose ID stands in `text` between `from` and `to`. `at` must grow from call to call. */
  add(at: number, { text, from, to }: Span): void {
    const hash = hashOf(text, from, to);
    this.hashes[at] = hash;
    const slot = this.slotOf(hash, text, from, to);
    const first = (this.slots[slot] ?? 0) - 1;
    if (first === -1) {
      this.slots[slot] = at + 1;
      return;
    }
    const group = this.repeated.get(first);
    if (group) group.push(at);
    else this.repeated.set(first, [first, at]);
  }

  /** Where the loan stands; empty if nowhere. */
  positionsOf(loanId: string): readonly number[] {
    const first =
      (this.slots[this.slotOf(hashOf(loanId, 0, loanId.length), loanId, 0, loanId.length)] ?? 0) - 1;
    return first === -1 ? NOWHERE : (this.repeated.get(first) ?? [first]);
  }

  /** Whether the loan of a line stands on others, too. */
  isRepeated(at: number): boolean {
    if (!this.onSeveral) {
      this.onSeveral = new Uint8Array(this.hashes.length);
      for (const group of this.groups) for (const one of group) this.onSeveral[one] = 1;
    }
    return this.onSeveral[at] === 1;
  }

  /** The loans that stand on more than one line: the positions of each. */
  get groups(): Iterable<readonly number[]> {
    return this.repeated.values();
  }

  /** The loan's slot, or the free one where it would go. */
  private slotOf(hash: number, text: string, from: number, to: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const first = (slots[slot] ?? 0) - 1;
      if (first === -1 || (hashes[first] === hash && this.loanIdAt(first) === text.slice(from, to)))
        return slot;
    }
  }
}
