"use client";

import { useEffect, useRef, type ReactNode } from "react";

/**
 * The list of what is wrong, on top of the page, the GOV.UK way: it takes focus when it appears or changes, each line
 * leads to its field, and the page's title starts with the word for "Error".
 */
export function ErrorSummary({
  title,
  titlePrefix,
  errors,
}: {
  title: string;
  /** "Error: " */
  titlePrefix: string;
  errors: { text: ReactNode; fieldId?: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map((error) => error.fieldId ?? "").join("|") + errors.length;

  useEffect(() => {
    box.current?.focus();
    const titleBefore = document.title;
    document.title = titlePrefix + titleBefore;
    return () => {
      document.title = titleBefore;
    };
  }, [key, titlePrefix]);

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-base border-2 border-brick bg-sheet px-4 py-3"
    >
      <h2 className="text-lead">{title}</h2>
      <ul className="mt-2 space-y-1">
        {errors.map((error, index) => (
          <li key={index}>
            {error.fieldId ? (
              <a href={`#${error.fieldId}`} className="font-semibold text-brick underline">
                {error.text}
              </a>
            ) : (
              <span className="font-semibold text-brick">{error.text}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
