// What stands in a history row was written by this program, but perhaps by an older one: nothing is taken for given.

/** The value if it is a number, else 0. */
export function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** The value if it is a text, else "". */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The value if it is a list, else an empty one. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
