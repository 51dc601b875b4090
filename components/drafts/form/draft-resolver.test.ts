import { createTranslator } from "next-intl";
import { describe, expect, it, vi } from "vitest";
import { emptyDraft } from "@/lib/drafts/draft";
import { draftProblem } from "@/lib/drafts/problems";
import { MESSAGES } from "@/lib/i18n/messages";
import { draftResolver } from "./draft-resolver";
import { loadChecks } from "./load-checks";

vi.mock("./load-checks", () => ({ loadChecks: vi.fn() }));

const asked = (judgeNow: Parameters<typeof draftResolver>[0]) =>
  draftResolver(judgeNow)(emptyDraft(), undefined, { fields: {}, shouldUseNativeValidation: false });

describe("the question whether a draft can be sent", () => {
  it("is left to the server where what checks cannot be had", async () => {
    vi.mocked(loadChecks).mockResolvedValue(null);
    expect(await asked(async () => null)).toEqual({ values: emptyDraft(), errors: {} });
  });

  it("is answered with no for an error, by its code", async () => {
    vi.mocked(loadChecks).mockResolvedValue(null);
    const problem = draftProblem("amount.zero", "borrowers.0.amount", {});
    expect(await asked(async () => [problem])).toMatchObject({
      errors: { "borrowers.0.amount": { type: "amount.zero" } },
    });
  });

  it.each(["en", "es", "fr"] as const)("has words for the server's own no in %s", (locale) => {
    const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: "drafts.failures" });
    expect(t("draft.errors-open", { count: 3 })).toContain("3");
    expect(t("draft.lists-changed")).toContain("Kiva");
  });
});
