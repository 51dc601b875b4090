import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { PhotoValue } from "./use-photo";

/** Whether Kiva gets the picture or only its address, with the reason against the address. */
export function SendAsChoice({
  id,
  value,
  onChange,
}: {
  id: string;
  value: PhotoValue;
  onChange: (sendAs: PhotoValue["sendAs"]) => void;
}) {
  const t = useTranslations("draftPanels.photo.sendAs");
  const hasAddress = /^https:\/\/[^\s/]/i.test(value.url.trim());
  const isUrl = value.sendAs === "url";

  return (
    <fieldset aria-describedby={`${id}-send-as-why`}>
      <legend className="font-semibold">{t("label")}</legend>
      <Choice
        id={`${id}.sendAs.image`}
        name={`${id}.sendAs`}
        isChecked={!isUrl}
        onChoose={() => onChange("image")}
      >
        {t("image")}
      </Choice>
      <Choice
        id={`${id}.sendAs.url`}
        name={`${id}.sendAs`}
        isChecked={isUrl}
        // Once chosen it stays choosable; the judge says what is wrong with the address.
        isDisabled={!hasAddress && !isUrl}
        onChoose={() => onChange("url")}
      >
        {t("url")}
      </Choice>
      <div id={`${id}-send-as-why`} className="max-w-[70ch] text-small text-ink-soft">
        {isUrl ? (
          <Notice tone="warning">
            <p>{t("urlReason")}</p>
            {value.id !== "" && <p>{t("urlPicture")}</p>}
          </Notice>
        ) : (
          <p>
            {t("urlReason")} {!hasAddress && t("urlNeedsAddress")}
          </p>
        )}
      </div>
    </fieldset>
  );
}

function Choice({
  id,
  name,
  isChecked,
  isDisabled = false,
  onChoose,
  children,
}: {
  id: string;
  name: string;
  isChecked: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
  children: string;
}) {
  return (
    <div className="flex min-h-11 items-center gap-3">
      <input
        id={id}
        type="radio"
        name={name}
        checked={isChecked}
        disabled={isDisabled}
        onChange={onChoose}
        className="size-5 shrink-0 accent-leaf"
      />
      <label htmlFor={id} className={isDisabled ? "text-ink-soft" : "cursor-pointer py-2"}>
        {children}
      </label>
    </div>
  );
}
