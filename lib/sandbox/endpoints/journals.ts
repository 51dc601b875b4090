import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jsonBody } from "../call";
import type { Call } from "../call";
import { Refusal, jsonReply } from "../reply";
import type { Reply } from "../reply";
import { isExpected } from "../seed";
import { filledText, text, uri } from "../wire-fields";
import { timeOf } from "../world";
import type { Partner, World } from "../world";

const journalsRequest = z.strictObject({
  journals: z
    .array(
      z.strictObject({
        internal_loan_id: filledText,
        internal_client_id: text.optional(),
        subject: filledText,
        body: filledText,
        image_url: uri.optional(),
      }),
    )
    .min(1, "must hold at least 1 journal"),
});

export type JournalItem = z.output<typeof journalsRequest>["journals"][number];

/** `POST /v3/partner/{id}/journals`: takes updates; each is live only after a person publishes it in PA2. */
export function createJournals(call: Call, partner: Partner, world: World): Reply {
  const { journals } = jsonBody(call, journalsRequest);
  journals.forEach((journal, index) => requireEligible(partner, journal, index));
  const archiveId = randomUUID();
  partner.archives.push({ archiveId, seq: call.seq, time: timeOf(world), journals, published: null });
  return jsonReply(200, {
    code: "api.success",
    message: `Received ${journals.length} journal(s); open confirm_url to publish`,
    archive_id: archiveId,
    confirm_url: `${world.publicUrl}/pa2/journals/${archiveId}?partner=${partner.id}`,
  });
}

function requireEligible(partner: Partner, journal: JournalItem, index: number): void {
  const refuse = (field: string, what: string) =>
    new Refusal(400, "api.invalid_request", `journals[${index}].${field}: ${what}.`);
  if (partner.columns === "three" && !journal.internal_client_id) {
    throw refuse("internal_client_id", "is required: this partner is on the three-column format");
  }
  const seeded = partner.loansById.get(journal.internal_loan_id);
  if (!seeded || !isExpected(seeded)) {
    throw refuse("internal_loan_id", "no borrower with this loan ID is eligible for a journal");
  }
  const { internal_client_id: clientId } = journal;
  if (clientId && clientId !== seeded.loan.internal_client_id) {
    throw refuse("internal_client_id", "is not the client of this loan");
  }
}
