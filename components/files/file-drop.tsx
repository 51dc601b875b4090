import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { FileInput, TABLE_FILES } from "./file-input";
import { useDrop } from "./use-drop";

/** The browser's own file field in a zone that takes dropped files; dropping is never the only way. */
export function FileDrop({
  id,
  hasError,
  onFile,
}: {
  id: string;
  hasError: boolean;
  onFile: (file: File) => void;
}) {
  const t = useTranslations("files");
  const { isOver, zone } = useDrop(onFile);

  return (
    <div
      {...zone}
      className={classNames(
        "rounded-base border-2 border-dashed px-5 py-6",
        isOver
          ? "border-leaf bg-leaf-wash"
          : hasError
            ? "border-brick bg-sheet"
            : "border-line-strong bg-sheet",
      )}
    >
      <FileInput
        id={id}
        accept={TABLE_FILES}
        aria-invalid={hasError || undefined}
        aria-describedby={classNames(`${id}-hint`, hasError && `${id}-error`)}
        onFile={onFile}
        className={
          "block w-full cursor-pointer text-body file:me-4 file:min-h-11 file:cursor-pointer file:rounded-base " +
          "file:border file:border-solid file:border-leaf file:bg-leaf file:px-4 file:font-semibold " +
          "file:text-leaf-ink hover:file:brightness-110"
        }
      />
      <p aria-hidden="true" className="mt-3 text-ink-soft">
        {isOver ? t("dropNow") : t("drop")}
      </p>
    </div>
  );
}
