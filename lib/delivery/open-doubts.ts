import type { Kysely } from "kysely";
import type { Schema } from "@/lib/db/schema";
import type { BatchProgress } from "./delivery-progress";
import type { DeliveryKindName } from "./kinds";
import { readOpenDoubts } from "./progress-store";

/** A batch in doubt, as the pages that only name it need it. */
export interface OpenDoubt {
  kind: DeliveryKindName;
  subjectId: string;
  number: number;
  asked: BatchProgress["asked"];
}

/** Every batch in doubt of an organization in an environment, in the order of sending. */
export function openDoubts(
  db: Kysely<Schema>,
  place: { organizationId: string; environment: string },
): Promise<OpenDoubt[]> {
  return readOpenDoubts(db, place);
}
