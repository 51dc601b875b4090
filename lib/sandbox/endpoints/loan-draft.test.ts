import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startSandbox } from "../server";
import type { Sandbox } from "../server";
import { call, json, tokenFor } from "../test-client";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ loanCount: 400 });
  token = await tokenFor(sandbox);
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

describe("loan drafts", () => {
  const send = (body: unknown) => call(sandbox, token, "/v3/partner/9001/loan_draft", body).then(json);
  const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const full = {
    activity_id: 3,
    client_waiver_signed: true,
    currency: "KES",
    description: "Njeri keeps two cows.",
    description_language_id: 1,
    disburse_time: soon,
    entreps: [{ client_id: "C-1", loan_id: "0001-A", first_name: "Njeri", gender: "female", amount: 50_000 }],
    image_encoded: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==",
    loanuse: "to buy a dairy cow",
    location: "Kisumu: Kenya",
    schedule: [{ date: soon, principal: 50_000, interest: 0 }],
    theme_type_id: 1,
  };
  const blocks = () => sandbox.state.defaultPartner.drafts.at(-1)?.blocks;

  it("are taken whole, and nothing stands in the way of publishing", async () => {
    expect(await send(full)).toMatchObject({
      status: 200,
      code: "api.success",
      loan_draft_uuid: expect.any(String),
    });
    expect(blocks()).toEqual([]);
    expect(sandbox.state.defaultPartner.drafts[0]?.content.entreps?.[0]?.amount).toBe("50000");
  });

  it("are taken empty, with all that is missing noted", async () => {
    expect(await send({})).toMatchObject({ status: 200 });
    expect(blocks()).toContain("Please add a photo.");
    expect(blocks()).toHaveLength(12);
  });

  it.each([
    [{ group_name: "No Group" }, "group_name is for group loans only"],
    [{ not_pictured: [false] }, "not_pictured is for group loans only"],
    [{ disburse_time: "2020-12-30" }, "The disbursal date you entered is invalid."],
    [{ image_encoded: "SGVsbG8=" }, "The photo could not be read."],
    [{ location: "Kisumu" }, "Please choose a location"],
    [
      { entreps: [{ first_name: "A", amount: 1 }, { first_name: "B" }], group_name: "G" },
      "non-zero disbursal amount",
    ],
  ])("note what PA2 would hold against %j", async (changes, words) => {
    expect(await send({ ...full, ...changes })).toMatchObject({ status: 200 });
    expect(blocks()).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    [{ sector: "Food" }, "sector"],
    [{ activity_id: "3" }, "activity_id: expected a number"],
    [{ activity_id: 3.5 }, "activity_id: expected a whole number"],
    [{ currency: "kes" }, "currency"],
    [{ disburse_time: "2026-02-30" }, "disburse_time: expected a date"],
    [{ entreps: [] }, "entreps: must hold at least 1"],
    [{ entreps: [{ gender: "Male" }] }, "entreps[0].gender"],
    [{ entreps: [{ amount: 0 }] }, "entreps[0].amount: must be more than 0"],
    [{ schedule: [{ date: "2026-01-01", principal: 1 }] }, "schedule[0].interest"],
    [{ client_waiver_signed: "yes" }, "client_waiver_signed"],
    [{ image_url: "photo.jpg" }, "image_url: expected an absolute URI"],
    [{ location: null }, "location"],
  ])("are refused with %j", async (changes, words) => {
    expect(await send({ ...full, ...changes })).toMatchObject({
      status: 400,
      message: expect.stringContaining(words),
    });
    expect(blocks()).toBeUndefined();
  });
});
