import { useTranslations } from "next-intl";
import { FileInput, TABLE_FILES } from "@/components/files/file-input";

/** The file field once more, as a quiet button: for the corrected file, or when the wrong one was taken. */
export function AnotherFile({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations("check.file");
  return (
    <label
      className={
        "inline-flex min-h-11 cursor-pointer items-center rounded-base px-2 text-leaf underline underline-offset-2 " +
        "hover:bg-leaf-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-leaf"
      }
    >
      {t("another")}
      <FileInput accept={TABLE_FILES} className="sr-only" onFile={onFile} />
    </label>
  );
}
