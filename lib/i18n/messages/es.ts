import check from "./es/check.json" with { type: "json" };
import common from "./es/common.json" with { type: "json" };
import correction from "./es/correction.json" with { type: "json" };
import delivery from "./es/delivery.json" with { type: "json" };
import draftForm from "./es/draft-form.json" with { type: "json" };
import draftImport from "./es/draft-import.json" with { type: "json" };
import draftPanels from "./es/draft-panels.json" with { type: "json" };
import draftProblems from "./es/draft-problems.json" with { type: "json" };
import drafts from "./es/drafts.json" with { type: "json" };
import files from "./es/files.json" with { type: "json" };
import history from "./es/history.json" with { type: "json" };
import home from "./es/home.json" with { type: "json" };
import layout from "./es/layout.json" with { type: "json" };
import loans from "./es/loans.json" with { type: "json" };
import problems from "./es/problems.json" with { type: "json" };
import report from "./es/report.json" with { type: "json" };
import reports from "./es/reports.json" with { type: "json" };
import settings from "./es/settings.json" with { type: "json" };
import signIn from "./es/sign-in.json" with { type: "json" };
import template from "./es/template.json" with { type: "json" };
import type { Messages } from "../messages";

export const es: Messages = {
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
