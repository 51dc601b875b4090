import { readdirSync, readFileSync } from "node:fs";
import { request as startRequest } from "node:http";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db/connect";
import { PART_BYTES } from "@/lib/uploads/upload";
import { ADDRESS, expect, signIn, test, type Team } from "./fixtures";
import { SMALL_PARTNERS } from "./partners";

/**
 * The one route that changes something, called as an attacker would. What the actions are asked in actions.spec.ts it
 * has to be asked, too: a session, a role, an origin, and whether what comes is what it is said to be. Nothing here goes
 * to Kiva, so these tests share partners with those of upload.spec.ts.
 */
const CHANGING = /export (?:async )?function (POST|PUT|PATCH|DELETE)|as (POST|PUT|PATCH|DELETE)/;

test("no other route of ours changes anything", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((path) =>
    /route\.tsx?$/.test(path),
  );
  const changing = routes.filter((path) => CHANGING.test(readFileSync(join("app", path), "utf8")));
  expect(changing.sort()).toEqual([
    "[organization]/[environment]/uploads/[token]/route.ts",
    "api/auth/[...nextauth]/route.ts",
  ]);
});

const TOKEN = "an-upload-of-a-test";
const BYTES = Buffer.from("Loan ID,Client ID,Amount\n1,2,3.00\n");

interface Call {
  organization?: string;
  environment?: string;
  token?: string;
  at?: string;
  bytes?: string;
  body?: Buffer;
  cookie?: string;
  origin?: string | null;
  more?: string;
}

async function put(team: Team, call: Call) {
  const { organization = team.slug, environment = "sandbox", token = TOKEN, at = "0", body = BYTES } = call;
  const { bytes = String(body.length), cookie = "", origin = ADDRESS, more = "" } = call;
  const query = `at=${at}&bytes=${bytes}${more}`;
  const answer = await fetch(`${ADDRESS}/${organization}/${environment}/uploads/${token}?${query}`, {
    method: "PUT",
    redirect: "manual",
    headers: { ...(cookie && { cookie }), ...(origin !== null && { origin }) },
    body: new Uint8Array(body),
  });
  return { status: answer.status, text: await answer.text() };
}

