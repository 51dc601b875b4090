import { env, ENVIRONMENTS, type Env, type EnvironmentName } from "@/lib/env";

/** Where one environment's token, API and PA2 are. The audience names the API in the token; it need not be its host. */
export interface EnvironmentHosts {
  tokenUrl: string;
  audience: string;
  apiUrl: string;
  pa2Url: string;
}

/** True if the text names an environment; says nothing about whether it is set up. */
export function isEnvironmentName(text: string): text is EnvironmentName {
  return (ENVIRONMENTS as readonly string[]).includes(text);
}

/**
 * The hosts of an environment, from the server's configuration only, never from a form: nobody signed in can point
 * production somewhere else. The sandbox is null where none is configured.
 */
export function environmentHosts(name: EnvironmentName, settings: Env = env()): EnvironmentHosts | null {
  switch (name) {
    case "sandbox": {
      const { KIVA_SANDBOX_TOKEN_URL: tokenUrl, KIVA_SANDBOX_API_URL: apiUrl } = settings;
      if (!tokenUrl || !apiUrl) return null;
      const pa2Url = settings.KIVA_SANDBOX_PA2_URL ?? `${apiUrl}/pa2`;
      return { tokenUrl, audience: settings.KIVA_SANDBOX_AUDIENCE, apiUrl, pa2Url };
    }
    case "stage":
      return {
        tokenUrl: settings.KIVA_STAGE_TOKEN_URL,
        audience: settings.KIVA_STAGE_AUDIENCE,
        apiUrl: settings.KIVA_STAGE_API_URL,
        pa2Url: settings.KIVA_STAGE_PA2_URL,
      };
    case "production":
      return {
        tokenUrl: settings.KIVA_PRODUCTION_TOKEN_URL,
        audience: settings.KIVA_PRODUCTION_AUDIENCE,
        apiUrl: settings.KIVA_PRODUCTION_API_URL,
        pa2Url: settings.KIVA_PRODUCTION_PA2_URL,
      };
  }
}

/** The environments this server can reach, in the order shown. */
export function availableEnvironments(): EnvironmentName[] {
  return ENVIRONMENTS.filter((name) => environmentHosts(name) !== null);
}
