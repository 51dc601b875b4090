import { createHash, randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeEach, expect, it } from "vitest";
import type { Db } from "@/lib/db/connect";
import { MAX_FILE_BYTES } from "@/lib/files/file-limits";
import type { Context } from "@/lib/organizations/context";
import { forEachDatabase } from "@/lib/testing/databases";
import { testContext } from "@/lib/testing/test-context";
import { forgetOldUploads } from "./forget-uploads";
import { readUpload } from "./read-upload";
import { storePart } from "./store-part";
import { PART_BYTES, type Upload } from "./upload";

const PART = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;

forEachDatabase("a file sent in parts", (open) => {
  let db: Db;
  let other: Db;
  let context: Context;
  let token: string;

  beforeEach(async () => {
    db ??= await open();
    other ??= await open();
    context = await testContext(db);
    token = randomUUID();
  });

  /** Two parts and a half, that cannot be compressed away. */
  const FILE = randomBytes(2_500);
  const at = (position: number) => FILE.subarray(position, position + PART);
  const send = (position: number, who = context) => storePart(who, { token, at: position }, at(position));
  const stored = (bytes: number) => ({ ok: true, value: { stored: bytes } });
  const elsewhere = (bytes: number) => ({
    failure: { code: "upload.elsewhere", params: { stored: bytes } },
  });
  const whole = (more: Partial<Upload> = {}): Upload => ({
    ...{ token, packing: "none", size: FILE.length, sha256: sha256Of(FILE) },
    ...more,
  });
  const sendAll = async (who = context) => {
    for (let position = 0; position < FILE.length; position += PART) await send(position, who);
  };
  const NOT_WHOLE = { failure: { code: "upload.not-whole" } };

  async function uploadsOf({ organization }: Context) {
    return db.selectFrom("uploads").selectAll().where("organization_id", "=", organization.id).execute();
  }
  async function partsOf({ organization }: Context) {
    const rows = await db
      .selectFrom("upload_parts")
      .innerJoin("uploads", "uploads.id", "upload_parts.upload_id")
      .select(["position", "upload_parts.bytes"])
      .where("organization_id", "=", organization.id)
      .orderBy("position")
      .execute();
    return rows.map(({ position, bytes }) => [position, new Uint8Array(bytes).length]);
  }

  it("is there when all of it has come, in order", async () => {
    expect(await send(0)).toEqual(stored(1_000));
    expect(await readUpload(context, whole())).toMatchObject(NOT_WHOLE);
    expect(await send(1_000)).toEqual(stored(2_000));
    expect(await send(2_000)).toEqual(stored(2_500));
    const read = await readUpload(context, whole());
    expect(read.ok && Buffer.from(read.value.bytes).equals(FILE)).toBe(true);
    expect(read).toMatchObject({ value: { sha256: sha256Of(FILE) } });
  });

  it("takes a part again, and changes nothing by it", async () => {
    await send(0);
    await send(1_000);
    expect(await send(0)).toEqual(stored(2_000));
    expect(await send(1_000)).toEqual(stored(2_000));
    expect(await partsOf(context)).toEqual([
      [0, 1_000],
      [1_000, 1_000],
    ]);
  });

  it("says where to go on when a part is not the next one, or is another one than before", async () => {
    expect(await send(1_000)).toMatchObject(elsewhere(0));
    expect(await uploadsOf(context)).toEqual([]);
    await send(0);
    expect(await send(2_000)).toMatchObject(elsewhere(1_000));
    expect(await storePart(context, { token, at: 0 }, randomBytes(PART))).toMatchObject(elsewhere(1_000));
    expect(await storePart(context, { token, at: 500 }, at(500))).toMatchObject(elsewhere(1_000));
    expect(await partsOf(context)).toEqual([[0, 1_000]]);
  });

  it("stores a part once that comes ten times at once, at two servers, the first one and a later one", async () => {
    for (const position of [0, 1_000]) {
      const tries = Array.from({ length: 10 }, (_, index) =>
        send(position, index % 2 ? context : { ...context, db: other }),
      );
      expect(await Promise.all(tries)).toEqual(Array.from({ length: 10 }, () => stored(position + PART)));
    }
    expect(await partsOf(context)).toEqual([
      [0, 1_000],
      [1_000, 1_000],
    ]);
  });

  it("goes on at another server", async () => {
    await send(0);
    const elsewhere = { ...context, db: other };
    await send(1_000, elsewhere);
    await send(2_000);
    expect(await readUpload(elsewhere, whole())).toMatchObject({ ok: true });
  });

  it("is nobody else's, in no other organization or environment, under the very same token", async () => {
    await sendAll();
    const stranger = await testContext(db);
    const others: Context[] = [
      stranger,
      { ...context, person: stranger.person },
      { ...context, environment: "production" },
    ];
    for (const who of others) {
      expect(await readUpload(who, whole())).toMatchObject(NOT_WHOLE);
      expect(await send(1_000, who)).toMatchObject(elsewhere(0));
      // What they send is their own, and touches nothing of hers.
      expect(await storePart(who, { token, at: 0 }, randomBytes(10))).toEqual(stored(10));
    }
    expect(await readUpload(context, whole())).toMatchObject({ ok: true });
  });

  it("takes nothing from a reader, nothing empty, no part too large and no file too large", async () => {
    expect(await send(0, { ...context, role: "viewer" })).toMatchObject({ failure: { code: "auth.role" } });
    const refused = [
      storePart(context, { token, at: 0 }, new Uint8Array()),
      storePart(context, { token, at: 0 }, new Uint8Array(PART_BYTES + 1)),
      storePart(context, { token, at: MAX_FILE_BYTES - 1 }, new Uint8Array(2)),
    ];
    for (const answer of await Promise.all(refused)) {
      expect(answer).toMatchObject({ failure: { code: "input.invalid" } });
    }
    expect(await uploadsOf(context)).toEqual([]);
  });

  it("is forgotten a day after its last part, and begun anew", async () => {
    await send(0);
    await send(1_000);
    await age(DAY_MS - 60_000);
    await forgetOldUploads(db);
    expect(await partsOf(context)).toHaveLength(2);
    await age(DAY_MS + 60_000);
    await forgetOldUploads(db);
    expect(await partsOf(context)).toEqual([]);
    expect(await send(2_000)).toMatchObject(elsewhere(0));
    await sendAll();
    expect(await readUpload(context, whole())).toMatchObject({ ok: true });
  });

  async function age(ms: number) {
    await db
      .updateTable("uploads")
      .set({ touched_at: Date.now() - ms })
      .where("organization_id", "=", context.organization.id)
      .execute();
  }

  it("leaves a person four of them: the one that rested longest goes", async () => {
    const tokens = Array.from({ length: 4 }, () => randomUUID());
    for (const [index, one] of tokens.entries()) {
      await storePart(context, { token: one, at: 0 }, at(0));
      await db
        .updateTable("uploads")
        .set({ touched_at: Date.now() - 1_000 * (10 - index) })
        .where("token", "=", one)
        .execute();
    }
    await send(0);
    const left = (await uploadsOf(context)).map((row) => row.token);
    expect(left.sort()).toEqual([...tokens.slice(1), token].sort());
  });

  it("waits while its organization has no room, until what rests can go", async () => {
    const colleague = { ...context, person: (await testContext(db)).person };
    await storePart(colleague, { token, at: 0 }, at(0));
    await db
      .updateTable("uploads")
      .set({ stored_bytes: 4 * MAX_FILE_BYTES - 10 })
      .where("organization_id", "=", context.organization.id)
      .execute();
    expect(await send(0)).toMatchObject({ failure: { code: "upload.full" } });
    expect(await partsOf(context)).toEqual([[0, 1_000]]);
    // Other organizations have their own room.
    expect(await send(0, await testContext(db))).toEqual(stored(1_000));
    await age(11 * 60 * 1000);
    expect(await send(0)).toEqual(stored(1_000));
    expect((await uploadsOf(context)).map((row) => row.person_id)).toEqual([context.person.id]);
  });

  const BYTES = Buffer.from("Loan ID,Amount\n".repeat(500));
  const PACKED = gzipSync(BYTES);
  const size = BYTES.length;
  it.each<[string, Uint8Array, Partial<Upload>, code?: string]>([
    ["cut", PACKED.subarray(0, PACKED.length - 3), {}],
    ["another file", PACKED, { sha256: sha256Of(FILE) }],
    ["larger than said", PACKED, { size: size - 1 }],
    ["smaller than said", PACKED, { size: size + 1 }],
    ["garbage", FILE, {}],
    ["over the limit", PACKED, { size: MAX_FILE_BYTES + 1 }, "file.too-large"],
  ])("is not taken for the file when it is %s", async (_what, body, more, code = "upload.not-whole") => {
    const said: Upload = { token, packing: "gzip", size, sha256: null };
    await storePart(context, { token, at: 0 }, body);
    expect(await readUpload(context, { ...said, ...more })).toMatchObject({ failure: { code } });
    // Said right, the same parts are the file.
    if (body === PACKED) expect(await readUpload(context, said)).toMatchObject({ ok: true });
  });
});

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
