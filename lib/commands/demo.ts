import { join } from "node:path";
import { env } from "@/lib/env";
import { toSlug } from "@/lib/organizations/set-up";
import { startSandbox } from "@/lib/sandbox/server";
import { buildIfNeeded } from "./build-if-needed";
import { freePort, localSecrets, startNext, untilHealthy } from "./run-app";

/**
 * The application with its sandbox and a sample organization, on this machine and without any account. With `--dev`
 * it runs Next's development server instead of the build.
 */

const FOLDER = join(".data", "demo");
const ORGANIZATION = "Umoja MFI";
const PARTNER_ID = "9001";
const EMAIL = "ada@umoja.example";
const PASSWORD = "umoja-demo";
const SANDBOX_CLIENT = { clientId: "umoja", clientSecret: "umoja-sandbox-secret" };

const isDevelopment = process.argv.includes("--dev");
const secrets = localSecrets(FOLDER);
Object.assign(process.env, secrets);
const port = await freePort(env().PORT);
const address = `http://localhost:${port}`;

if (!isDevelopment) await buildIfNeeded();

const sandbox = await startSandbox({
  port: await freePort(4010),
  partnerId: PARTNER_ID,
  columns: "three",
  currency: "KES",
  clients: [SANDBOX_CLIENT],
});

// For this machine only.
const mode = [isDevelopment ? "dev" : "start", "-H", "localhost"];
const server = startNext([...mode, "-p", String(port)], {
  ...secrets,
  PORT: String(port),
  APP_URL: address,
  DATABASE_URL: `file:${join(FOLDER, "app.db")}`,
  KIVA_SANDBOX_TOKEN_URL: `${sandbox.url}/oauth/token`,
  KIVA_SANDBOX_API_URL: sandbox.url,
  KIVA_SANDBOX_PA2_URL: `${sandbox.url}/pa2`,
  SETUP_ORGANIZATION: ORGANIZATION,
  SETUP_PARTNER_ID: PARTNER_ID,
  SETUP_EMAIL: EMAIL,
  SETUP_PASSWORD: PASSWORD,
  SETUP_SANDBOX_CLIENT_ID: SANDBOX_CLIENT.clientId,
  SETUP_SANDBOX_CLIENT_SECRET: SANDBOX_CLIENT.clientSecret,
  SETUP_COLUMNS: "three",
  SETUP_AMOUNT_MEANING: "repaid",
  SETUP_CURRENCY: "KES",
});

server.once("exit", (code) => {
  void sandbox.close().then(() => process.exit(code ?? 0));
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => server.kill(signal));
}

await untilHealthy(address, server);
console.log(`
  Open      ${address}
  Sign in   ${EMAIL}
  Password  ${PASSWORD}

  A month's file with typical mistakes, to try it with:
            ${address}/${toSlug(ORGANIZATION)}/sandbox/repayments/template?kind=month
  The stand-in for PA2:
            ${sandbox.url}/pa2

  Stop with Ctrl+C. Everything is kept in ${FOLDER}; delete that folder to begin anew.
`);
