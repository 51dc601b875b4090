import type { Context } from "@/lib/organizations/context";
import type { DoubtPlace, Subject } from "./store";

/** Who speaks, where, and about which batch of what, as every verb on a batch in doubt takes it. */
export function doubtPlace(
  { organization, environment, person }: Context,
  of: Subject,
  { batchId, generation }: { batchId: string; generation: number },
): DoubtPlace & { personId: string } {
  return { organizationId: organization.id, environment, personId: person.id, of, batchId, generation };
}
