import { getLocale, getTranslations } from "next-intl/server";
import { actionContext } from "@/lib/auth/page-context";
import { refusal } from "@/lib/auth/refusal";
import { currencyDecimals } from "@/lib/money";
import type { Context } from "@/lib/organizations/context";
import { writeCsv } from "@/lib/files/csv";
import { csvResponse } from "@/lib/files/csv-response";
import { workbookResponse } from "@/lib/files/workbook/workbook-response";
import { defaultMonth } from "@/lib/repayments/months";
import { sampleRows, templateRows } from "@/lib/repayments/downloads/template";
import { templateWords } from "@/lib/repayments/downloads/template-words";
import { templateWorkbook } from "@/lib/repayments/downloads/template-workbook";

type Params = RouteContext<"/[organization]/[environment]/repayments/template">;

/**
 * Files to start from, for the organization's columns: `?kind=workbook` and `template` hold the header alone, as an
 * .xlsx and as a CSV, `sample` has a few rows in it, and `month`, in the sandbox only, is a whole month of its loans with typical mistakes.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const context = await actionContext(await params, "viewer");
  if (!context.ok) return refusal(context.failure);
  switch (new URL(request.url).searchParams.get("kind")) {
    case "workbook":
      return workbookResponse(await templateXlsx(context.value), "template.xlsx");
    case "template":
      return csvResponse(await templateCsv(context.value, false), "template.csv");
    case "sample":
      return csvResponse(await templateCsv(context.value, true), "sample.csv");
    case "month":
      if (context.value.environment !== "sandbox") return new Response(null, { status: 404 });
      return csvResponse(await sandboxMonthCsv(context.value), `${defaultMonth(new Date())}.csv`);
    default:
      return new Response(null, { status: 404 });
  }
}

async function templateXlsx({ organization }: Context): Promise<Uint8Array<ArrayBuffer>> {
  const [t, expects, names] = await Promise.all([
    getTranslations("template"),
    getTranslations("check.file.expects"),
    getTranslations("common.columnNames"),
  ]);
  return templateWorkbook(organization, templateWords(t, expects, names, organization));
}

async function templateCsv({ organization }: Context, isSample: boolean): Promise<string> {
  const t = await getTranslations("common.columnNames");
  const headers = { loanId: t("loanId"), clientId: t("clientId"), amount: t("amount") };
  const { columns, currency } = organization;
  const rows = isSample
    ? sampleRows(columns, currencyDecimals(currency), headers)
    : templateRows(columns, headers);
  return writeCsv(rows, { delimiter: "," });
}

async function sandboxMonthCsv({ organization }: Context): Promise<string> {
  const [{ seedLoans }, { monthFile }] = await Promise.all([
    import("@/lib/sandbox/seed"),
    import("@/lib/sandbox/month-file"),
  ]);
  const { partnerId, columns, currency, amountMeaning } = organization;
  return monthFile({
    loans: seedLoans({ partnerId, currency, expected: 2199 }),
    columns,
    currency,
    amountMeaning,
    month: defaultMonth(new Date()),
    mistakes: true,
    language: await getLocale(),
  });
}
