import { useCallback } from "react";
import { useWatch, type FieldPathValue } from "react-hook-form";
import type { Draft } from "@/lib/drafts/draft";
import { useFormParts } from "./form-context";

type Name = "photo" | "schedule" | "location" | "activity" | "theme" | "currency" | "language";

/** A part of the draft that React draws itself, and how to change it. */
export function useFieldValue<At extends Name>(
  at: At,
): [FieldPathValue<Draft, At>, (value: FieldPathValue<Draft, At>) => void] {
  const { control, setValue } = useFormParts();
  const value = useWatch({ control, name: at });
  const change = useCallback(
    (next: FieldPathValue<Draft, At>) => setValue<At>(at, next, { shouldDirty: true }),
    [setValue, at],
  );
  return [value, change];
}
