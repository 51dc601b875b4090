import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, localSecrets } from "@/lib/commands/run-app";
import { connect, type Db } from "@/lib/db/connect";
import { startSandbox, type Sandbox } from "@/lib/sandbox/server";
import { makePostgres } from "../own-database";
import { startTcpProxy, type TcpProxy } from "../tcp-proxy";
import { startApp, type AppProcess } from "./app-process";

const PARTNER_ID = "9001";
export const EMAIL = "ada@umoja.example";
export const PASSWORD = "a long enough password";
export const SLUG = "umoja-mfi";

/** One application with a database, a line to Kiva and a Kiva of its own; only the application dies. */
export interface Scene {
  sandbox: Sandbox;
  /** The line to Kiva's API; the token comes another way. */
  line: TcpProxy;
  /** Starts the application, the first time or again. */
  start(crashAt?: string): Promise<AppProcess>;
  /** A connection beside the application's, once that has started. */
  db(): Db;
  close(): Promise<void>;
}

/** `postgresServer`: where a database is made; null for SQLite in a file. */
export async function makeScene(postgresServer: string | null): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  const database = postgresServer
    ? await makePostgres(postgresServer)
    : { url: `file:${join(folder, "app.db")}`, remove: async () => {} };
  const sandbox = await startSandbox({ partnerId: PARTNER_ID, columns: "three", loanCount: 20 });
  const line = await startTcpProxy(sandbox.port);
  const port = await ownPort();
  const variables = {
    ...localSecrets(folder),
    DATABASE_URL: database.url,
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    LOG_LEVEL: "error",
    KIVA_SANDBOX_TOKEN_URL: `${sandbox.url}/oauth/token`,
    KIVA_SANDBOX_API_URL: line.url,
    KIVA_SANDBOX_PA2_URL: `${sandbox.url}/pa2`,
    SETUP_ORGANIZATION: "Umoja MFI",
    SETUP_PARTNER_ID: PARTNER_ID,
    SETUP_EMAIL: EMAIL,
    SETUP_PASSWORD: PASSWORD,
    SETUP_SANDBOX_CLIENT_ID: "sandbox",
    SETUP_SANDBOX_CLIENT_SECRET: "sandbox-secret",
    SETUP_COLUMNS: "three",
    SETUP_CURRENCY: "KES",
  };
  let app: AppProcess | undefined;
  let db: Db | undefined;
  return {
    sandbox,
    line,
    async start(crashAt) {
      app = await startApp(crashAt ? { ...variables, CRASH_AT: crashAt } : variables);
      return app;
    },
    db: () => (db ??= connect(database.url)),
    async close() {
      if (app?.isAlive()) app.kill();
      await app?.ended;
      await db?.destroy();
      await Promise.all([line.close(), sandbox.close()]);
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const taken = new Set<number>();

/** A port that no other scene of this process was given: it is free between two starts of an application. */
async function ownPort(): Promise<number> {
  for (;;) {
    const port = await freePort(0);
    if (taken.has(port)) continue;
    taken.add(port);
    return port;
  }
}
