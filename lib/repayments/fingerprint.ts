import type { ReportLine } from "./checked-report";

/**
 * A fast 64-bit checksum (cyrb53's mixing, both halves kept). It compares what two programs made of the same file; it
 * protects against nothing, for which SHA-256 is used elsewhere.
 */
class Checksum {
  private high = 0xdeadbeef;
  private low = 0x41c6ce57;

  add(text: string): void {
    let { high, low } = this;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    this.high = high;
    this.low = low;
  }

  end(): string {
    const high =
      Math.imul(this.high ^ (this.high >>> 16), 0x85ebca6b) ^
      Math.imul(this.low ^ (this.low >>> 13), 0xc2b2ae35);
    const low =
      Math.imul(this.low ^ (this.low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** The checksum of one text. */
export function checksum(text: string): string {
  const sum = new Checksum();
  sum.add(text);
  return sum.end();
}

/** The checksum of a report's lines, in order. Fields end with a control character that no line break can fake. */
export function fingerprintOf(lines: readonly ReportLine[]): string {
  const sum = new Checksum();
  for (const { loanId, clientId, amountText, rows } of lines) {
    const client = clientId === null ? "-" : `+${clientId}`;
    sum.add(`${loanId}\u001f${client}\u001f${amountText}\u001f${rows.join(" ")}\u001e`);
  }
  return sum.end();
}
