import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";

/** The JSON that will be sent, to read, copy and keep. */
export function SentJson({ json }: { json: string }) {
  const t = useTranslations("draftPanels.preview");
  const common = useTranslations("common");
  const [copied, setCopied] = useState<"copied" | "copyFailed" | null>(null);

  const download = () => saveFile(json, t("fileName"), "application/json");

  return (
    <div className="space-y-3">
      <p className="text-small text-ink-soft">{t("sentHint")}</p>
      <pre
        // It may scroll, so the keyboard must reach it.
        tabIndex={0}
        aria-label={t("sent")}
        role="group"
        translate="no"
        className="max-h-[60dvh] overflow-auto rounded-base border border-line bg-paper p-3 font-mono text-small wrap-anywhere whitespace-pre-wrap"
      >
        {json}
      </pre>
      <p className="flex flex-wrap items-center gap-2">
        <Button
          onClick={() =>
            void copyText(json).then((isCopied) => setCopied(isCopied ? "copied" : "copyFailed"))
          }
        >
          {t("copy")}
        </Button>
        <Button onClick={download}>{common("download")}</Button>
        <span role="status">{copied && t(copied)}</span>
      </p>
    </div>
  );
}

function copyText(text: string): Promise<boolean> {
  // There is no clipboard on plain http.
  if (!navigator.clipboard) return Promise.resolve(false);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
