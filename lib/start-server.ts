import "server-only";
import { connectUnhurried } from "@/lib/db/connect";
import { database } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { startDeliveryWorker } from "@/lib/delivery/worker";
import { configureNextAuth, env } from "@/lib/env";
import { setUpFromEnv } from "@/lib/organizations/set-up";

/**
 * Checks the configuration, brings the database up to date, makes the first organization where the configuration
 * names one, and goes on with deliveries that a restart interrupted.
 */
export async function startServer(): Promise<void> {
  const settings = env();
  configureNextAuth();
  const unhurried = connectUnhurried(settings.DATABASE_URL);
  await migrate(unhurried);
  await unhurried.destroy();
  await setUpFromEnv(database(), settings);
  startDeliveryWorker(database());
}
