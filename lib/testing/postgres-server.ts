import { userInfo } from "node:os";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { testPostgresUrl } from "@/lib/env";
import { startOwnPostgres } from "./own-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** A server on which tests may make databases of their own, or null if none could be had. */
    postgresUrl: string | null;
  }
}

/** The ending of the names of all suites on PostgreSQL. */
const ON_POSTGRES = "on PostgreSQL";

/**
 * Finds the PostgreSQL server of a test run: the one TEST_POSTGRES_URL names, else a local one that lets us in, else
 * one started from installed binaries. Where none can be had, the end of the run says so and what it left out.
 */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await findPostgresServer();
  project.provide("postgresUrl", server?.url ?? null);
  return async () => {
    await server?.stop();
    if (server) return;
    const left = countLeftOut(project);
    console.log(
      `\nNo PostgreSQL server could be found or started: ${left} tests ${ON_POSTGRES} were left out.`,
    );
  };
}

/** A server on which tests may make databases, found or started; null if none can be had. `stop` ends what was started. */
export async function findPostgresServer(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const named = testPostgresUrl();
  if (named && !(await letsUsIn(named)))
    throw new Error("TEST_POSTGRES_URL does not lead to a usable server");
  const found = named ?? (await findLocal());
  return found ? { url: found, stop: async () => {} } : startOwnPostgres(letsUsIn);
}

async function findLocal(): Promise<string | null> {
  for (const user of new Set(["root", "postgres", userInfo().username])) {
    const url = `postgres://${encodeURIComponent(user)}@127.0.0.1:5432/postgres`;
    if (await letsUsIn(url)) return url;
  }
  return null;
}

async function letsUsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that ends the connection later on has already given its answer.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean }>(
      "select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user",
    );
    return rows[0]?.may === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function countLeftOut({ vitest }: TestProject): number {
  const modules = vitest.state.getTestModules();
  const tests = modules.flatMap((module) => [...module.children.allTests("skipped")]);
  return tests.filter((test) => test.fullName.includes(ON_POSTGRES)).length;
}
