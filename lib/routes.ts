/** Every address of the application, in one place. */

type Place = { organization: string; environment: string };

const base = ({ organization, environment }: Place) => `/${organization}/${environment}`;

export const routes = {
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?from=${encodeURIComponent(returnTo)}` : "/sign-in"),
  home: (place: Place) => base(place),
  settings: (organization: string) => `/${organization}/settings`,
  reports: (place: Place) => `${base(place)}/repayments`,
  newReport: (place: Place, month?: string) =>
    `${base(place)}/repayments/new${month ? `?month=${month}` : ""}`,
  report: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}`,
  checkReport: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/check`,
  reportFile: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/file`,
  reportProgress: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/progress`,
  reportProblems: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/problems`,
  reportLines: (place: Place, reportId: string, only?: "refused") =>
    `${base(place)}/repayments/${reportId}/lines${only ? `?only=${only}` : ""}`,
  reportHistory: (place: Place, reportId: string) => `${base(place)}/repayments/${reportId}/history`,
  template: (place: Place, kind: "template" | "sample" | "month") =>
    `${base(place)}/repayments/template?kind=${kind}`,
  drafts: (place: Place, importId?: string) =>
    `${base(place)}/drafts${importId ? `?import=${importId}` : ""}`,
  newDraft: (place: Place) => `${base(place)}/drafts/new`,
  importDrafts: (place: Place) => `${base(place)}/drafts/import`,
  draftTemplate: (place: Place) => `${base(place)}/drafts/template`,
  draft: (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}`,
  draftDelivery: (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/delivery`,
  draftPhoto: (place: Place, draftId: string, photoId: string) =>
    `${base(place)}/drafts/${draftId}/photo/${photoId}`,
  draftProgress: (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/progress`,
  draftHistory: (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/history`,
  draftEditing: (place: Place, draftId: string) => `${base(place)}/drafts/${draftId}/editing`,
  draftStates: (place: Place, draftIds: readonly string[]) =>
    `${base(place)}/drafts/states?ids=${draftIds.join(",")}`,
  uploadPart: (place: Place, token: string, { at, bytes }: { at: number; bytes: number }) =>
    `${base(place)}/uploads/${token}?at=${at}&bytes=${bytes}`,
} as const;

/** The file to try things with: in the sandbox a whole month of its loans, with typical mistakes in it. */
export function sampleOf({ environment }: Place): "sample" | "month" {
  return environment === "sandbox" ? "month" : "sample";
}

/** Where somebody acts, as addresses name it. */
export function placeOf(context: { organization: { slug: string }; environment: string }): Place {
  return { organization: context.organization.slug, environment: context.environment };
}

export type { Place };
