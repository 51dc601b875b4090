import { database } from "@/lib/db/database";
import { healthAnswer } from "@/lib/delivery/health";

export const dynamic = "force-dynamic";

/** 200 once the database answers, 503 while it does not. Plain reads: they wait for no writer. */
export function GET(): Promise<Response> {
  return healthAnswer(database());
}
