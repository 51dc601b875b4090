import { useTranslations } from "next-intl";

type Params = Record<string, string | number>;

/** The parameters of what reading a file told, with the names of fields and of terms in her language. */
export function useToldParams(): (params: Params) => Params {
  const t = useTranslations("draftImport");
  return (params) => {
    const { field, value } = params;
    const fieldKey = `fields.${field}` as "fields.amount";
    const valueKey = `assumed.${value}` as "assumed.monthly";
    return {
      ...params,
      ...(field !== undefined && t.has(fieldKey) && { field: t(fieldKey) }),
      ...(value !== undefined && t.has(valueKey) && { value: t(valueKey) }),
    };
  };
}
