import net, { type LookupFunction } from "node:net";
import tls from "node:tls";
import { afterEach, describe, expect, test, vi } from "vitest";
import { pinnedTo } from "./checked-host";
import { fetchPhoto } from "./fetch-photo";
import { fetchFrom, nobody, serve, type Reply } from "./photo-server-for-tests";

describe("the address", () => {
  test.each([
    ["photo.address", ""],
    ["photo.address", "photo of Maria"],
    ["photo.address", "www.example.org/a.jpg"],
    ["photo.address", "//example.org/a.jpg"],
    ["photo.address", "https://"],
    ["photo.address", "https://exa mple.org/a.jpg"],
    ["photo.address", "https://1.2.3.4.5/a.jpg"],
    ["photo.address", "https://maria:secret@example.org/a.jpg"],
    ["photo.address", "https://127.0.0.1@example.org/a.jpg"],
    ["photo.address", "https://example.org:8443/a.jpg"],
    ["photo.address", "https://example.org:22/"],
    ["photo.address", `https://example.org/${"a".repeat(5000)}`],
    ["photo.not-https", "http://example.org/a.jpg"],
    ["photo.not-https", "http://127.0.0.1/a.jpg"],
    ["photo.not-https", "ftp://example.org/a.jpg"],
    ["photo.not-https", "file:///etc/passwd"],
    ["photo.not-https", "data:image/png;base64,AAAA"],
    ["photo.not-https", "javascript:alert(1)"],
    ["photo.not-https", "gopher://127.0.0.1:25/"],
    ["photo.private-address", "https://127.0.0.1/a.jpg"],
    ["photo.private-address", "https://127.0.0.1:443/a.jpg"],
    ["photo.private-address", "https://2130706433/a.jpg"],
    ["photo.private-address", "https://0x7f.1/a.jpg"],
    ["photo.private-address", "https://0177.0.0.1/a.jpg"],
    ["photo.private-address", "https://169.254.169.254/latest/meta-data/"],
    ["photo.private-address", "https://[::1]/a.jpg"],
    ["photo.private-address", "https://[::ffff:169.254.169.254]/a.jpg"],
    ["photo.private-address", "https://[fd00:ec2::254]/a.jpg"],
    ["photo.private-address", "HTTPS:\\\\10.0.0.1\\a.jpg"],
  ])("%s: %s", async (code, address) => {
    expect(await fetchPhoto(address, nobody)).toMatchObject({ ok: false, failure: { code } });
  });

  test("a name of this machine, by the system's own resolver", async () => {
    expect(await fetchPhoto("https://localhost/a.jpg")).toMatchObject({
      failure: { code: "photo.private-address" },
    });
  });

  test("a name that is not known", async () => {
    const resolve = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    expect(await fetchPhoto("https://photos.invalid/a", { resolve })).toMatchObject({
      failure: { code: "photo.unreachable" },
    });
    expect(await fetchPhoto("https://photos.invalid/a", { resolve: async () => [] })).toMatchObject({
      failure: { code: "photo.unreachable" },
    });
  });

  test("the allowed origin has to be of this machine", async () => {
    for (const allowOrigin of [
      "http://example.org",
      "https://10.0.0.1:3000",
      "http://127.0.0.1.example.org",
      "http://127.0.0.1:80/path",
      "http://a@127.0.0.1:3000",
      "file://localhost",
      "127.0.0.1:3000",
      "",
    ]) {
      await expect(
        fetchPhoto("https://example.org/a", { allowOrigin, ...nobody }),
        allowOrigin,
      ).rejects.toThrow();
    }
  });

  test("only that origin is allowed, not the whole machine", async () => {
    const { origin } = await serve((response) => response.end("photo"));
    const other = await serve((response) => response.end("secret"));
    for (const address of [other.origin, other.origin.replace("127.0.0.1", "localhost")]) {
      const result = await fetchPhoto(`${address}/a`, { allowOrigin: origin });
      expect(result).toMatchObject({ failure: { code: "photo.not-https" } });
    }
    expect(other.paths).toEqual([]);
  });
});

