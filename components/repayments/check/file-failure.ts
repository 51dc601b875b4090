import type { Unreadable } from "@/lib/repayments/check";

/** Why there is nothing to check yet; the words stand under `problems.unreadable` and `check.file.failures`. */
export type FileFailure =
  | { kind: "unreadable"; failure: Unreadable["failure"] }
  | { kind: "cannot-open" }
  | { kind: "nothing-pasted" };
