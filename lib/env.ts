import { z } from "zod";

/** The three places a report can go to. The order is the order on screen. */
export const ENVIRONMENTS = ["sandbox", "stage", "production"] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** https anywhere; plain http for loopback addresses only, so that no credential ever crosses a network in clear. */
const outsideUrl = z
  .url({ protocol: /^https?$/, message: "must be an http(s) address" })
  .refine((text) => text.startsWith("https:") || LOOPBACK.has(new URL(text).hostname), {
    message: "plain http is taken for loopback addresses only",
  })
  .transform((text) => text.replace(/\/+$/, ""));

const optionalText = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:)./, "must be postgres://... or file:PATH")
    .default("file:.data/app.db"),
  AUTH_SECRET: z.string().min(16, "must hold at least 16 characters"),
  ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  APP_URL: outsideUrl.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),

  KIVA_SANDBOX_TOKEN_URL: outsideUrl.optional(),
  KIVA_SANDBOX_AUDIENCE: z.string().min(1).default("https://partner-api.sandbox.invalid"),
  KIVA_SANDBOX_API_URL: outsideUrl.optional(),
  KIVA_SANDBOX_PA2_URL: outsideUrl.optional(),
  KIVA_STAGE_TOKEN_URL: outsideUrl.default("https://auth.staging.kiva.org/oauth/token"),
  KIVA_STAGE_AUDIENCE: z.string().min(1).default("https://partner-api-stage.dk1.kiva.org"),
  KIVA_STAGE_API_URL: outsideUrl.default("https://partnerapi.staging.kiva.org"),
  KIVA_STAGE_PA2_URL: outsideUrl.default("https://partners.staging.kiva.org/pa2"),
  KIVA_PRODUCTION_TOKEN_URL: outsideUrl.default("https://auth.k1.kiva.org/oauth/token"),
  KIVA_PRODUCTION_AUDIENCE: z.string().min(1).default("https://partner-api.k1.kiva.org"),
  KIVA_PRODUCTION_API_URL: outsideUrl.default("https://partner-api.k1.kiva.org"),
  KIVA_PRODUCTION_PA2_URL: outsideUrl.default("https://partners.kiva.org/pa2"),

  /** For tests: an origin on this machine that photos may be fetched from besides public https addresses. */
  PHOTO_TEST_ORIGIN: outsideUrl
    .refine((text) => LOOPBACK.has(new URL(text).hostname), { message: "must be a loopback address" })
    .optional(),

  /** For tests: where the process is to end as if by kill -9 (lib/delivery/crash-points.ts). */
  CRASH_AT: z
    .string()
    .regex(/^[a-z-]+(:[1-9]\d*)?$/, "must be a name, or a name and a number such as claimed:2")
    .transform((text) => {
      const [point = "", pass = "1"] = text.split(":");
      return { point, pass: Number(pass) };
    })
    .optional(),

  SETUP_ORGANIZATION: optionalText,
  SETUP_PARTNER_ID: optionalText.pipe(z.string().regex(/^\d+$/, "must be digits").optional()),
  SETUP_EMAIL: optionalText.pipe(z.email().optional()),
  SETUP_PASSWORD: z.string().min(8, "must hold at least 8 characters").optional(),
  SETUP_STAGE_CLIENT_ID: optionalText,
  SETUP_STAGE_CLIENT_SECRET: optionalText,
  SETUP_PRODUCTION_CLIENT_ID: optionalText,
  SETUP_PRODUCTION_CLIENT_SECRET: optionalText,
  SETUP_SANDBOX_CLIENT_ID: optionalText,
  SETUP_SANDBOX_CLIENT_SECRET: optionalText,
  SETUP_COLUMNS: z.enum(["two", "three"]).default("two"),
  SETUP_AMOUNT_MEANING: z.enum(["repaid", "outstanding"]).default("repaid"),
  SETUP_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as KES")
    .default("USD"),
});

export type Env = Omit<z.infer<typeof schema>, "APP_URL"> & { APP_URL: string };

/**
 * Reads the configuration out of the given variables.
 * Throws one error that lists everything missing or malformed, by name, never with the value.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return `  ${name}: ${name in given ? issue.message : "is missing"}`;
    });
    throw new Error(`The configuration is not complete:\n${lines.join("\n")}`);
  }
  return { ...parsed.data, APP_URL: parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}` };
}

let current: Env | undefined;

/** The configuration of this process, read once. The only place that looks at process.env. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** next-auth 4 reads its address and secret from variables of its own; they follow ours. */
export function configureNextAuth(): void {
  process.env.NEXTAUTH_URL = env().APP_URL;
  process.env.NEXTAUTH_SECRET = env().AUTH_SECRET;
}

/** The variables that another program started by a command inherits, with ours on top. */
export function inheritedEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}

/** The PostgreSQL server the tests are told to use, if they are told. */
export function testPostgresUrl(): string | undefined {
  return process.env.TEST_POSTGRES_URL || undefined;
}
