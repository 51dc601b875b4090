import { expect, signIn, test } from "./fixtures";
import { TWO_COLUMN_PARTNERS, SMALL_PARTNERS } from "./partners";
import { KIVA_SAMPLE, sendReport, state, uploadsOf } from "./repayments";

/** Kiva's own sample repayments arrive as Kiva's own sample JSON has them. */
test("Kiva's sample on three columns", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[0] ?? "" });
  await signIn(page, team);
  await sendReport(page, team, KIVA_SAMPLE.three);
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  const [upload] = await uploadsOf(team);
  expect(upload?.bodyText).toBe(
    '{"repayments":[{"loan_id":"1042970","client_id":"184729","amount":25.00},' +
      '{"loan_id":"1043223","client_id":"481395","amount":40.00}]}',
  );
});

test("Kiva's sample on two columns", async ({ page, makeTeam }) => {
  const team = await makeTeam({ partnerId: TWO_COLUMN_PARTNERS[0] ?? "", columns: "two", currency: "USD" });
  await signIn(page, team);
  await sendReport(page, team, KIVA_SAMPLE.two);
  await expect(state(page)).toHaveAttribute("data-state", /^accepted/);
  const [upload] = await uploadsOf(team);
  expect(upload?.bodyText).toBe(
    '{"repayments":[{"loan_id":"1042970","amount":25.00},{"loan_id":"1043223","amount":40.00}]}',
  );
});
