import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: {
    resolveAlias: {
      // Messages are compiled before they are sent (lib/i18n/compiled-messages.ts); the parser stays at home.
      "use-intl/format-message": "./node_modules/use-intl/dist/esm/production/format-message/format-only.js",
      // Its own way in brings the formatter of dates and numbers along, which no page in the browser uses.
      "next-intl": { browser: "./node_modules/use-intl/dist/esm/production/react.js" },
    },
  },
  // Native modules stay outside the bundles.
  serverExternalPackages: ["libsql", "pg", "pino", "@node-rs/argon2"],
  experimental: {
    serverActions: {
      // A photo is at most 10 MB (lib/photos/limits.ts), the edits of a report are less. Its file goes another way, in
      // parts (lib/uploads/upload.ts).
      bodySizeLimit: "11mb",
    },
  },
};

export default withNextIntl(config);
