import "server-only";
import { env } from "@/lib/env";
import { connect, type Db } from "./connect";

// Next bundles the instrumentation hook, pages and routes apart, each with its own copy of this module; the one
// connection of the process therefore hangs on the global object.
const holder = globalThis as typeof globalThis & { __database?: Db };

/** The database of this process. */
export function database(): Db {
  holder.__database ??= connect(env().DATABASE_URL);
  return holder.__database;
}
