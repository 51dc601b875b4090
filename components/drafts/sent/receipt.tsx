"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Kiva's number for the draft, to be copied into her own papers. */
export function Receipt({ uuid }: { uuid: string }) {
  const t = useTranslations("drafts.sent");
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p>
        {t.rich("receipt", {
          uuid,
          code: (chunks) => <code className="font-mono wrap-anywhere">{chunks}</code>,
        })}
      </p>
      <Button
        onClick={() =>
          // Refused or missing (plain http): the number stands there to be marked by hand.
          void navigator.clipboard?.writeText(uuid).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {t("copyReceipt")}
      </Button>
      <span role="status">{isCopied && t("copied")}</span>
    </div>
  );
}
