import { expect, signIn, test } from "./fixtures";
import { cleanMonth } from "./month-file";
import { MONTH_PARTNERS } from "./partners";
import { fault, sendReport, state } from "./repayments";

/** Makes the README's picture: the report page while a month of 2,199 loans is on its way. `npm run picture`. */
test("the report page, as the README shows it", async ({ page, makeTeam }) => {
  await page.setViewportSize({ width: 1280, height: 1250 });
  const team = await makeTeam({ partnerId: MONTH_PARTNERS[0] ?? "" });
  await fault(team, { kind: "delay", ms: 60_000 }, 6);
  await signIn(page, team);
  await sendReport(page, team, cleanMonth(team.partnerId));
  await expect(page.locator('tr[data-state="accepted"]')).toHaveCount(5);
  await expect(state(page)).toHaveAttribute("data-state", "sending");
  await page.screenshot({ path: "e2e/report-page.png" });
});
