import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { copiesHere, forgetCopies, forgetCopiesOf } from "@/components/drafts/copies-here";
import { emptyDraft } from "@/lib/drafts/draft";
import { clearCopies, findCopy } from "./earlier-copies";
import { copyKey, writeCopy } from "./unsaved-copy";

const PLACE = { organization: "umoja", environment: "sandbox" };
const BASIS = { version: 3, token: "a-token" };
const DAY = 24 * 60 * 60 * 1_000;
const typed = (loanUse: string) => ({ ...emptyDraft(), loanUse });

/** A browser's storage, whose keys are its own properties. */
function storage() {
  const of = (name: string, value: unknown) => ({ [name]: { value, enumerable: false } });
  const store: Record<string, string> = {};
  return Object.defineProperties(store, {
    ...of("getItem", (key: string) => store[key] ?? null),
    ...of("setItem", (key: string, value: string) => void (store[key] = value)),
    ...of("removeItem", (key: string) => void delete store[key]),
  });
}

describe("unsaved copies in a browser", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.now() + 1_000, toFake: ["Date"] });
    vi.stubGlobal("localStorage", storage());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("come back to who typed them, with what they were typed upon", () => {
    const key = copyKey(PLACE, "njeri", "d", "");
    writeCopy(key, typed("seeds"), BASIS);
    expect(findCopy(PLACE, "njeri", "d")).toMatchObject({ key, content: { loanUse: "seeds" }, ...BASIS });
    expect(findCopy(PLACE, "otieno", "d")).toBeNull();
    expect(findCopy({ ...PLACE, environment: "production" }, "njeri", "d")).toBeNull();
    // Her session ran out and she signed in again: nothing of it is dropped.
    clearCopies("njeri");
    expect(findCopy(PLACE, "njeri", "d")).not.toBeNull();
  });

  it("of somebody else are dropped once another person is at a form", () => {
    writeCopy(copyKey(PLACE, "njeri", "d", ""), typed("seeds"), BASIS);
    writeCopy(copyKey(PLACE, "otieno", null, "t"), typed("a loom"), { version: null, token: "t" });
    clearCopies("otieno");
    expect(copiesHere()).toEqual([copyKey(PLACE, "otieno", null, "t")]);
  });

  it("are dropped after a week, and so is what cannot be read", () => {
    writeCopy(copyKey(PLACE, "njeri", "old", ""), typed("seeds"), BASIS);
    localStorage.setItem(copyKey(PLACE, "njeri", "broken", ""), "{");
    vi.setSystemTime(Date.now() + 7 * DAY - 1_000);
    writeCopy(copyKey(PLACE, "njeri", "new", ""), typed("a loom"), BASIS);
    clearCopies("njeri");
    expect(copiesHere("njeri").map((key) => key.split(":").at(-1))).toEqual(["old", "new"]);
    vi.setSystemTime(Date.now() + 2_000);
    clearCopies("njeri");
    expect(copiesHere("njeri").map((key) => key.split(":").at(-1))).toEqual(["new"]);
  });

  it("of a draft that is sent are gone, and of no other", () => {
    writeCopy(copyKey(PLACE, "njeri", "sent", ""), typed("seeds"), BASIS);
    writeCopy(copyKey(PLACE, "njeri", "open", ""), typed("a loom"), BASIS);
    forgetCopiesOf(["sent"]);
    expect(copiesHere()).toEqual([copyKey(PLACE, "njeri", "open", "")]);
  });

  it("are all gone after signing out, and a form still open writes none", () => {
    const key = copyKey(PLACE, "njeri", "d", "");
    writeCopy(key, typed("seeds"), BASIS);
    localStorage.setItem("other", "stays");
    forgetCopies();
    writeCopy(key, typed("seeds and more"), BASIS);
    expect(copiesHere()).toEqual([]);
    expect(localStorage.getItem("other")).toBe("stays");
  });
});
