import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { forEachDatabase } from "@/lib/testing/databases";
import { hashPassword } from "./passwords";
import { endSession, IDLE_LIMIT_MS, sessionPerson, WHOLE_LIMIT_MS } from "./sessions";
import { signIn } from "./sign-in";

const PASSWORD = "correct horse battery";
const NOW = Date.UTC(2026, 10, 21, 9);
const MINUTE_MS = 60_000;

forEachDatabase("signing in", (open) => {
  let db: Db;
  let passwordHash: string;
  beforeAll(async () => {
    db = await open();
    passwordHash = await hashPassword(PASSWORD);
  });

  async function person() {
    const id = randomUUID();
    const email = `${id}@example.org`;
    const row = {
      id,
      email,
      name: "Ada",
      password_hash: passwordHash,
      language: "es" as const,
      created_at: NOW,
    };
    await db.insertInto("people").values(row).execute();
    return { id, email };
  }
  async function session(at = NOW) {
    const { id, email } = await person();
    const answer = await signIn(db, { email, password: PASSWORD, address: null }, at);
    if (!answer.ok) throw new Error(answer.failure.code);
    return { id, email, secret: answer.value.sessionSecret };
  }

  it("opens a session for the right password, whatever the case of the email", async () => {
    const { id, email } = await person();
    const answer = await signIn(db, { email: ` ${email.toUpperCase()} `, password: PASSWORD, address: null });
    expect(answer).toMatchObject({ ok: true, value: { personId: id } });
  });

  it("answers a wrong password and an unknown account alike", async () => {
    const { email } = await person();
    const wrong = await signIn(db, { email, password: "nope", address: null });
    const unknown = await signIn(db, { email: "nobody@example.org", password: "nope", address: null });
    expect(wrong).toEqual({
      ok: false,
      failure: { code: "sign-in.wrong", params: undefined, at: undefined },
    });
    expect(unknown).toEqual(wrong);
  });

  it("keeps no password and no session secret in the database", async () => {
    const { secret } = await session();
    const everything = JSON.stringify([
      await db.selectFrom("people").selectAll().execute(),
      await db.selectFrom("sessions").selectAll().execute(),
    ]);
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(PASSWORD);
  });

  it("throttles an account after eight failures, even with the right password, for 15 minutes", async () => {
    const { email } = await person();
    for (let count = 0; count < 8; count++) {
      await signIn(db, { email, password: "nope", address: null }, NOW);
    }
    const right = { email, password: PASSWORD, address: null };
    expect(await signIn(db, right, NOW + MINUTE_MS)).toMatchObject({
      failure: { code: "sign-in.throttled" },
    });
    expect((await signIn(db, right, NOW + 16 * MINUTE_MS)).ok).toBe(true);
  });

  it("throttles an address that tries many accounts", async () => {
    const address = `192.0.2.${Math.floor(Math.random() * 200)}-${randomUUID()}`;
    for (let count = 0; count < 40; count++) {
      await signIn(db, { email: `a${count}@example.org`, password: "x", address }, NOW);
    }
    const { email } = await person();
    expect(await signIn(db, { email, password: PASSWORD, address }, NOW)).toMatchObject({
      failure: { code: "sign-in.throttled" },
    });
    expect((await signIn(db, { email, password: PASSWORD, address: "198.51.100.7" }, NOW)).ok).toBe(true);
  });

  it("ends a session after 30 minutes without a request, and after 12 hours with them", async () => {
    const { id, secret } = await session();
    expect(await sessionPerson(db, secret, { now: NOW + 20 * MINUTE_MS })).toMatchObject({
      id,
      language: "es",
    });
    expect(await sessionPerson(db, secret, { now: NOW + 49 * MINUTE_MS })).not.toBeNull();
    expect(
      await sessionPerson(db, secret, { now: NOW + 49 * MINUTE_MS + IDLE_LIMIT_MS + MINUTE_MS }),
    ).toBeNull();

    const { secret: busy } = await session();
    for (let at = NOW; at <= NOW + WHOLE_LIMIT_MS; at += 20 * MINUTE_MS) {
      expect(await sessionPerson(db, busy, { now: at })).not.toBeNull();
    }
    expect(await sessionPerson(db, busy, { now: NOW + WHOLE_LIMIT_MS + MINUTE_MS })).toBeNull();
  });

  it("is not kept alive by a page that only follows a delivery", async () => {
    const { secret } = await session();
    for (let at = NOW; at < NOW + IDLE_LIMIT_MS; at += 2 * MINUTE_MS) {
      expect(await sessionPerson(db, secret, { now: at, isPolling: true })).not.toBeNull();
    }
    expect(await sessionPerson(db, secret, { now: NOW + IDLE_LIMIT_MS + MINUTE_MS })).toBeNull();
  });

  it("counts guesses that come all at once", async () => {
    const { email } = await person();
    const guesses = Array.from({ length: 30 }, (_, index) =>
      signIn(db, { email, password: `guess ${index}`, address: null }, NOW),
    );
    const answers = await Promise.all(guesses);
    const wrong = answers.filter((answer) => !answer.ok && answer.failure.code === "sign-in.wrong");
    expect(wrong.length).toBeLessThanOrEqual(8);
  });

  it("ends a session at once when it is ended, for every tab", async () => {
    const { secret } = await session();
    await endSession(db, secret, NOW);
    expect(await sessionPerson(db, secret, { now: NOW })).toBeNull();
    expect(await sessionPerson(db, "made-up", { now: NOW })).toBeNull();
  });
});
