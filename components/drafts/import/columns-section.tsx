import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { IMPORT_FIELDS, schedulePartOf, type ImportField } from "@/lib/drafts/import/header-fields";
import type { TableLine } from "@/lib/files/cut-lines";
import type { Import } from "./use-import";

const SHOWN_VALUES = 3;
const LONGEST_VALUE = 40;

type Group = "borrower" | "group" | "loan" | "terms";
const FIRST_OF: Record<Group, ImportField> = {
  borrower: "firstName",
  group: "groupId",
  loan: "location",
  terms: "instalments",
};
const GROUPS = Object.keys(FIRST_OF) as Group[];

/** The fields of a group: from its first to the next group's first, as IMPORT_FIELDS orders them. */
function fieldsOf(group: Group): readonly ImportField[] {
  const next = GROUPS[GROUPS.indexOf(group) + 1];
  const end = next ? IMPORT_FIELDS.indexOf(FIRST_OF[next]) : IMPORT_FIELDS.length;
  return IMPORT_FIELDS.slice(IMPORT_FIELDS.indexOf(FIRST_OF[group]), end);
}

/** Which column of the file is what: found by its header or remembered, and hers to change. */
export function ColumnsSection({ work, lines }: { work: Import; lines: TableLine[] }) {
  const t = useTranslations("draftImport.columns");
  const { headers, choice, missing } = work;
  const used = Object.values(choice).filter((field) => field !== "").length;
  const samples = lines.filter(({ row }) => row > work.headerRow).slice(0, SHOWN_VALUES);
  const highest = Math.max(
    0,
    ...Object.values(choice).map((field) => schedulePartOf(field)?.instalment ?? 0),
  );
  return (
    <section aria-labelledby="columns-title" className="space-y-3">
      <h3 id="columns-title" className="text-lead">
        {t("title")}
      </h3>
      {missing.map((code) => (
        <Notice key={code} tone="error" role="alert">
          <p>{t(`missing.${code}`)}</p>
        </Notice>
      ))}
      <details open={missing.length > 0 || undefined}>
        <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3">
          {t("used", { used, all: headers.length })}
          {work.isRemembered && <span className="text-ink-soft">{t("remembered")}</span>}
          <span className="text-leaf underline underline-offset-2">{t("change")}</span>
        </summary>
        <Table label={t("table")}>
          <TableHead>
            <HeadCell>{t("column")}</HeadCell>
            <HeadCell>{t("values")}</HeadCell>
            <HeadCell>{t("is")}</HeadCell>
          </TableHead>
          <TableBody>
            {headers.map((header, at) => (
              <Row key={header}>
                <Cell label={t("column")} className="font-semibold">
                  {header}
                </Cell>
                <Cell label={t("values")} className="text-ink-soft">
                  {samples.map(({ row, cells }) => (
                    <span key={row} className="block">
                      {shortened(cells[at] ?? "") || t("none")}
                    </span>
                  ))}
                </Cell>
                <Cell label={t("is")}>
                  <FieldSelect
                    id={`column-${at}`}
                    header={header}
                    value={choice[header] ?? ""}
                    instalments={highest + 1}
                    onChoose={(field) => work.choose(header, field)}
                  />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </details>
    </section>
  );
}

function shortened(text: string): string {
  const plain = text.trim();
  return plain.length > LONGEST_VALUE ? `${plain.slice(0, LONGEST_VALUE)}…` : plain;
}

function FieldSelect({
  id,
  header,
  value,
  instalments,
  onChoose,
}: {
  id: string;
  header: string;
  value: string;
  /** So many instalments are offered. */
  instalments: number;
  onChoose: (field: string) => void;
}) {
  const t = useTranslations("draftImport");
  const numbers = Array.from({ length: instalments }, (_, index) => index + 1);
  return (
    <Select
      id={id}
      aria-label={t("columns.isOf", { header })}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
      className="sm:max-w-72"
    >
      <option value="">{t("columns.notUsed")}</option>
      {GROUPS.map((group) => (
        <optgroup key={group} label={t(`columns.groups.${group}`)}>
          {fieldsOf(group).map((field) => (
            <option key={field} value={field}>
              {t(`fields.${field}`)}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={t("columns.groups.schedule")}>
        {numbers.flatMap((number) =>
          (["date", "principal", "interest"] as const).map((part) => (
            <option key={`${part}.${number}`} value={`${part}.${number}`}>
              {t(`parts.${part}`, { number })}
            </option>
          )),
        )}
      </optgroup>
    </Select>
  );
}
