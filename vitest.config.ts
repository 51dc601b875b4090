import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** These put others in the place of modules: each has a process of its own. */
const ALONE = ["lib/drafts/list-drafts.test.ts", "components/drafts/form/draft-resolver.test.ts"];
/** The long proofs, every fault at every place and races over and over: `npm run prove`, no part of `npm run check`. */
const PROOFS = [
  "lib/delivery/fault-matrix*.test.ts",
  "lib/{delivery,repayments}/database-trouble.test.ts",
  "lib/delivery/random-runs.test.ts",
  "lib/delivery/worker-process.test.ts",
  "lib/repayments/{two-of-everything,cancel-report,many-edits}.test.ts",
  "lib/commands/history-verify.test.ts",
  "lib/drafts/take-back-draft.test.ts",
];
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
      {
        extends: true,
        test: { name: "together", include: ALL, exclude: [...ALONE, ...PROOFS], isolate: false },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
      { extends: true, test: { name: "proofs", include: PROOFS, isolate: false } },
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
