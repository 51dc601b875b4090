import "server-only";
import { connectUnhurried } from "@/lib/db/connect";
import { database } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { startDeliveryWorker } from "@/lib/delivery/worker";
import { configureNextAuth, env } from "@/lib/env";
import { setUpFromEnv } from "@/lib/organizations/set-up";
import { keepForgettingUploads } from "@/lib/uploads/forget-uploads";

/**
 * Checks the configuration, brings the database up to date, makes the first organization where the configuration
 * names one, goes on with deliveries that a restart interrupted, and forgets uploads that nobody finished.
 */
export async function startServer(): Promise<void> {
  const settings = env();
  configureNextAuth();
  const unhurried = connectUnhurried(settings.DATABASE_URL);
  await migrate(unhurried);
  await unhurried.destroy();
  await setUpFromEnv(database(), settings);
  startDeliveryWorker(database());
  keepForgettingUploads(database());
}
