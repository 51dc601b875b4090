import type { TakeFailure } from "@/components/files/take-file";
import type { Unreadable } from "@/lib/repayments/file/open-file";

/** Why there is nothing to check yet; the words stand under `problems.unreadable` and `check.file.failures`. */
export type FileFailure = Unreadable["failure"] | TakeFailure;
