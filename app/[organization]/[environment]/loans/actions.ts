"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionContext } from "@/lib/auth/page-context";
import { fetchExpected } from "@/lib/loans/fetch-expected";
import { fail, ok } from "@/lib/result";

const id = z.string().regex(/^[^\0]{1,64}$/);
const place = z.strictObject({ organization: id, environment: id });

/** Has Kiva's list of expected loans fetched. It is answered once that has begun; it goes on by itself. */
export async function fetchExpectedAction(given: z.infer<typeof place>) {
  const input = place.safeParse(given);
  if (!input.success) return fail("input.invalid");
  const context = await actionContext(input.data, "coordinator");
  if (!context.ok) return context;
  const begun = await fetchExpected(context.value);
  if (!begun.ok) return begun;
  revalidatePath("/[organization]/[environment]/loans", "page");
  return ok();
}
