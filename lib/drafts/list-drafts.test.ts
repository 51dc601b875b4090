import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Db } from "@/lib/db/connect";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { individualDraft } from "@/lib/testing/drafts";
import { testContext } from "@/lib/testing/test-context";
import { LISTS } from "./draft-for-tests";
import { importDrafts } from "./import-drafts";
import { suggestNames } from "./import/suggest";
import { listDrafts, parseDraftListView } from "./list-drafts";
import { storeLists } from "./lists-store";

vi.mock(import("./import/suggest"), async (original) => {
  const { suggestNames: real } = await original();
  return { suggestNames: vi.fn(real) };
});

vi.mock("node:timers/promises", async (original) => {
  const real = await original<{ setImmediate: () => Promise<void> }>();
  return { ...real, setImmediate: vi.fn(real.setImmediate) };
});

forEachDatabase("the list of drafts", (open) => {
  let db: Db;
  let context: Context;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    context = await testContext(db);
  });
  afterEach(() => vi.clearAllMocks());

  // 2,000 imported drafts with names that Kiva's list lacks: looking for the names near them, which the list of drafts
  // does not even show, blocked the server for a minute.
  it("counts what is wrong without looking for near names, and lets others in while it looks through many", async () => {
    await storeLists(db, context, LISTS);
    const drafts = Array.from({ length: 120 }, (_, at) =>
      individualDraft({ location: `Nowhere ${at}`, loanUse: at % 2 ? "" : "to buy a cow" }),
    );
    const made = await importDrafts(context, { token: randomUUID(), fileName: "a.csv", columns: {}, drafts });
    expect(made).toMatchObject({ ok: true });

    const whole = await listDrafts(context, parseDraftListView({}));
    expect(whole.total).toBe(120);
    expect(whole.drafts.every(({ errors }) => errors > 0)).toBe(true);

    expect(setImmediate).not.toHaveBeenCalled();
    const lacking = await listDrafts(context, parseDraftListView({ lacks: "missing.loanUse", page: "2" }));
    expect(lacking).toMatchObject({ total: 60, drafts: { length: 10 } });
    expect(lacking.drafts[0]?.missing).toContain("missing.loanUse");
    expect(setImmediate).toHaveBeenCalledTimes(2);
    expect(suggestNames).not.toHaveBeenCalled();
  });
});
