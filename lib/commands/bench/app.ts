import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "@/lib/sandbox/server";
import { buildIfNeeded } from "../build-if-needed";
import { freePort, localSecrets, startNext, untilHealthy } from "../run-app";

export const PERSON = { email: "ada@bench.example", password: "a bench password" };

/** The built application with its sandbox on a database that is thrown away. */
export async function startBenchApp(): Promise<{
  address: string;
  home: string;
  close: () => Promise<void>;
}> {
  await buildIfNeeded();
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const sandbox = await startSandbox({
    partnerId: "9001",
    columns: "three",
    currency: "KES",
    clients: [{ clientId: "bench", clientSecret: "bench-secret" }],
  });
  const port = await freePort(0);
  const address = `http://localhost:${port}`;
  const variables = {
    ...localSecrets(folder),
    DATABASE_URL: `file:${join(folder, "app.db")}`,
    PORT: String(port),
    APP_URL: address,
    LOG_LEVEL: "warn",
    KIVA_SANDBOX_TOKEN_URL: `${sandbox.url}/oauth/token`,
    KIVA_SANDBOX_API_URL: sandbox.url,
    KIVA_SANDBOX_PA2_URL: `${sandbox.url}/pa2`,
    SETUP_ORGANIZATION: "Bench",
    SETUP_PARTNER_ID: "9001",
    SETUP_EMAIL: PERSON.email,
    SETUP_PASSWORD: PERSON.password,
    SETUP_SANDBOX_CLIENT_ID: "bench",
    SETUP_SANDBOX_CLIENT_SECRET: "bench-secret",
    SETUP_COLUMNS: "three",
    SETUP_CURRENCY: "KES",
  };
  const server = startNext(["start", "-p", String(port)], variables, "quiet");
  await untilHealthy(address, server);
  return {
    address,
    home: `${address}/bench/sandbox`,
    close: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
