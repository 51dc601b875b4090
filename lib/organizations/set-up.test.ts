import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { readEnv } from "@/lib/env";
import { signIn } from "@/lib/auth/sign-in";
import { forEachDatabase } from "@/lib/testing/databases";
import { kivaCredentials } from "./credentials";
import { findMembership } from "./find-membership";
import { setUpFromEnv, toSlug } from "./set-up";

const SETTINGS = readEnv({
  AUTH_SECRET: "a secret of enough length",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  SETUP_ORGANIZATION: "Crédit Équité (Ouagadougou)",
  SETUP_PARTNER_ID: "145",
  SETUP_EMAIL: "Awa.Ouedraogo@equite.example",
  SETUP_PASSWORD: "a first password",
  SETUP_STAGE_CLIENT_ID: "stage-client",
  SETUP_STAGE_CLIENT_SECRET: "stage-secret",
  SETUP_COLUMNS: "three",
  SETUP_CURRENCY: "XOF",
});

forEachDatabase("the first run", (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  it("makes one organization and its administrator, however many servers start at once", async () => {
    const made = await Promise.all([1, 2, 3].map(() => setUpFromEnv(db, SETTINGS)));
    expect(made.filter(Boolean)).toHaveLength(1);

    const answer = await signIn(db, {
      email: "awa.ouedraogo@equite.example",
      password: "a first password",
      address: null,
    });
    if (!answer.ok) throw new Error(answer.failure.code);
    const membership = await findMembership(db, answer.value.personId, "credit-equite-ouagadougou");
    expect(membership).toMatchObject({
      role: "administrator",
      organization: { partnerId: "145", columns: "three", currency: "XOF", amountMeaning: "repaid" },
    });
    const organizationId = membership?.organization.id ?? "";
    expect(await kivaCredentials(db, organizationId, "stage")).toEqual({
      clientId: "stage-client",
      clientSecret: "stage-secret",
    });
    expect(await kivaCredentials(db, organizationId, "production")).toBeNull();
  });

  it("leaves a database alone that has an organization already", async () => {
    expect(await setUpFromEnv(db, { ...SETTINGS, SETUP_ORGANIZATION: "Another" })).toBe(false);
  });
});

it.each([
  ["Umoja MFI", "umoja-mfi"],
  ["  Fundación Pro Mujer — Bolivia ", "fundacion-pro-mujer-bolivia"],
])("makes the slug of %j", (name, slug) => {
  expect(toSlug(name)).toBe(slug);
});
