import { getLocale } from "next-intl/server";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { getLists } from "@/lib/drafts/get-lists";
import { templateRows } from "@/lib/drafts/import/template";
import { writeCsv } from "@/lib/files/csv";
import { csvResponse } from "@/lib/files/csv-response";

type Params = RouteContext<"/[organization]/[environment]/drafts/template">;

/** A file to start from, in her language: one individual loan and one group, with names that her lists have. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const context = await actionContext(await params, "viewer");
  if (!context.ok) return refusal(context.failure);
  const { lists } = await getLists(context.value);
  const first = lists && {
    location: lists.locations[0],
    activity: lists.activities[0]?.name,
    theme: lists.themes[0]?.name,
    language: lists.languages[0]?.name,
  };
  const known = Object.entries({ ...first, currency: context.value.organization.currency });
  const names = Object.fromEntries(known.filter(([, name]) => name !== undefined));
  return csvResponse(writeCsv(templateRows(await getLocale(), names), { delimiter: "," }), "drafts.csv");
}
