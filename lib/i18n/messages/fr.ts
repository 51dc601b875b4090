import check from "./fr/check.json" with { type: "json" };
import common from "./fr/common.json" with { type: "json" };
import correction from "./fr/correction.json" with { type: "json" };
import delivery from "./fr/delivery.json" with { type: "json" };
import draftForm from "./fr/draft-form.json" with { type: "json" };
import draftImport from "./fr/draft-import.json" with { type: "json" };
import draftPanels from "./fr/draft-panels.json" with { type: "json" };
import draftProblems from "./fr/draft-problems.json" with { type: "json" };
import drafts from "./fr/drafts.json" with { type: "json" };
import files from "./fr/files.json" with { type: "json" };
import history from "./fr/history.json" with { type: "json" };
import home from "./fr/home.json" with { type: "json" };
import layout from "./fr/layout.json" with { type: "json" };
import loans from "./fr/loans.json" with { type: "json" };
import problems from "./fr/problems.json" with { type: "json" };
import report from "./fr/report.json" with { type: "json" };
import reports from "./fr/reports.json" with { type: "json" };
import settings from "./fr/settings.json" with { type: "json" };
import signIn from "./fr/sign-in.json" with { type: "json" };
import template from "./fr/template.json" with { type: "json" };
import type { Messages } from "../messages";

export const fr: Messages = {
  check,
  common,
  correction,
  delivery,
  draftForm,
  draftImport,
  draftPanels,
  draftProblems,
  drafts,
  files,
  history,
  home,
  layout,
  loans,
  problems,
  report,
  reports,
  settings,
  signIn,
  template,
};
