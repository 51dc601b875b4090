import type { Db } from "@/lib/db/connect";
import { nameOfError } from "@/lib/delivery/story";
import { log } from "@/lib/log";
import { forgetIdle } from "./upload-store";

/** A closed tab leaves an unfinished upload; so long after its last part it is forgotten. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;

/** Forgets every organization's uploads that nobody has added to for a day. */
export function forgetOldUploads(db: Db): Promise<void> {
  return forgetIdle(db, Date.now() - KEPT_MS);
}

/** Does so now and every hour, for as long as the server runs. */
export function keepForgettingUploads(db: Db): void {
  const forget = () =>
    forgetOldUploads(db).catch((error: unknown) => {
      log().error({ error: nameOfError(error) }, "old uploads are not forgotten");
    });
  void forget();
  setInterval(() => void forget(), EVERY_MS).unref();
}
