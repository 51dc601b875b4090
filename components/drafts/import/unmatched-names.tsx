import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/components/tables/table";
import { Select } from "@/components/ui/field";
import { Mark } from "@/components/ui/mark";
import type { Unmatched } from "@/lib/drafts/import/match-names";
import { listNames, type KivaLists } from "@/lib/drafts/kiva-lists";
import { rowRanges } from "./row-ranges";
import type { Import } from "./use-import";

/** An option that is no name of a list; names get a sign before them, so that none is taken for it. */
const KEEP = "keep";
const EMPTY = "empty";
const named = (name: string) => `=${name}`;

/** Names of the file that no list of Kiva's has: she says once what each means. */
export function UnmatchedNames({ work, lists }: { work: Import; lists: KivaLists }) {
  const t = useTranslations("draftImport");
  const { unmatched, replacements } = work;
  if (unmatched.length === 0) return null;
  const answerOf = ({ field, text }: Unmatched) =>
    replacements.find((one) => one.field === field && one.text === text)?.name ?? null;
  const open = unmatched.filter((one) => answerOf(one) === null).length;
  return (
    <section aria-labelledby="names-title" className="space-y-3">
      <h3 id="names-title" className="flex items-center gap-2 text-lead">
        <Mark tone={open > 0 ? "warning" : "good"} />
        {t("names.title", { count: unmatched.length })}
      </h3>
      <p className="max-w-[70ch]">{t("names.intro")}</p>
      <Table label={t("names.table")}>
        <TableHead>
          <HeadCell>{t("names.field")}</HeadCell>
          <HeadCell>{t("names.text")}</HeadCell>
          <HeadCell>{t("names.rows")}</HeadCell>
          <HeadCell>{t("names.choose")}</HeadCell>
        </TableHead>
        <TableBody>
          {unmatched.map((one, at) => (
            <Row key={`${one.field} ${one.text}`}>
              <Cell label={t("names.field")}>{t(`fields.${one.field}`)}</Cell>
              <Cell label={t("names.text")} className="font-semibold">
                {one.text}
              </Cell>
              <Cell label={t("names.rows")}>
                {t("names.countRows", { count: one.rows.length })}
                <span className="block text-small text-ink-soft">{rowRanges(one.rows)}</span>
              </Cell>
              <Cell label={t("names.choose")}>
                <NameSelect
                  id={`name-${at}`}
                  unmatched={one}
                  names={listNames(lists, one.field)}
                  value={answerOf(one)}
                  onChoose={(name) => work.replace(one, name)}
                />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function NameSelect({
  id,
  unmatched: { field, text, suggestions },
  names,
  value,
  onChoose,
}: {
  id: string;
  unmatched: Unmatched;
  names: string[];
  /** "" is left empty, null is left as it is. */
  value: string | null;
  onChoose: (name: string | null) => void;
}) {
  const t = useTranslations("draftImport");
  const option = (name: string) => (
    <option key={name} value={named(name)}>
      {name}
    </option>
  );
  return (
    <Select
      id={id}
      aria-label={t("names.chooseFor", { text, field: t(`fields.${field}`) })}
      value={value === null ? KEEP : value === "" ? EMPTY : named(value)}
      onChange={({ currentTarget: { value: chosen } }) =>
        onChoose(chosen === KEEP ? null : chosen === EMPTY ? "" : chosen.slice(1))
      }
      className="sm:max-w-80"
    >
      <option value={KEEP}>{t("names.keep")}</option>
      <option value={EMPTY}>{t("names.empty")}</option>
      {suggestions.length > 0 && <optgroup label={t("names.near")}>{suggestions.map(option)}</optgroup>}
      <optgroup label={t("names.all")}>
        {names.filter((name) => !suggestions.includes(name)).map(option)}
      </optgroup>
    </Select>
  );
}
