import { connect } from "@/lib/db/connect";
import { createDeliveryWorker, startDeliveryWorker } from "@/lib/delivery/worker";
import { env } from "@/lib/env";

// A server's worker as a process of its own, for tests that kill, stop and continue it. With arguments (lease and
// heartbeat in milliseconds) it is one whose lease is short; without, it is the server's own.
const db = connect(env().DATABASE_URL);
const [leaseMs, beatMs] = process.argv.slice(2).map(Number);
if (leaseMs && beatMs) createDeliveryWorker(db, { leaseMs, beatMs, pollMs: 50 });
else startDeliveryWorker(db);
