import { database } from "@/lib/db/database";

export const dynamic = "force-dynamic";

/** 200 once the database answers, 503 while it does not. A plain read: it waits for no writer. */
export async function GET(): Promise<Response> {
  try {
    await database().selectFrom("organizations").select("id").limit(1).execute();
    return Response.json({ status: "ok" });
  } catch {
    return Response.json({ status: "database unavailable" }, { status: 503 });
  }
}
