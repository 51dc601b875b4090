"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { organizationActionContext } from "@/lib/auth/page-context";
import { serverErrorsInput } from "@/lib/organizations/server-errors-input";
import { setServerErrors } from "@/lib/organizations/set-server-errors";
import { fail } from "@/lib/result";
import { routes } from "@/lib/routes";

export async function setServerErrorsAction(given: z.infer<typeof serverErrorsInput>) {
  const input = serverErrorsInput.safeParse(given);
  if (!input.success) return fail("input.invalid");
  const context = await organizationActionContext(input.data.organization, "administrator");
  if (!context.ok) return context;
  const answer = await setServerErrors(context.value, input.data);
  if (answer.ok) revalidatePath(routes.settings(input.data.organization));
  return answer;
}
