import type { Db } from "@/lib/db/connect";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import type { Context } from "@/lib/organizations/context";
import { seedExpected } from "@/lib/testing/expected-loans";
import { ADDRESS, type Team } from "./fixtures";

export const loansUrl = ({ slug }: Team) => `${ADDRESS}/${slug}/sandbox/loans`;

/** Kiva's list straight in the database, as the team's own person would have it fetched. Answers the snapshot's id. */
export function seedLoans(db: Db, team: Team, loans: readonly ExpectedLoan[]): Promise<string> {
  const context: Context = {
    db,
    environment: "sandbox",
    role: "coordinator",
    person: { id: team.personId, email: team.email, name: "Ada Otieno", language: team.locale },
    organization: {
      id: team.organizationId,
      slug: team.slug,
      name: "Umoja MFI",
      partnerId: team.partnerId,
      columns: "three",
      amountMeaning: "repaid",
      currency: "KES",
      batchLimit: 300,
    },
  };
  return seedExpected(context, loans);
}