async function cookieOf(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function stored(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("uploads")
    .innerJoin("upload_parts", "upload_parts.upload_id", "uploads.id")
    .select(["organization_id", "person_id", "token", "position", "bytes"])
    .where("token", "=", TOKEN)
    .orderBy("position")
    .execute();
  return rows.map(({ bytes, ...row }) => JSON.stringify({ ...row, bytes: Buffer.from(bytes).toString() }));
}

test("it takes parts from nobody else, and nothing that is no part", async ({
  page,
  makeTeam,
  addColleague,
  db,
  browser,
}) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[99] ?? "" });
  const stranger = await makeTeam({ partnerId: SMALL_PARTNERS[100] ?? "" });
  const colleague = await addColleague(team, "Amina");
  await signIn(page, team);
  const cookie = await cookieOf(page);
  const cookieFor = async (who: Team) => {
    const other = await browser.newPage();
    await signIn(other, who);
    const own = await cookieOf(other);
    await other.close();
    return own;
  };
  const strangers = await cookieFor(stranger);
  const colleagues = await cookieFor(colleague);

  expect(await put(team, { cookie })).toMatchObject({ status: 200, text: `{"stored":${BYTES.length}}` });
  const before = await stored(db);
  expect(before).toHaveLength(1);

  const large = Buffer.alloc(PART_BYTES + 1, 7);
  const next = String(BYTES.length);
  const nested = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
  const refused: [string, Call, number[]][] = [
    ["nobody signed in", { at: next }, [401]],
    ["another organization's person", { at: next, cookie: strangers }, [404]],
    ["an organization that is not there", { at: next, cookie, organization: "none" }, [404]],
    ["an environment that is not there", { at: next, cookie, environment: "moon" }, [404]],
    ["a foreign page", { at: next, cookie, origin: "https://elsewhere.example" }, [403]],
    ["a page without an origin", { at: next, cookie, origin: "null" }, [403]],
    ["no origin at all", { at: next, cookie, origin: null }, [403]],
    ["another part in its place", { cookie, body: Buffer.from(BYTES).fill(65) }, [409]],
    ["a gap", { cookie, at: "5000" }, [409]],
    ["a part too large", { cookie, at: next, body: large }, [400]],
    ["more than it says", { cookie, at: next, bytes: "3" }, [400]],
    ["less than it says", { cookie, at: next, bytes: "300" }, [400]],
    ["nothing", { cookie, at: next, body: Buffer.alloc(0) }, [400]],
    ["no place", { cookie, at: "" }, [400]],
    ["a place before the begin", { cookie, at: "-1" }, [400]],
    ["half a place", { cookie, at: "1.5" }, [400]],
    ["a place beyond all files", { cookie, at: "999999999999999" }, [400]],
    ["a place that is no number", { cookie, at: "1e3" }, [400]],
    ["a NUL in the token", { cookie, at: next, token: "an-upload%00" }, [400, 404]],
    ["a NUL in the organization", { cookie, at: next, organization: `${team.slug}%00` }, [400, 404]],
    ["a token too long", { cookie, at: next, token: "x".repeat(65) }, [400]],
    ["a token of another kind", { cookie, at: next, token: "__proto__()" }, [400]],
    // Node takes 16 KB of head, and answers more by itself.
    ["a lot of nesting", { cookie, at: "9", more: `&x=${nested}` }, [409]],
    ["a megabyte of nesting", { cookie, at: "9", more: `&x=${"[".repeat(1_000_000)}` }, [431]],
  ];
  for (const [who, call, statuses] of refused) {
    await test.step(who, async () => {
      const answer = await put(team, call).catch(() => ({ status: 431, text: "" }));
      expect(statuses, answer.text.slice(0, 300)).toContain(answer.status);
      expect(await stored(db)).toEqual(before);
    });
  }

  // Her colleague's upload of the same token is her colleague's, and tells nothing of hers.
  expect(await put(team, { at: next, cookie: colleagues })).toMatchObject({
    status: 409,
    text: expect.stringContaining('"stored":0'),
  });
  expect(await put(team, { cookie: colleagues, body: Buffer.from("other") })).toMatchObject({ status: 200 });
  expect((await stored(db)).filter((row) => row.includes(team.personId))).toEqual(before);

  await db
    .updateTable("memberships")
    .set({ role: "viewer" })
    .where("person_id", "=", team.personId)
    .execute();
  expect(await put(team, { at: next, cookie })).toMatchObject({ status: 403, text: '{"code":"auth.role"}' });
  await db
    .updateTable("sessions")
    .set({ ended_at: Date.now() })
    .where("person_id", "=", team.personId)
    .execute();
  expect(await put(team, { at: next, cookie })).toMatchObject({ status: 401 });
  expect((await stored(db)).filter((row) => row.includes(team.personId))).toEqual(before);
});

test("a body without an end is cut, and the server goes on", async ({ page, makeTeam, db }) => {
  const team = await makeTeam({ partnerId: SMALL_PARTNERS[101] ?? "" });
  await signIn(page, team);
  const cookie = await cookieOf(page);
  const address = `${ADDRESS}/${team.slug}/sandbox/uploads/${TOKEN}-endless?at=0&bytes=1000`;
  const chunk = Buffer.alloc(64 * 1024, 7);
  const status = await new Promise<number>((resolve, reject) => {
    const request = startRequest(address, { method: "PUT", headers: { origin: ADDRESS, cookie } });
    let isOver = false;
    request.on("response", (answer) => {
      isOver = true;
      request.destroy();
      resolve(answer.statusCode ?? 0);
    });
    request.on("error", (error) => !isOver && reject(error));
    const write = () => {
      if (isOver) return;
      if (request.write(chunk)) setImmediate(write);
      else request.once("drain", write);
    };
    write();
  });
  expect(status).toBe(400);
  const rows = await db
    .selectFrom("uploads")
    .select("id")
    .where("organization_id", "=", team.organizationId)
    .execute();
  expect(rows).toEqual([]);
  expect((await fetch(`${ADDRESS}/api/health`)).status).toBe(200);
});
