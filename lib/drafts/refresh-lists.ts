import { environmentHosts, type EnvironmentHosts } from "@/lib/environments/environments";
import { mayAct, type Context } from "@/lib/organizations/context";
import { kivaCredentials } from "@/lib/organizations/credentials";
import { getConfigList, listLoans } from "@/lib/partner-api/client";
import type { ConfigLists } from "@/lib/partner-api/config-lists";
import { reader, type AskFailure } from "@/lib/partner-api/reader";
import type { KivaLoan } from "@/lib/partner-api/wire";
import { fail, ok, type Failure, type Result } from "@/lib/result";
import type { ListsFailure } from "./answers";
import type { KivaLists } from "./kiva-lists";
import { readLists, storeLists } from "./lists-store";
import { usdRates } from "./usd-rates";

/** A person waits for the answer. */
const DEADLINES = { connectMs: 5_000, headersMs: 10_000, wholeMs: 20_000, maxBodyBytes: 5_000_000 };
const RECENT_LOANS = 20;

/**
 * Fetches Kiva's four lists and keeps them with their date. What a US dollar is in each currency is taken from the
 * partner's own recent loans, which carry both amounts; where that cannot be had the former rates stay.
 */
export async function refreshLists(
  context: Context,
  hosts: EnvironmentHosts | null = environmentHosts(context.environment),
): Promise<Result<KivaLists, ListsFailure>> {
  if (!mayAct(context, "coordinator")) return fail("auth.role");
  const { db, organization, environment } = context;
  const credentials = await kivaCredentials(db, organization.id, environment);
  if (!credentials || !hosts) return fail("lists.no-credentials");
  const ask = reader(context, hosts, credentials, options);

  // One after the other: five answers at once are hard on a slow line, and these are small.
  const activities = await ask("create:loan_draft", (door) => getConfigList(door, "activities", options));
  if (!activities.ok) return listsFailure(activities.failure);
  const themes = await ask("create:loan_draft", (door) => getConfigList(door, "themes", options));
  if (!themes.ok) return listsFailure(themes.failure);
  const locales = await ask("create:loan_draft", (door) => getConfigList(door, "locales", options));
  if (!locales.ok) return listsFailure(locales.failure);
  const locations = await ask("create:loan_draft", (door) => getConfigList(door, "locations", options));
  if (!locations.ok) return listsFailure(locations.failure);
  const loans = await ask("read:loans", (door) =>
    listLoans(door, { status: "payingBack", offset: 0, limit: RECENT_LOANS }, options),
  );

  const former = await readLists(db, context);
  const recent: readonly KivaLoan[] = loans.ok ? loans.value.loans : [];
  const lists: KivaLists = {
    activities: activities.value,
    themes: themes.value,
    locations: locations.value,
    ...ofLocales(locales.value),
    usdRates: { ...former?.usdRates, ...usdRates(recent) },
    fetchedAt: Date.now(),
  };
  await storeLists(db, context, lists);
  return ok(lists);
}

const options = { deadlines: DEADLINES };

function listsFailure(failure: Failure<AskFailure>): { ok: false; failure: ListsFailure } {
  switch (failure.code) {
    case "kiva.unreachable":
      return fail("lists.unreachable");
    case "kiva.malformed":
      return fail("lists.malformed");
    default:
      return fail("lists.refused");
  }
}

/** One row a currency and language: each name once, in Kiva's order. */
function ofLocales(locales: ConfigLists["locales"]): Pick<KivaLists, "currencies" | "languages"> {
  const languages = new Map(locales.map(({ id, code, name }) => [id, { id, code, name }]));
  return {
    currencies: [...new Set(locales.map(({ currency }) => currency))],
    languages: [...languages.values()],
  };
}
