import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, localSecrets, startNext, untilHealthy } from "@/lib/commands/run-app";
import { startSandbox } from "@/lib/sandbox/server";
import { PARTNERS } from "./partners";
import { startPhotoServer } from "./photo-server";

/**
 * Starts what the journeys talk to: the built application on a database of its own, and three sandboxes, one for each
 * environment, so that anything sent to the wrong one would show in the wrong log.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "journeys-"));
  const secrets = localSecrets(folder);
  const sandboxes = await Promise.all([0, 1, 2].map(() => startSandbox({ partners: PARTNERS })));
  const [sandbox, stage, production] = sandboxes.map(({ url }) => url) as [string, string, string];

  const photos = await startPhotoServer();
  const port = await freePort(0);
  const address = `http://localhost:${port}`;
  const variables = {
    ...secrets,
    DATABASE_URL: `file:${join(folder, "app.db")}`,
    PORT: String(port),
    APP_URL: address,
    LOG_LEVEL: "warn",
    PHOTO_TEST_ORIGIN: photos.url,
    ...environment("SANDBOX", sandbox),
    ...environment("STAGE", stage),
    ...environment("PRODUCTION", production),
  };
  const server = startNext(["start", "-p", String(port)], variables, "quiet");
  await untilHealthy(address, server);

  // The workers that run the tests inherit these.
  Object.assign(process.env, variables, {
    E2E_ADDRESS: address,
    E2E_PHOTOS_URL: photos.url,
    E2E_SANDBOX_URL: sandbox,
    E2E_STAGE_URL: stage,
    E2E_PRODUCTION_URL: production,
  });

  return async () => {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
    await Promise.all([...sandboxes, photos].map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  };
}

function environment(name: string, url: string): Record<string, string> {
  return {
    [`KIVA_${name}_TOKEN_URL`]: `${url}/oauth/token`,
    [`KIVA_${name}_API_URL`]: url,
    [`KIVA_${name}_PA2_URL`]: `${url}/pa2`,
    [`KIVA_${name}_AUDIENCE`]: "https://partner-api.example",
  };
}
