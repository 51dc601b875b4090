import type { Place } from "./addresses";

export type { Place };
export * as routes from "./addresses";

/** The file to try things with: in the sandbox a whole month of its loans, with typical mistakes in it. */
export function sampleOf({ environment }: Place): "sample" | "month" {
  return environment === "sandbox" ? "month" : "sample";
}

/** Where somebody acts, as addresses name it. */
export function placeOf(context: { organization: { slug: string }; environment: string }): Place {
  return { organization: context.organization.slug, environment: context.environment };
}
