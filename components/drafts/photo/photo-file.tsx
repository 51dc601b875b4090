import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { FileInput } from "@/components/files/file-input";
import { useDrop } from "@/components/files/use-drop";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Field, describedBy } from "@/components/ui/field";

const FILE_LOOK =
  "block w-full max-w-full cursor-pointer text-body file:me-4 file:min-h-11 file:cursor-pointer " +
  "file:rounded-base file:border file:border-solid file:border-line-strong file:bg-sheet file:px-4 " +
  "file:font-semibold file:text-ink hover:file:bg-leaf-wash";

const never = () => () => {};

/** A photo from this computer or phone: chosen, taken, pasted or dropped. Dropping is never the only way. */
export function PhotoFile({
  id,
  error,
  onFile,
  onPaste,
}: {
  id: string;
  error: string | null;
  onFile: (file: File) => void;
  onPaste: () => void;
}) {
  const t = useTranslations("draftPanels.photo");
  const { isOver, zone } = useDrop(onFile);
  // What this browser can do is known to it alone.
  const canPaste = useSyncExternalStore(never, hasClipboard, () => false);
  const hasCamera = useSyncExternalStore(never, isHandheld, () => false);

  return (
    <div
      {...zone}
      className={classNames(
        "rounded-base border-2 border-dashed px-4 py-3",
        isOver ? "border-leaf bg-leaf-wash" : "border-line",
      )}
    >
      <Field
        id={id}
        label={t("file")}
        hint={isOver ? t("dropNow") : t("fileHint")}
        error={error && <span role="alert">{error}</span>}
      >
        <div className="flex flex-wrap items-center gap-2">
          <div className="min-w-0 flex-1 basis-60">
            <FileInput
              id={id}
              // A help for choosing, no gate: the server says what the file really is.
              accept="image/*"
              aria-invalid={error !== null || undefined}
              aria-describedby={describedBy(id, { hint: true, error })}
              onFile={onFile}
              className={FILE_LOOK}
            />
          </div>
          {hasCamera && (
            <>
              <FileInput
                id={`${id}-camera`}
                accept="image/*"
                capture="environment"
                aria-label={t("camera")}
                tabIndex={-1}
                onFile={onFile}
                className="hidden"
              />
              <Button onClick={() => document.getElementById(`${id}-camera`)?.click()}>{t("camera")}</Button>
            </>
          )}
          {canPaste && <Button onClick={onPaste}>{t("paste")}</Button>}
        </div>
      </Field>
    </div>
  );
}

function hasClipboard(): boolean {
  return typeof navigator.clipboard?.read === "function";
}

/** A phone or tablet: only there does asking for the camera open one. */
function isHandheld(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
