import { connect } from "@/lib/db/connect";
import { env } from "@/lib/env";
import { fetchExpected } from "@/lib/loans/fetch-expected";
import type { Context } from "@/lib/organizations/context";

// A server that fetches Kiva's list, as a process of its own, for tests that kill it. Takes who acts, as JSON.
const context = JSON.parse(process.argv[2] ?? "") as Omit<Context, "db">;
const begun = await fetchExpected({ ...context, db: connect(env().DATABASE_URL) });
if (begun.ok) await begun.value.done;
