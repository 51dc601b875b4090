import { sql } from "kysely";
import { database } from "@/lib/db/database";

export const dynamic = "force-dynamic";

/** 200 once the database answers, 503 while it does not. */
export async function GET(): Promise<Response> {
  try {
    await sql`select 1`.execute(database());
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "database unavailable" }, { status: 503 });
  }
}
