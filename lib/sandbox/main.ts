import { parseArgs } from "node:util";
import { startSandbox } from "./server";

// npx tsx lib/sandbox/main.ts --port 4010 --partner 9001 --columns three --currency KES

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    partner: { type: "string", default: "9001" },
    columns: { type: "string", default: "three" },
    currency: { type: "string", default: "KES" },
  },
});
if (values.columns !== "two" && values.columns !== "three") throw new RangeError("--columns is two or three");

const sandbox = await startSandbox({
  port: Number(values.port),
  partnerId: values.partner,
  columns: values.columns,
  currency: values.currency,
});

console.log(`Sandbox of Kiva's Partner API for partner ${values.partner}: ${sandbox.url}
  token    ${sandbox.url}/oauth/token (client sandbox, secret sandbox-secret)
  PA2      ${sandbox.url}/pa2 (a stand-in)
  control  ${sandbox.url}/__control/log`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.close());
}
