import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { ButtonAnchor } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFocusAfter } from "@/components/ui/use-focus-after";
import type { BatchProgress } from "@/lib/delivery/delivery-progress";
import { LeftNote } from "./left-by";

/**
 * Something in doubt: what is known, what a colleague left, where to look in PA2, and what a person can answer. Only
 * its title is read out at once: the rest changes as she works in it.
 */
export function DoubtPanel({
  title,
  asked,
  facts,
  where,
  pa2Url,
  answer,
  foot,
  focusAfter,
  children,
}: {
  title: string;
  asked: BatchProgress["asked"];
  facts: ReactNode;
  /** The words of PA2's menu. */
  where: string;
  pa2Url: string;
  /** null for people who may only look. */
  answer: ReactNode;
  /** What waits for the answer. */
  foot?: ReactNode;
  /** Id of the element that takes the focus once there is no doubt any more. */
  focusAfter: string;
  /** What there is to see if it arrived and if it did not. */
  children: ReactNode;
}) {
  const t = useTranslations("delivery.doubt");
  const titleId = useId();
  const section = useFocusAfter<HTMLElement>(focusAfter);
  return (
    <section ref={section} aria-labelledby={titleId}>
      <Notice
        tone="error"
        title={
          <span id={titleId} role="alert">
            {title}
          </span>
        }
        isWide
      >
        <div className="max-w-[70ch]">
          <div className="space-y-2">{facts}</div>
          <div role="status">
            {asked && (
              <p className="mt-2 border-s-4 border-amber ps-3 wrap-anywhere">
                <LeftNote asked={asked} />
              </p>
            )}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2">
          <p className="font-semibold">{where}</p>
          <ButtonAnchor href={pa2Url} target="_blank" rel="noreferrer">
            {t("openPa2")}
          </ButtonAnchor>
        </div>
        {children}
        {answer ?? <p>{t("viewer")}</p>}
        {foot && <div className="mt-4 border-t border-line-strong pt-4 empty:hidden">{foot}</div>}
      </Notice>
    </section>
  );
}
