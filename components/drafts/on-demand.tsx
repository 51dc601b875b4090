"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * A panel whose code comes when it is first opened, so that the page itself stays light. Render it only while the
 * panel is open. A line that drops meanwhile is said, with another try: React.lazy would take the page down.
 */
export function OnDemand<Module>({
  load,
  children,
}: {
  load: () => Promise<Module>;
  children: (module: Module) => ReactNode;
}) {
  const t = useTranslations("draftPanels.panel");
  const common = useTranslations("common");
  const [panel, setPanel] = useState<{ module: Module } | "coming" | "failed">("coming");
  const [attempt, setAttempt] = useState(1);
  const [loadOnce] = useState(() => load);

  useEffect(() => {
    let isWanted = true;
    loadOnce().then(
      (module) => isWanted && setPanel({ module }),
      () => isWanted && setPanel("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [loadOnce, attempt]);

  if (panel === "coming") {
    return (
      <p role="status" className="py-2 text-ink-soft">
        {t("coming")}
      </p>
    );
  }
  if (panel === "failed") {
    return (
      <Notice tone="error" role="alert">
        <p>{t("failed")}</p>
        <Button
          onClick={() => {
            setPanel("coming");
            setAttempt(attempt + 1);
          }}
        >
          {common("tryAgain")}
        </Button>
      </Notice>
    );
  }
  return children(panel.module);
}
