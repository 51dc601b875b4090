import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { seedOrganization, type SeedOptions } from "./seed-organization";

/** An organization of a test's own and a person of it who acts in its sandbox. */
export async function testContext(db: Db, options: SeedOptions = {}): Promise<Context> {
  const { role = "coordinator", columns = "three", currency = "KES" } = options;
  const { organizationId, personId, partnerId, environment } = await seedOrganization(db, options);
  return {
    db,
    environment,
    role,
    person: { id: personId, email: `${personId}@example.org`, name: "Wanjiru", language: "en" },
    organization: {
      id: organizationId,
      slug: `o-${organizationId}`,
      name: "Umoja Microfinance",
      partnerId,
      columns,
      amountMeaning: "repaid",
      currency,
      batchLimit: 300,
    },
  };
}
