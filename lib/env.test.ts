import { describe, expect, it } from "vitest";
import { environmentHosts } from "@/lib/environments/environments";
import { readEnv } from "./env";

const COMPLETE = {
  AUTH_SECRET: "a secret of enough length",
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
};

describe("the configuration", () => {
  it("needs only the two secrets; the rest has defaults", () => {
    expect(readEnv(COMPLETE)).toMatchObject({ PORT: 3000, APP_URL: "http://localhost:3000" });
  });

  it("names everything that is missing or malformed at once, and never a value", () => {
    const given = {
      ENCRYPTION_KEY: "c2hvcnQ=",
      DATABASE_URL: "mysql://secret@host",
      SETUP_COLUMNS: "four",
      SETUP_PARTNER_ID: "12x",
    };
    let message = "";
    try {
      readEnv(given);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const name of [
      "AUTH_SECRET",
      "ENCRYPTION_KEY",
      "DATABASE_URL",
      "SETUP_COLUMNS",
      "SETUP_PARTNER_ID",
    ]) {
      expect(message).toContain(name);
    }
    for (const value of ["c2hvcnQ=", "secret@host", "12x"]) expect(message).not.toContain(value);
  });

  it.each([
    ["http://127.0.0.1:4010", true],
    ["http://localhost:4010/", true],
    ["https://partnerapi.staging.kiva.org", true],
    ["http://partnerapi.staging.kiva.org", false],
    ["ftp://127.0.0.1", false],
    ["http://localhost.example.org", false],
  ])("takes plain http for loopback only: %s", (url, isTaken) => {
    const read = () => readEnv({ ...COMPLETE, KIVA_STAGE_API_URL: url });
    if (isTaken) expect(read().KIVA_STAGE_API_URL).toBe(url.replace(/\/$/, ""));
    else expect(read).toThrow("KIVA_STAGE_API_URL");
  });

  it("has no sandbox where none is configured, and Kiva's own hosts for the others", () => {
    const settings = readEnv(COMPLETE);
    expect(environmentHosts("sandbox", settings)).toBeNull();
    expect(environmentHosts("stage", settings)).toEqual({
      tokenUrl: "https://auth.staging.kiva.org/oauth/token",
      audience: "https://partner-api-stage.dk1.kiva.org",
      apiUrl: "https://partnerapi.staging.kiva.org",
      pa2Url: "https://partners.staging.kiva.org/pa2",
    });
    expect(environmentHosts("production", settings)?.apiUrl).toBe("https://partner-api.k1.kiva.org");
  });
});
