"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { KivaLists } from "@/lib/drafts/kiva-lists";
import type { Draft } from "@/lib/drafts/draft";
import type { Snippet } from "@/lib/drafts/answers";
import type { Place } from "@/lib/routes";
import type { DraftFormProps } from "./draft-form-props";
import type { FirstReadings } from "./first-readings";
import type { Judged } from "./judged";
import type { Keeper } from "./keeper";

/** What every field of the form needs. Nothing in it changes for as long as the form is on the page. */
export interface FormParts {
  place: Place;
  control: UseFormReturn<Draft>["control"];
  register: UseFormReturn<Draft>["register"];
  getValues: UseFormReturn<Draft>["getValues"];
  setValue: UseFormReturn<Draft>["setValue"];
  judged: Judged;
  keeper: Keeper;
  readings: FirstReadings;
  firstPanel: DraftFormProps["firstPanel"];
  /** Kiva's lists as the page brought them. */
  firstLists: { lists: KivaLists | null; isStale: boolean };
  snippets: Snippet[];
  actions: DraftFormProps["actions"];
  mayEdit: boolean;
  /** Kiva's today, ISO. */
  today: string;
}

const FormContext = createContext<FormParts | null>(null);
export const FormPartsProvider = FormContext.Provider;

export function useFormParts(): FormParts {
  const parts = useContext(FormContext);
  if (!parts) throw new Error("outside the draft form");
  return parts;
}

/** Kiva's lists; null until they are here. */
export function useKivaLists(): KivaLists | null {
  const { judged } = useFormParts();
  return useSyncExternalStore(judged.subscribe, judged.lists, judged.lists);
}
