import check from "./en/check.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import correction from "./en/correction.json" with { type: "json" };
import delivery from "./en/delivery.json" with { type: "json" };
import draftForm from "./en/draft-form.json" with { type: "json" };
import draftImport from "./en/draft-import.json" with { type: "json" };
import draftPanels from "./en/draft-panels.json" with { type: "json" };
import draftProblems from "./en/draft-problems.json" with { type: "json" };
import drafts from "./en/drafts.json" with { type: "json" };
import files from "./en/files.json" with { type: "json" };
import history from "./en/history.json" with { type: "json" };
import home from "./en/home.json" with { type: "json" };
import layout from "./en/layout.json" with { type: "json" };
import loans from "./en/loans.json" with { type: "json" };
import problems from "./en/problems.json" with { type: "json" };
import report from "./en/report.json" with { type: "json" };
import reports from "./en/reports.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import signIn from "./en/sign-in.json" with { type: "json" };
import template from "./en/template.json" with { type: "json" };

export const en = {
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
