import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** These put others in the place of modules: each has a process of its own. */
const ALONE = ["lib/drafts/list-drafts.test.ts", "components/drafts/form/draft-resolver.test.ts"];
const ALL = ["{app,components,lib}/**/*.test.{ts,tsx}"];

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
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "together", include: ALL, exclude: ALONE, isolate: false } },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
