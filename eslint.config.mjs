import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { defineConfig, globalIgnores } from "eslint/config";

/** Arrows point one way: app -> components -> lib. Each layer may not import what stands above it. */
const layer = (files, forbidden, message, ignores = []) => ({
  files,
  ignores,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group: forbidden, message }] }] },
});

/** The folders of lib/repayments that read and judge her file, each on top of those before it. */
const READING = ["ids", "file", "totals", "edits", "expected", "check", "downloads"];

export default defineConfig([
  ...nextVitals,
  ...nextTypescript,
  globalIgnores([".next/**", ".cache/**", ".data/**", "next-env.d.ts"]),
  layer(["components/**"], ["@/app/*", "@/app/**"], "components know nothing of pages: take it as a prop"),
  // Of two rules for a file the later one counts: pages are named again.
  layer(
    ["components/{ui,layout,tables}/**"],
    [
      "@/app/**",
      ...["@/components/*/**", "../*/**"],
      ...["ui", "layout", "tables"].flatMap((name) => [`!@/components/${name}/**`, `!../${name}/**`]),
    ],
    "what every page is made of knows nothing of reports, drafts and the rest: take it as a prop",
  ),
  layer(["lib/**"], ["@/app/*", "@/app/**", "@/components/**"], "lib knows nothing of pages and components", [
    "lib/sandbox/**",
    "lib/partner-api/**",
  ]),
  // Reading and judging her file is the same in browser and server: it knows no database and nobody who is signed in.
  // Each of its folders may import those before it.
  ...READING.map((name, at) =>
    layer(
      [`lib/repayments/${name}/**`],
      [
        "@/app/**",
        "@/components/**",
        ...["db", "delivery", "history", "organizations", "uploads"].map((part) => `@/lib/${part}/**`),
        "server-only",
        "../*-store",
        ...[...READING.slice(at + 1), "corrections"].map((later) => `../${later}/**`),
      ],
      "reading her file is pure, and goes from its letters to its problems: see The house in the README",
      ["**/*.test.ts", "**/*-for-tests.ts"],
    ),
  ),
  layer(
    ["lib/partner-api/**"],
    ["@/app/**", "@/components/**", "@/lib/sandbox/**", "@/lib/delivery/**", "@/lib/repayments/**"],
    "the door to Kiva knows no other part of the house",
    ["**/*.test.ts"],
  ),
  layer(
    ["lib/sandbox/**"],
    ["@/app/**", "@/components/**", "@/lib/**"],
    "the sandbox shares no code with the client, so that a misunderstanding shows",
  ),
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    // One reader of process.env, so that one list says what can be configured.
    files: ["app/**", "components/**", "lib/**"],
    ignores: ["lib/env.ts", "lib/testing/**", "lib/commands/**"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "read it through lib/env.ts" },
      ],
    },
  },
]);
