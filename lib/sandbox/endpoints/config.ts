import { queryOf } from "../call";
import type { Call } from "../call";
import { activities, locales, locations, themes } from "../config-lists";
import { jsonReply } from "../reply";
import type { Reply } from "../reply";
import type { Partner, World } from "../world";
import { z } from "zod";

const lists = { activities, locales, themes, locations } as const;
const noQuery = z.strictObject({});

/** `GET /v3/partner/{id}/config/...`: one of the lists a draft's values are taken from. */
export function config(name: keyof typeof lists) {
  const list = lists[name];
  return (call: Call, _partner: Partner, world: World): Reply => {
    queryOf(call, noQuery);
    return jsonReply(200, {
      // Kiva's own clock text has no milliseconds.
      as_of_date_time: new Date(world.now()).toISOString().replace(/\.\d+Z$/, "Z"),
      [name]: list,
      code: "api.success",
      message: `Found ${list.length} value(s) for configuration '${name}'`,
    });
  };
}
