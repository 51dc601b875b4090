import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // The marker throws outside a React Server build; under test every module is on the server.
      "server-only": `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    globalSetup: ["lib/testing/postgres-server.ts"],
    // A whole configuration, whose keys are nobody's.
    env: {
      AUTH_SECRET: "a secret for tests and nothing else",
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      LOG_LEVEL: "silent",
    },
    include: ["{app,components,lib}/**/*.test.{ts,tsx}"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
