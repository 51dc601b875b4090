import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftFailure, SavedDraft } from "@/lib/drafts/answers";
import { emptyDraft, type Draft } from "@/lib/drafts/draft";
import { fail, ok, type Result } from "@/lib/result";
import { makeKeeper } from "./keeper";

type Saving = Parameters<Parameters<typeof makeKeeper>[0]["save"]>[0];
type Answer = Result<SavedDraft, DraftFailure> | "dropped";

/** A keeper of a draft, a new one if not told, whose server gives these answers, one a save, and success after them. */
function keeping(
  answers: Answer[] = [],
  start: { draftId: string | null; version: number | null } = { draftId: null, version: null },
) {
  let content: Draft = emptyDraft();
  const saves: Saving[] = [];
  const keeper = makeKeeper({
    start,
    content: () => content,
    token: "first",
    save: async (saving) => {
      saves.push(saving);
      const answer = answers.shift() ?? ok({ draftId: "d", version: saves.length });
      if (answer === "dropped") throw new TypeError("Failed to fetch");
      return answer;
    },
  });
  const type = (loanUse: string) => {
    content = { ...content, loanUse };
    keeper.changed();
  };
  return { keeper, saves, type };
}

describe("a draft that is kept while she types", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is saved once she pauses, not with every letter", async () => {
    const { keeper, saves, type } = keeping();
    for (const text of ["t", "to", "to "]) {
      type(text);
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saves.map(({ content }) => content.loanUse)).toEqual(["to "]);
    expect(keeper.state()).toMatchObject({ phase: "kept", draftId: "d", version: 1 });
  });

  it("is saved now and then also if she never pauses", async () => {
    const { saves, type } = keeping();
    for (let letter = 0; letter < 30; letter++) {
      type("x".repeat(letter));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(saves.length).toBeGreaterThanOrEqual(1);
  });

  it("repeats a save without an answer word for word, then saves what came after", async () => {
    const { keeper, saves, type } = keeping(["dropped"]);
    type("to buy");
    await vi.advanceTimersByTimeAsync(1_300);
    expect(keeper.state()).toMatchObject({ phase: "stuck", trouble: { code: "network" } });
    type("to buy seeds");
    keeper.retry("line");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saves.map(({ token, draftId, content }) => [token, draftId, content.loanUse])).toEqual([
      ["first", null, "to buy"],
      ["first", null, "to buy"],
      [expect.not.stringMatching("first"), "d", "to buy seeds"],
    ]);
    expect(keeper.state().phase).toBe("kept");
  });

  it("tries again by itself, ever more seldom", async () => {
    const { keeper, saves, type } = keeping(["dropped", "dropped", "dropped"]);
    type("to buy");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves).toHaveLength(4);
    expect(keeper.state().phase).toBe("kept");
  });

  it("waits for her when the session has ended", async () => {
    const { keeper, saves, type } = keeping([fail("auth.signed-out")]);
    type("to buy");
    await vi.advanceTimersByTimeAsync(60_000);
    type("to buy seeds");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves).toHaveLength(1);
    keeper.retry("session");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saves.at(-1)?.content.loanUse).toBe("to buy seeds");
    expect(keeper.state().phase).toBe("kept");
  });

  it("never goes over somebody else's save by itself", async () => {
    const { keeper, saves, type } = keeping([
      ok({ draftId: "d", version: 1 }),
      fail("draft.changed-elsewhere", { by: "Otieno" }),
    ]);
    type("one");
    await vi.advanceTimersByTimeAsync(2_000);
    type("two");
    await vi.advanceTimersByTimeAsync(2_000);
    type("three");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves).toHaveLength(2);
    await keeper.keepMine(7);
    expect(saves.at(-1)).toMatchObject({ version: 7, content: { loanUse: "three" } });
  });

  it("saves twice what came from a copy whose first save may have arrived with less", async () => {
    const { keeper, saves, type } = keeping();
    keeper.takeBasis({ version: null, token: "earlier" });
    type("all of it");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(saves.map(({ token, draftId }) => [token === "earlier", draftId])).toEqual([
      [true, null],
      [false, "d"],
    ]);
    expect(keeper.state().phase).toBe("kept");
  });

  it("does not go over what another device saved since the first save of a new draft's copy", async () => {
    // The repeated first save is answered with version 1, whatever was saved since.
    const { keeper, saves, type } = keeping([
      ok({ draftId: "d", version: 1 }),
      fail("draft.changed-elsewhere", { by: "Njeri" }),
      fail("draft.changed-elsewhere", { by: "Njeri" }),
    ]);
    keeper.takeBasis({ version: null, token: "earlier" });
    type("from the copy");
    await vi.advanceTimersByTimeAsync(60_000);
    type("and more");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves.map(({ token, version }) => [token === "earlier", version])).toEqual([
      [true, null],
      [false, 1],
    ]);
    expect(keeper.state()).toMatchObject({
      phase: "stuck",
      trouble: { code: "draft.changed-elsewhere", params: { by: "Njeri" } },
    });
    // Neither Save nor Send goes over it.
    expect(await keeper.flush()).toBeNull();
    await keeper.keepMine(5);
    expect(saves.at(-1)).toMatchObject({ draftId: "d", version: 5, content: { loanUse: "and more" } });
  });

  it("saves a kept draft's copy upon the version it was typed on, not upon the page's", async () => {
    const { keeper, saves, type } = keeping([fail("draft.changed-elsewhere", { by: "Njeri" })], {
      draftId: "d",
      version: 5,
    });
    keeper.takeBasis({ version: 3, token: null });
    type("typed on version 3");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves.map(({ draftId, version }) => [draftId, version])).toEqual([["d", 3]]);
    expect(keeper.state()).toMatchObject({ phase: "stuck", trouble: { code: "draft.changed-elsewhere" } });
  });

  it("knows its own save again that arrived as the tab was closed", async () => {
    const before = keeping(["dropped"], { draftId: "d", version: 3 });
    before.type("half");
    await vi.advanceTimersByTimeAsync(1_300);
    before.type("all of it");
    const basis = before.keeper.basis();
    before.keeper.stop();
    expect(basis).toEqual({ version: 3, token: before.saves[0]?.token });

    // The server holds "half" as version 4, under that very token.
    const { keeper, saves, type } = keeping(
      [ok({ draftId: "d", version: 4 }), ok({ draftId: "d", version: 5 })],
      { draftId: "d", version: 4 },
    );
    keeper.takeBasis(basis);
    type("all of it");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saves.map(({ token, version }) => [token === basis.token, version])).toEqual([
      [true, 3],
      [false, 4],
    ]);
    expect(keeper.state()).toMatchObject({ phase: "kept", version: 5 });
  });

  it("does not take an answer that was still out for leave to go over another device's save", async () => {
    const { keeper, saves, type } = keeping(
      ["dropped", ok({ draftId: "d", version: 6 }), fail("draft.changed-elsewhere", { by: "Njeri" })],
      { draftId: "d", version: 5 },
    );
    type("typed before she looked up");
    await vi.advanceTimersByTimeAsync(1_300);
    keeper.takeBasis({ version: 3, token: null });
    type("from the copy");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves.map(({ version }) => version)).toEqual([5, 5, 3]);
    expect(keeper.state()).toMatchObject({ phase: "stuck", trouble: { code: "draft.changed-elsewhere" } });
  });

  it("saves an empty new draft when asked to, once", async () => {
    const { keeper, saves } = keeping();
    expect(await Promise.all([keeper.flush(), keeper.flush()])).toEqual([
      { draftId: "d", version: 1 },
      { draftId: "d", version: 1 },
    ]);
    expect(saves).toHaveLength(1);
  });

  it("says that a text is too long to be kept, and goes on once it is not", async () => {
    const { keeper, saves, type } = keeping([fail("input.invalid")]);
    type("x".repeat(10_001));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(keeper.state().trouble).toEqual({ code: "form.too-long" });
    type("shorter");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saves).toHaveLength(2);
    expect(keeper.state().phase).toBe("kept");
  });
});
