import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort, localSecrets, startNext, untilHealthy } from "@/lib/commands/run-app";
import { findPostgresServer } from "@/lib/testing/postgres-server";
import { expect, SANDBOXES, test } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, state } from "./repayments";

/**
 * The built application on a database that holds nothing yet, set up by its environment alone: as an operator starts
 * it. On both databases, because the build is where PostgreSQL was once taken for SQLite: a bundler had renamed the
 * class that told them apart.
 */
const PARTNER_ID = SMALL_PARTNERS[55] ?? "";

for (const kind of ["SQLite", "PostgreSQL"] as const) {
  test(`a first run on ${kind}, as far as Kiva`, async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), "first-run-"));
    const database = kind === "SQLite" ? sqlite(folder) : await postgres();
    test.skip(database === null, "No PostgreSQL server could be found or started");
    if (!database) return;

    const port = await freePort(0);
    const address = `http://localhost:${port}`;
    const stage = SANDBOXES.stage;
    const server = startNext(
      ["start", "-p", String(port)],
      {
        ...localSecrets(folder),
        DATABASE_URL: database.url,
        PORT: String(port),
        APP_URL: address,
        LOG_LEVEL: "warn",
        KIVA_STAGE_TOKEN_URL: `${stage}/oauth/token`,
        KIVA_STAGE_API_URL: stage,
        KIVA_STAGE_PA2_URL: `${stage}/pa2`,
        SETUP_ORGANIZATION: "Crédit Équité",
        SETUP_PARTNER_ID: PARTNER_ID,
        SETUP_EMAIL: "awa@equite.example",
        SETUP_PASSWORD: "a first password",
        SETUP_STAGE_CLIENT_ID: `sandbox-${PARTNER_ID}`,
        SETUP_STAGE_CLIENT_SECRET: "sandbox-secret",
        SETUP_COLUMNS: "three",
        SETUP_CURRENCY: "KES",
      },
      "quiet",
    );
    try {
      await untilHealthy(address, server);
      expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ status: "ok" });
      await page.goto(`${address}/credit-equite/stage/repayments/new`);
      await page.getByLabel("Email").fill("awa@equite.example");
      await page.getByLabel("Password").fill("a first password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByLabel("Repayments file").setInputFiles({
        name: "month.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(KIVA_SAMPLE.three),
      });
      await page.getByRole("table", { name: "Rows" }).waitFor();
      await page.getByRole("button", { name: "Save and continue" }).click();
      await page.getByRole("button", { name: "Confirm report" }).click();
      await page.getByRole("button", { name: "Send to Kiva" }).click();
      await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
      await expect(page.getByRole("link", { name: "Finalize in PA2" })).toHaveAttribute(
        "href",
        `${stage}/pa2`,
      );
    } finally {
      await page.close();
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

interface TestDatabase {
  url: string;
  remove(): Promise<void>;
}

function sqlite(folder: string): TestDatabase {
  return { url: `file:${join(folder, "app.db")}`, remove: async () => {} };
}

async function postgres(): Promise<TestDatabase | null> {
  const server = await findPostgresServer();
  if (!server) return null;
  const name = `kiva_first_run_${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await run(`drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}
