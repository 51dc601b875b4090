import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { saveInputOf } from "@/lib/testing/save-input";
import { testContext } from "@/lib/testing/test-context";
import { uploadFile } from "@/lib/testing/upload-and-save";
import { saveReport } from "./save-report";

const FILE = "Loan ID,Client ID,Amount\n1042970,184729,25.00\n1043223,481395,40.00\n";

forEachDatabase("a new report's file, sent before", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });

  /** What waits in the organization for a save. */
  const waiting = () =>
    db.selectFrom("uploads").selectAll().where("organization_id", "=", context.organization.id).execute();
  async function sent() {
    context = await testContext(db);
    const { bytes, ...given } = saveInputOf(FILE, context.organization);
    return { given, bytes, upload: await uploadFile(context, bytes, "an-upload-of-hers") };
  }

  it("is gone once it is a report, and the same click again is answered without it", async () => {
    const { given, upload } = await sent();
    const first = await saveReport(context, { ...given, upload });
    expect(first).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([]);
    expect(await saveReport(context, { ...given, upload })).toEqual(first);
    // Another click finds nothing to make a report of.
    const other = await saveReport(context, { ...given, token: "another-click", upload, sameFile: "yes" });
    expect(other).toMatchObject({ failure: { code: "upload.not-whole" } });
  });

  it("makes one report of the same click a hundred times at once", async () => {
    const { given, upload } = await sent();
    const clicks = Array.from({ length: 100 }, () => saveReport(context, { ...given, upload }));
    const answers = new Set((await Promise.all(clicks)).map((answer) => JSON.stringify(answer)));
    expect([...answers].map((answer) => JSON.parse(answer) as unknown)).toMatchObject([{ ok: true }]);
  });

  it("stays for the next try where nothing was saved", async () => {
    const { given, bytes, upload } = await sent();
    const wrong = { ...upload, size: bytes.length + 1 };
    for (const [trouble, code] of [
      [{ upload: wrong }, "upload.not-whole"],
      [{ upload: { ...upload, size: 1e12 } }, "report.unreadable"],
      [{ upload, month: "2026-13" }, "report.month"],
      [{}, "input.invalid"],
    ] as const) {
      expect(await saveReport(context, { ...given, ...trouble })).toMatchObject({ failure: { code } });
    }
    expect(await waiting()).toHaveLength(1);
    expect(await saveReport(context, { ...given, upload })).toMatchObject({ ok: true });
    // She is asked whether the same file is meant, and answers: it is not sent twice for that.
    const again = await uploadFile(context, bytes, "another-upload");
    const asked = { ...given, token: "another-click", upload: again };
    expect(await saveReport(context, asked)).toMatchObject({ failure: { code: "report.same-file" } });
    expect(await saveReport(context, { ...asked, sameFile: "yes" })).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([]);
  });
});
