import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, TextInput } from "@/components/ui/field";

/** The address the photo is fetched from: on leaving the field, on Enter and by the button beside it. */
export function PhotoAddress({
  id,
  url,
  error,
  isBusy,
  onUrl,
  onLeave,
  onFetch,
}: {
  id: string;
  url: string;
  error: string | null;
  isBusy: boolean;
  onUrl: (url: string) => void;
  onLeave: () => void;
  onFetch: () => void;
}) {
  const t = useTranslations("draftPanels.photo");
  return (
    <Field id={id} label={t("url")} hint={t("urlHint")} error={error && <span role="alert">{error}</span>}>
      <div className="flex flex-wrap gap-2">
        <TextInput
          id={id}
          type="url"
          inputMode="url"
          maxLength={4000}
          autoComplete="off"
          spellCheck={false}
          hint
          error={error !== null}
          className="min-w-0 flex-1 basis-60"
          value={url}
          onChange={(event) => onUrl(event.currentTarget.value)}
          onBlur={onLeave}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // Enter would send the form the field stands in.
            event.preventDefault();
            onFetch();
          }}
        />
        <Button aria-disabled={isBusy} onClick={() => !isBusy && onFetch()}>
          {t("fetch")}
        </Button>
      </div>
    </Field>
  );
}
