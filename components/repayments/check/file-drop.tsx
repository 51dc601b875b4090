import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { classNames } from "@/components/ui/class-names";

/** The browser's own file field in a zone that takes dropped files; dropping is never the only way. */
export function FileDrop({
  id,
  hasError,
  accept = ".csv,.txt,.tsv,text/csv",
  onFile,
}: {
  id: string;
  hasError: boolean;
  /** A help for choosing, no gate: what the file really is shows when it is read. */
  accept?: string;
  onFile: (file: File) => void;
}) {
  const t = useTranslations("check.file");
  const [isOver, setOver] = useState(false);

  // A file dropped beside the zone would replace the page, and with it her work.
  useEffect(() => {
    const keepPage = (event: DragEvent) => event.preventDefault();
    document.addEventListener("dragover", keepPage);
    document.addEventListener("drop", keepPage);
    return () => {
      document.removeEventListener("dragover", keepPage);
      document.removeEventListener("drop", keepPage);
    };
  }, []);

  return (
    <div
      onDragEnter={() => setOver(true)}
      onDragOver={() => setOver(true)}
      onDragLeave={(event) => {
        const stillInside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!stillInside) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
      className={classNames(
        "rounded-base border-2 border-dashed px-5 py-6",
        isOver
          ? "border-leaf bg-leaf-wash"
          : hasError
            ? "border-brick bg-sheet"
            : "border-line-strong bg-sheet",
      )}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        aria-invalid={hasError || undefined}
        aria-describedby={classNames(`${id}-hint`, hasError && `${id}-error`)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // So that the same file, mended, can be chosen again.
          event.currentTarget.value = "";
          if (file) onFile(file);
        }}
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
