/** Every address of the application, in one place. */

type Place = { organization: string; environment: string };

const base = ({ organization, environment }: Place) => `/${organization}/${environment}`;

export const routes = {
  signIn: (returnTo?: string) => (returnTo ? `/sign-in?from=${encodeURIComponent(returnTo)}` : "/sign-in"),
  home: (place: Place) => base(place),
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
  template: (place: Place, kind: "template" | "sample" | "month") =>
    `${base(place)}/repayments/template?kind=${kind}`,
} as const;

/** The file to try things with: in the sandbox a whole month of its loans, with typical mistakes in it. */
export function sampleOf({ environment }: Place): "sample" | "month" {
  return environment === "sandbox" ? "month" : "sample";
}

export type { Place };
