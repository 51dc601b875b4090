import check from "./fr/check.json" with { type: "json" };
import common from "./fr/common.json" with { type: "json" };
import delivery from "./fr/delivery.json" with { type: "json" };
import home from "./fr/home.json" with { type: "json" };
import layout from "./fr/layout.json" with { type: "json" };
import problems from "./fr/problems.json" with { type: "json" };
import report from "./fr/report.json" with { type: "json" };
import reports from "./fr/reports.json" with { type: "json" };
import signIn from "./fr/sign-in.json" with { type: "json" };
import type { Messages } from "../messages";

export const fr: Messages = { check, common, delivery, home, layout, problems, report, reports, signIn };
