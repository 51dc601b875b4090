import { spawnSync } from "node:child_process";
import type { Updateable } from "kysely";
import { expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { History } from "@/lib/db/schema";
import { inheritedEnv } from "@/lib/env";
import { chainHash } from "@/lib/history/chain";
import { recordHistory } from "@/lib/history/record-history";
import { forEachDatabase } from "@/lib/testing/databases";
import { allowTampering } from "@/lib/testing/history-triggers";
import { seedOrganization } from "@/lib/testing/seed-organization";

/** Several programs are started; a busy machine takes its time over each. */
const PATIENCE_MS = 120_000;

forEachDatabase("npm run history:verify", (open, url) => {
  const verify = async (...given: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "lib/commands/history-verify.ts", ...given],
      {
        env: inheritedEnv({ DATABASE_URL: await url() }),
        encoding: "utf8",
      },
    );
    return { status, said: `${stdout}${stderr}` };
  };

  it(
    "says of each organization what was checked, and fails on the first break",
    async () => {
      const db = await open();
      await seedOrganization(db);
      const { organizationId, personId } = await seedOrganization(db);
      for (let at = 0; at < 3; at++) {
        await db.transaction().execute((trx) =>
          recordHistory(trx, {
            ...{ organizationId, environment: null, personId },
            ...{ action: "snippet.saved", subjectKind: "snippet", subjectId: "s" },
          }),
        );
      }
      const before = await verify();
      expect(before.said).toContain(": 0 rows checked, OK");
      const line = new RegExp(
        `o-${organizationId}: 3 rows checked, OK\n  (--expect o-\\S+:3:[0-9a-f]{64})\n`,
      );
      const [, note = ""] = line.exec(before.said) ?? [];
      expect(note).not.toBe("");
      expect(before.status).toBe(0);
      // As it is pasted into a shell.
      expect(await verify(...note.split(" "))).toEqual(before);
      expect(await verify("--expect", "umoja")).toEqual({
        status: 2,
        said: "Not <organization>:<row>:<hash>: umoja\n",
      });

      await allowTampering(db);
      await makeAnew(db, organizationId);
      // Its hashes follow from each other again (lib/history/verify-history.test.ts): only the note tells.
      const told = await verify(...note.split(" "));
      expect(told.said).toContain(
        `o-${organizationId}: 3 rows checked, BROKEN: row 3 is missing, or does not`,
      );
      expect(told.said).toContain("UNGUARDED: the database lets the history be changed: it has no trigger");
      expect(told.status).toBe(1);

      await db.deleteFrom("history").where("seq", "=", 2).execute();
      const after = await verify();
      expect(after.said).toContain(`o-${organizationId}: 2 rows checked, BROKEN: row 2 is missing`);
      expect(after.said).toContain(": 0 rows checked, OK");
      expect(after.status).toBe(1);
    },
    PATIENCE_MS,
  );
});

/** Another story, with every hash and the organization's own following from it. */
async function makeAnew(db: Db, organizationId: string) {
  const rows = await db
    .selectFrom("history")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .orderBy("seq")
    .execute();
  let history_hash = "";
  for (const row of rows) {
    const told = { ...row, details: '{"said":"otherwise"}' };
    history_hash = chainHash(history_hash, told);
    await db
      .updateTable("history")
      // What may not be changed by the application's types is changed all the same.
      .set({ details: told.details, hash: history_hash } as Updateable<History>)
      .where("organization_id", "=", organizationId)
      .where("seq", "=", row.seq)
      .execute();
  }
  await db.updateTable("organizations").set({ history_hash }).where("id", "=", organizationId).execute();
}
