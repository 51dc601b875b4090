import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

/** One box for every draft of the page that is not sent. */
export function SelectAll({
  all,
  chosen,
  onChange,
}: {
  all: number;
  chosen: number;
  onChange: (isAll: boolean) => void;
}) {
  const t = useTranslations("drafts.list");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && chosen < all;
  }, [all, chosen]);
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
      <input
        ref={box}
        type="checkbox"
        className="size-5 accent-leaf"
        checked={chosen === all}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {t("selectAll", { count: all })}
    </label>
  );
}