describe("a redirect is checked like the first address", () => {
  test.each([
    ["photo.not-https", "http://169.254.169.254/latest/meta-data/"],
    ["photo.not-https", "http://example.org/a.jpg"],
    ["photo.not-https", "http://127.0.0.1/a.jpg"],
    ["photo.not-https", "file:///etc/passwd"],
    ["photo.not-https", "data:image/png;base64,AAAA"],
    ["photo.private-address", "https://127.0.0.1/a.jpg"],
    ["photo.private-address", "https://169.254.169.254/latest/meta-data/"],
    ["photo.private-address", "https://[::1]/"],
    ["photo.private-address", "https://0x7f000001/"],
    ["photo.address", "https://maria:secret@example.org/"],
    ["photo.address", "https://example.org:8443/"],
    ["photo.address", "https://[oops/"],
  ])("%s: %s", async (code, location) => {
    const { result, paths } = await fetchFrom(
      (response) => response.writeHead(301, { location }).end(),
      nobody,
    );
    expect(result).toMatchObject({ ok: false, failure: { code } });
    expect(paths).toEqual(["/photo"]);
  });

  test("to a name that leads inside", async () => {
    const names: string[] = [];
    const resolve = async (host: string) => {
      names.push(host);
      return [{ address: "192.168.1.1" }];
    };
    const { result } = await fetchFrom(
      (response) => response.writeHead(302, { location: "https://inside.example/" }).end(),
      { resolve },
    );
    expect(result).toMatchObject({ failure: { code: "photo.private-address" } });
    expect(names).toEqual(["inside.example"]);
  });

  test.each([301, 302, 303, 307, 308])("%i in a circle ends after three", async (status) => {
    const { result, paths } = await fetchFrom((response) =>
      response.writeHead(status, { location: "/photo" }).end(),
    );
    expect(result).toMatchObject({ failure: { code: "photo.too-many-redirects" } });
    expect(paths).toHaveLength(4);
  });
});

describe("the address that was checked is the one connected to", () => {
  afterEach(() => vi.restoreAllMocks());

  /** Stands in for the way out: notes where each connection would have gone, and leads it to a server here. */
  async function wayOut(reply: Reply) {
    const server = await serve(reply);
    const made: { servername: unknown; rejectUnauthorized: unknown; addresses: unknown }[] = [];
    const connect = (options: tls.ConnectionOptions & { lookup?: LookupFunction }) => {
      let addresses: unknown;
      const note = (_error: unknown, found: unknown) => (addresses = found);
      if (net.isIP(options.host ?? "")) addresses = options.host;
      else options.lookup?.(options.host ?? "", { all: true }, note);
      made.push({
        servername: options.servername,
        rejectUnauthorized: options.rejectUnauthorized,
        addresses,
      });
      return net.connect(Number(new URL(server.origin).port), "127.0.0.1");
    };
    vi.spyOn(tls, "connect").mockImplementation(connect as typeof tls.connect);
    return { ...server, made };
  }

  test("a name that changes its mind between the check and the connection", async () => {
    const { made, asked } = await wayOut((response) => response.end("photo"));
    const answers = ["93.184.215.14", "127.0.0.1"];
    const resolve = vi.fn(async () => [{ address: answers.shift() ?? "127.0.0.1" }]);
    const result = await fetchPhoto("https://rebind.example/a.jpg", { resolve });
    expect(result).toEqual({ ok: true, value: Buffer.from("photo") });
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(made).toEqual([
      {
        servername: "rebind.example",
        rejectUnauthorized: true,
        addresses: [{ address: "93.184.215.14", family: 4 }],
      },
    ]);
    expect(asked[0]?.host).toBe("rebind.example");
  });

  test("and is asked again, and refused, when it redirects to itself", async () => {
    const { made } = await wayOut((response) => response.writeHead(302, { location: "/again" }).end());
    const answers = ["93.184.215.14", "127.0.0.1"];
    const resolve = async () => [{ address: answers.shift() ?? "" }];
    expect(await fetchPhoto("https://rebind.example/a.jpg", { resolve })).toMatchObject({
      failure: { code: "photo.private-address" },
    });
    expect(made).toHaveLength(1);
  });

  test("also where only one address is asked for", () => {
    const answered = vi.fn();
    pinnedTo(["1.1.1.1", "2606:4700:4700::1111"])("any.example", {}, answered);
    expect(answered).toHaveBeenCalledWith(null, "1.1.1.1", 4);
  });

  test("all of a host's public addresses may be tried, in both families", async () => {
    const { made } = await wayOut((response) => response.end("photo"));
    const resolve = async () => [{ address: "2606:4700:4700::1111" }, { address: "1.1.1.1" }];
    expect(await fetchPhoto("https://both.example/", { resolve })).toMatchObject({ ok: true });
    expect(made[0]?.addresses).toEqual([
      { address: "2606:4700:4700::1111", family: 6 },
      { address: "1.1.1.1", family: 4 },
    ]);
  });

  test.each([
    [["93.184.215.14", "127.0.0.1"]],
    [["10.0.0.1", "93.184.215.14"]],
    [["2606:4700:4700::1111", "::ffff:169.254.169.254"]],
    [["93.184.215.14", "fe80::1%eth0"]],
    [["not an address"]],
  ])("one bad address among %j refuses the host", async (addresses) => {
    const { made } = await wayOut((response) => response.end("photo"));
    const resolve = async () => addresses.map((address) => ({ address }));
    expect(await fetchPhoto("https://mixed.example/", { resolve })).toMatchObject({
      failure: { code: "photo.private-address" },
    });
    expect(made).toEqual([]);
  });

  test("a public address written out is connected to as it stands", async () => {
    const { made } = await wayOut((response) => response.end("photo"));
    expect(await fetchPhoto("https://1.1.1.1/a.jpg", nobody)).toMatchObject({ ok: true });
    expect(made).toMatchObject([{ addresses: "1.1.1.1" }]);
  });
});
