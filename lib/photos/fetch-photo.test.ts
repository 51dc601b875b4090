import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { fetchPhoto } from "./fetch-photo";
import { MAX_PHOTO_BYTES } from "./limits";
import { fetchFrom, serve } from "./photo-server-for-tests";

describe("a whole answer", () => {
  test("its bytes, as they are", async () => {
    const sent = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    const { result, asked } = await fetchFrom((response) => response.end(sent));
    expect(result).toEqual({ ok: true, value: sent });
    expect(asked[0]).toEqual({
      host: expect.stringMatching(/^127/),
      "user-agent": "Mozilla/5.0 (compatible; photo-fetch/1.0)",
      accept: "image/jpeg,image/png,image/webp",
      "accept-encoding": "identity",
      connection: "close",
    });
  });

  test("after three redirects, each on a connection of its own and without the cookies that came", async () => {
    const hops: Record<string, string> = { "/photo": "/2", "/2": "//HOST/3", "/3": "4?a=b#c" };
    const { result, paths, asked, closed } = await fetchFrom((response, path, socket) => {
      const to = hops[path]?.replace("HOST", `127.0.0.1:${socket.localPort}`);
      if (to) response.writeHead(302, { location: to, "set-cookie": "a=b" }).end();
      else response.end("photo");
    });
    expect(result).toEqual({ ok: true, value: Buffer.from("photo") });
    expect(paths).toEqual(["/photo", "/2", "/3", "/4?a=b"]);
    expect(asked.some((headers) => "cookie" in headers || "referer" in headers)).toBe(false);
    await vi.waitFor(() => expect(closed()).toBe(4));
  });

  test("just as large as it may be, its length untold", async () => {
    const { result } = await fetchFrom((response) => {
      response.write(Buffer.alloc(MAX_PHOTO_BYTES - 1));
      response.end("x");
    });
    expect(result.ok && result.value.length).toBe(MAX_PHOTO_BYTES);
  });

  test("spaces around the address are left out", async () => {
    const { origin } = await serve((response) => response.end("photo"));
    expect(await fetchPhoto(`  ${origin}/photo\n`, { allowOrigin: origin })).toMatchObject({ ok: true });
  });
});

describe("another answer", () => {
  test.each([
    [404, "photo.not-found"],
    [410, "photo.not-found"],
    [201, "photo.refused"],
    [204, "photo.refused"],
    [206, "photo.refused"],
    [300, "photo.refused"],
    [304, "photo.refused"],
    [400, "photo.refused"],
    [401, "photo.refused"],
    [403, "photo.refused"],
    [429, "photo.refused"],
    [500, "photo.refused"],
    [503, "photo.refused"],
  ])("%i", async (status, code) => {
    const { result } = await fetchFrom((response) => response.writeHead(status, { location: "/ok" }).end());
    const params = code === "photo.refused" ? { status } : undefined;
    expect(result).toEqual({ ok: false, failure: { code, params, at: undefined } });
  });

  test("a redirect to nowhere", async () => {
    const { result } = await fetchFrom((response) => response.writeHead(302).end());
    expect(result).toMatchObject({ failure: { code: "photo.refused", params: { status: 302 } } });
  });

  test("a compressed one is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const { result } = await fetchFrom((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    expect(result).toMatchObject({ failure: { code: "photo.refused", params: { status: 200 } } });
  });

  test.each([
    ["no HTTP", "SSH-2.0-OpenSSH\r\n\r\n"],
    ["an upgrade", "HTTP/1.1 101 x\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n"],
    ["a body cut short", "HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\nphoto"],
    ["a body cut between chunks", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"],
    ["an endless head", `HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(20_000)}`],
    ["silence", ""],
  ])("%s", async (_, raw) => {
    const { result } = await fetchFrom((_response, _path, socket) => socket.end(raw));
    expect(result).toMatchObject({ failure: { code: "photo.unreachable" } });
  });

  test("nobody listens", async () => {
    const { origin, close } = await serve(() => {});
    await close();
    expect(await fetchPhoto(`${origin}/a`, { allowOrigin: origin })).toMatchObject({
      failure: { code: "photo.unreachable" },
    });
  });

  test("no TLS where TLS was asked for", async () => {
    const { origin } = await serve((response) => response.end("photo"));
    const secure = origin.replace("http:", "https:");
    expect(await fetchPhoto(`${secure}/a`, { allowOrigin: secure })).toMatchObject({
      failure: { code: "photo.unreachable" },
    });
  });
});

describe("too large", () => {
  const tooLarge = { failure: { code: "photo.too-large", params: { limitMegabytes: 10 } } };

  test("by its own word, before anything of it is read", async () => {
    const { result, closed } = await fetchFrom((response) => {
      response.writeHead(200, { "content-length": String(MAX_PHOTO_BYTES + 1) });
      response.flushHeaders();
    });
    expect(result).toMatchObject(tooLarge);
    await vi.waitFor(() => expect(closed()).toBe(1));
  });

  test("without end: it is cut, and the connection with it", async () => {
    let sent = 0;
    const { result, closed } = await fetchFrom((response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on("drain", pour);
      pour();
    });
    expect(result).toMatchObject(tooLarge);
    await vi.waitFor(() => expect(closed()).toBe(1));
    expect(sent).toBeLessThan(3 * MAX_PHOTO_BYTES);
  });

  test("a length that lies is held to: what comes after it is not the photo's", async () => {
    const head = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n";
    const { result } = await fetchFrom((_response, _path, socket) =>
      socket.end(`${head}photo${"x".repeat(100_000)}`),
    );
    expect(result).toEqual({ ok: true, value: Buffer.from("photo") });
  });
});

describe("too slow", () => {
  const tooSlow = { failure: { code: "photo.too-slow" } };
  const quick = { deadlineMs: 150 };

  test("no answer", async () => {
    const { result, closed } = await fetchFrom(() => {}, quick);
    expect(result).toMatchObject(tooSlow);
    await vi.waitFor(() => expect(closed()).toBe(1));
  });

  test("a byte now and then", async () => {
    const { result } = await fetchFrom((response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    }, quick);
    expect(result).toMatchObject(tooSlow);
  });

  test("interim answers without end", async () => {
    const { result } = await fetchFrom((_response, _path, socket) => {
      const timer = setInterval(() => socket.write("HTTP/1.1 103 Early Hints\r\n\r\n"), 20);
      socket.on("close", () => clearInterval(timer));
    }, quick);
    expect(result).toMatchObject(tooSlow);
  });

  test("redirects that take their time together", async () => {
    const { result, paths } = await fetchFrom(
      (response, path) => {
        setTimeout(() => response.writeHead(302, { location: `${path}x` }).end(), 500);
        // Room for a busy machine to come to the second one.
      },
      { deadlineMs: 1_500 },
    );
    expect(result).toMatchObject(tooSlow);
    expect(paths.length).toBeGreaterThan(1);
  });

  test("a name that nobody answers for", async () => {
    const resolve = () => new Promise<never>(() => {});
    expect(await fetchPhoto("https://photos.example/a.jpg", { ...quick, resolve })).toMatchObject(tooSlow);
  });
});
