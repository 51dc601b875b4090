import { beforeAll, expect, test } from "vitest";
import type { Db } from "@/lib/db/connect";
import { forEachDatabase } from "@/lib/testing/databases";
import { testContext } from "@/lib/testing/test-context";
import { readServerErrors } from "./server-errors-store";
import { setServerErrors } from "./set-server-errors";

const NOTE = "Jane at Kiva, by mail of 20 November";

forEachDatabase("what a 5xx means", (open) => {
  let db: Db;
  beforeAll(async () => {
    db = await open();
  });

  test("is unknown until an administrator says who at Kiva confirmed otherwise", async () => {
    const context = await testContext(db, { role: "administrator" });
    const { id } = context.organization;
    expect(await readServerErrors(db, id)).toEqual({ serverErrors: "unknown", changed: null });
    expect(await setServerErrors(context, { serverErrors: "nothing-taken", note: " \n" })).toEqual({
      ok: false,
      failure: { code: "settings.note-missing" },
    });
    expect((await readServerErrors(db, id)).serverErrors).toBe("unknown");

    const answer = await setServerErrors(context, { serverErrors: "nothing-taken", note: ` ${NOTE} ` });
    expect(answer.ok).toBe(true);
    expect(await readServerErrors(db, id)).toMatchObject({
      serverErrors: "nothing-taken",
      changed: { by: "Wanjiru", note: NOTE },
    });
  });

  test("stands in the history with before and after, once however often it is said", async () => {
    const context = await testContext(db, { role: "administrator" });
    const again = () => setServerErrors(context, { serverErrors: "nothing-taken", note: NOTE });
    await Promise.all([again(), again()]);
    await setServerErrors(context, { serverErrors: "unknown", note: "No longer" });
    const rows = await db
      .selectFrom("history")
      .select(["person_id", "environment", "details"])
      .where("organization_id", "=", context.organization.id)
      .where("action", "=", "settings.server_errors")
      .orderBy("seq")
      .execute();
    expect(rows.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { before: "unknown", after: "nothing-taken", note: NOTE },
      { before: "nothing-taken", after: "unknown", note: "No longer" },
    ]);
    expect(rows[0]).toMatchObject({ person_id: context.person.id, environment: null });
  });

  test("keeps another note about the same meaning: who, when and why", async () => {
    const context = await testContext(db, { role: "administrator" });
    const { id } = context.organization;
    const say = async (serverErrors: "unknown" | "nothing-taken", note: string) => {
      expect((await setServerErrors(context, { serverErrors, note })).ok).toBe(true);
      return readServerErrors(db, id);
    };
    const asked = "Asked again: still not known";
    expect(await say("unknown", asked)).toMatchObject({ serverErrors: "unknown", changed: { note: asked } });
    await say("nothing-taken", NOTE);
    const confirmed = "Confirmed anew by Sam at Kiva";
    expect(await say("nothing-taken", ` ${confirmed} `)).toMatchObject({
      serverErrors: "nothing-taken",
      changed: { by: "Wanjiru", note: confirmed },
    });
    await say("nothing-taken", confirmed);
    const rows = await db
      .selectFrom("history")
      .select("details")
      .where("organization_id", "=", id)
      .orderBy("seq")
      .execute();
    expect(rows.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
      { before: "unknown", after: "unknown", note: asked },
      { before: "unknown", after: "nothing-taken", note: NOTE },
      { before: "nothing-taken", after: "nothing-taken", note: confirmed },
    ]);
  });

  test.each(["viewer", "coordinator"] as const)("is not for a %s to settle", async (role) => {
    const context = await testContext(db, { role });
    expect(await setServerErrors(context, { serverErrors: "nothing-taken", note: NOTE })).toMatchObject({
      failure: { code: "auth.role" },
    });
    expect(await readServerErrors(db, context.organization.id)).toEqual({
      serverErrors: "unknown",
      changed: null,
    });
  });
});
