import { useLocale, useTranslations } from "next-intl";
import { countText } from "@/components/ui/amount-text";
import { Combobox } from "@/components/ui/combobox";
import { listNames, matchName, plainName, type ListField as Name } from "@/lib/drafts/kiva-lists";
import { DraftField } from "./draft-field";
import { useFormParts, useKivaLists } from "./form-context";
import { useFieldValue } from "./use-field-value";

/** A field whose value is a name from one of Kiva's lists. Any text is kept; the judge says what the list lacks. */
export function ListField({ at, below, className }: { at: Name; below?: string; className?: string }) {
  const { mayEdit } = useFormParts();
  const lists = useKivaLists();
  const t = useTranslations("draftForm");
  const locale = useLocale();
  const [value, setValue] = useFieldValue(at);
  const names = lists ? listNames(lists, at) : [];
  const label = t(`fields.${at}`);
  return (
    <DraftField at={at} label={label} below={below} className={className}>
      {(props, touch) => (
        <Combobox
          {...props}
          name={at}
          value={value}
          onChange={setValue}
          onBlur={() => {
            touch();
            const own = matchName(names, value);
            if (own !== null && own !== value) setValue(own);
          }}
          names={names}
          plain={plainName}
          readOnly={!mayEdit}
          words={{
            list: t("lists.choices", { field: label }),
            none: lists ? t("lists.noneFits") : t("lists.notHere"),
            found: (shown, more) =>
              more === 0
                ? t("lists.found", { count: shown })
                : t("lists.foundMore", { shown, more: countText(more, locale) }),
          }}
        />
      )}
    </DraftField>
  );
}
