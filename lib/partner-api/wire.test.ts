import { describe, expect, test } from "vitest";
import { readErrorAnswer, readLoanPage, readRepaymentsAnswer } from "./wire";

const taken = { code: "api.success", message: "Received 2", upload_id: 48201, problems: [] };
const problem = { loan_id: "0012", code: "x.y", details: "Amount is too high", severity: "error" };

describe("the answer to a batch", () => {
  test.each([
    ["an object", taken],
    ["a list that holds one", [taken]],
    ["an upload number in digits", { ...taken, upload_id: "48201" }],
    ["no problems at all", { ...taken, problems: undefined }],
    ["problems null", { ...taken, problems: null }],
    ["fields nobody knows", { ...taken, took_ms: 3 }],
  ])("%s fits", (_, json) => {
    expect(readRepaymentsAnswer(json)).toEqual({ message: "Received 2", uploadId: 48201, problems: [] });
  });

  test("problems are kept as they came", () => {
    const answer = readRepaymentsAnswer({
      ...taken,
      problems: [problem, { loan_id: "7", severity: "warning" }],
    });
    expect(answer?.problems).toEqual([
      { loanId: "0012", code: "x.y", details: "Amount is too high", severity: "error" },
      { loanId: "7", code: null, details: null, severity: "warning" },
    ]);
  });

  test.each([
    ["null", null],
    ["text", "api.success"],
    ["an empty list", []],
    ["a list of two", [taken, taken]],
    ["a list of a list", [[taken]]],
    ["another code", { ...taken, code: "api.error" }],
    ["no code", { ...taken, code: undefined }],
    ["no upload number", { ...taken, upload_id: undefined }],
    ["an upload number null", { ...taken, upload_id: null }],
    ["an upload number in words", { ...taken, upload_id: "48201a" }],
    ["an upload number with decimals", { ...taken, upload_id: 1.5 }],
    ["an upload number below 1", { ...taken, upload_id: 0 }],
    ["an upload number beyond what is exact", { ...taken, upload_id: 2 ** 53 }],
    ["an upload number beyond it in digits", { ...taken, upload_id: "99999999999999999999" }],
    ["a severity nobody knows", { ...taken, problems: [{ ...problem, severity: "fatal" }] }],
    ["a problem without a loan", { ...taken, problems: [{ ...problem, loan_id: undefined }] }],
    ["a loan ID that is a number", { ...taken, problems: [{ ...problem, loan_id: 12 }] }],
    ["problems that are no list", { ...taken, problems: {} }],
  ])("%s does not fit", (_, json) => {
    expect(readRepaymentsAnswer(json)).toBeNull();
  });
});

test.each([
  [
    { code: "api.bad", message: "No" },
    { code: "api.bad", message: "No" },
  ],
  [{ message: "No" }, { code: null, message: "No" }],
  [{ code: "api.bad" }, { code: "api.bad", message: "api.bad" }],
  [
    { error: "invalid_client", error_description: "No" },
    { code: null, message: "No" },
  ],
  [{}, null],
  [{ code: "" }, null],
  [{ code: 4 }, null],
  [[{ code: "api.bad" }], null],
  ["No", null],
  [undefined, null],
])("the refusal %j reads as %j", (json, expected) => {
  expect(readErrorAnswer(json)).toEqual(expected);
});

describe("a page of loans", () => {
  const snake = {
    kiva_id: "9",
    internal_loan_id: "0012",
    internal_client_id: "A-1",
    name: "N",
    status: "payingBack",
  };
  const camel = {
    kivaId: "9",
    internalLoanId: "0012",
    internalClientId: "A-1",
    name: "N",
    status: "payingBack",
  };

  test("may be written in either case, snake_case first", () => {
    const inSnake = readLoanPage({ total_records: 1, data: [snake] });
    expect(inSnake).toMatchObject({
      total: 1,
      loans: [{ loanId: "0012", clientId: "A-1", status: "payingBack" }],
    });
    expect(readLoanPage({ totalRecords: 1, data: [camel] })).toEqual(inSnake);
    const both = {
      total_records: 1,
      totalRecords: 5,
      data: [{ ...camel, internalLoanId: "other", ...snake }],
    };
    expect(readLoanPage(both)).toEqual(inSnake);
  });

  test.each([[null], [[]], [{ data: [] }], [{ total_records: 1 }], [{ total_records: 1, data: [{}] }]])(
    "%j is none",
    (json) => expect(readLoanPage(json)).toBeNull(),
  );
});
