import { z } from "zod";
import { snakeFirst } from "./snake-first";

/**
 * The four lists that a draft's values are taken from (`/config/...`). The one recorded answer has snake_case names;
 * one public client reads camelCase ones, which are taken too.
 */
export type ConfigResource = keyof ConfigLists;

const id = z.union([
  z.int().min(0),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const name = z.string().trim().min(1);

const named = {
  activities: z
    .object({ activity_id: id, activity: name.optional(), activity_name: name.optional() })
    .transform((one) => ({ id: one.activity_id, name: one.activity ?? one.activity_name }))
    .pipe(z.object({ id: z.int(), name })),
  themes: z
    .object({ theme_type_id: id, theme_type: name })
    .transform((one) => ({ id: one.theme_type_id, name: one.theme_type })),
  locales: z
    .object({
      currency: z.string().regex(/^[A-Z]{3}$/),
      language_code: name,
      language_name: name,
      language_id: id,
    })
    .transform((one) => ({
      currency: one.currency,
      code: one.language_code,
      name: one.language_name,
      id: one.language_id,
    })),
  locations: z.object({ full_name: name }).transform((one) => one.full_name),
};

export interface ConfigLists {
  activities: { id: number; name: string }[];
  themes: { id: number; name: string }[];
  locales: { currency: string; code: string; name: string; id: number }[];
  locations: string[];
}

/**
 * Reads one list out of its answer. An entry that does not fit is passed over: one odd row of Kiva's must not keep a
 * partner from posting loans. Null if there is no list, or nothing in it fits.
 */
export function readConfigList<Resource extends ConfigResource>(
  resource: Resource,
  json: unknown,
): ConfigLists[Resource] | null {
  const body = z.object({ [resource]: z.array(z.unknown()) }).safeParse(json);
  if (!body.success) return null;
  const entries = body.data[resource] ?? [];
  const fitting = entries.flatMap((entry) => {
    const read = named[resource].safeParse(snakeFirst(entry));
    return read.success ? [read.data] : [];
  });
  return fitting.length === 0 && entries.length > 0 ? null : (fitting as ConfigLists[Resource]);
}
