/** Every address of the application, in one place; each a value of its own, so that a page carries only those it uses. */

export type Place = { organization: string; environment: string };

const base = ({ organization, environment }: Place) => `/${organization}/${environment}`;

export const signIn = (returnTo?: string) =>
  returnTo ? `/sign-in?from=${encodeURIComponent(returnTo)}` : "/sign-in";
export const home = (place: Place) => base(place);
export const settings = (organization: string) => `/${organization}/settings`;
export const reports = (place: Place) => `${base(place)}/repayments`;
export const newReport = (place: Place, month?: string) =>
  `${base(place)}/repayments/new${month ? `?month=${month}` : ""}`;
export const report = (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}`;
export const checkReport = (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/check`;
export const reportFile = (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/file`;
export const reportEdits = (place: Place, reportId: string, packing?: "gzip") =>
  `${base(place)}/repayments/${reportId}/edits${packing ? `?packing=${packing}` : ""}`;
export const reportProgress = (place: Place, reportId: string) =>
  `${base(place)}/repayments/${reportId}/progress`;
export const reportProblems = (place: Place, reportId: string) =>
  `${base(place)}/repayments/${reportId}/problems`;
export const reportLines = (place: Place, reportId: string, only?: "refused") =>
  `${base(place)}/repayments/${reportId}/lines${only ? `?only=${only}` : ""}`;
export const reportMissing = (place: Place, reportId: string) =>
  `${base(place)}/repayments/${reportId}/missing`;
export const reportHistory = (place: Place, reportId: string) =>
  `${base(place)}/repayments/${reportId}/history`;
export const template = (place: Place, kind: "workbook" | "template" | "sample" | "month") =>
  `${base(place)}/repayments/template?kind=${kind}`;
export const loans = (place: Place) => `${base(place)}/loans`;
export const loansProgress = (place: Place) => `${base(place)}/loans/progress`;
export const loansFile = (place: Place) => `${base(place)}/loans/file`;
export const expectedLoans = (place: Place, snapshotId: string) =>
  `${base(place)}/loans/expected/${snapshotId}`;
export const drafts = (place: Place, importId?: string) =>
  `${base(place)}/drafts${importId ? `?import=${importId}` : ""}`;
export const newDraft = (place: Place) => `${base(place)}/drafts/new`;
export const importDrafts = (place: Place) => `${base(place)}/drafts/import`;
export const draftTemplate = (place: Place) => `${base(place)}/drafts/template`;
export const draft = (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}`;
export const draftDelivery = (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/delivery`;
export const draftPhoto = (place: Place, draftId: string, photoId: string) =>
  `${base(place)}/drafts/${draftId}/photo/${photoId}`;
export const draftProgress = (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/progress`;
export const draftHistory = (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/history`;
export const draftEditing = (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/editing`;
export const draftStates = (place: Place, draftIds: readonly string[]) =>
  `${base(place)}/drafts/states?ids=${draftIds.join(",")}`;
export const uploadPart = (place: Place, token: string, { at, bytes }: { at: number; bytes: number }) =>
  `${base(place)}/uploads/${token}?at=${at}&bytes=${bytes}`;
