import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Names the key without telling it: stored with every sealed text, so that keys can be rotated. */
function keyId(key: Buffer): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}

/**
 * Encrypts a secret (AES-256-GCM, random nonce) and binds it to `boundTo`, such as "organization:environment": copied
 * to another row it opens no longer. Answers `v1.<key id>.<base64url of nonce, tag and ciphertext>`.
 */
export function seal(secret: string, boundTo: string, key: Buffer = currentKey()): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(boundTo));
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  const packed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
  return `v1.${keyId(key)}.${packed.toString("base64url")}`;
}

/** Decrypts what `seal` made. Throws if the key is another, the binding differs, or a byte changed. */
export function unseal(sealed: string, boundTo: string, key: Buffer = currentKey()): string {
  const [version, id, packed] = sealed.split(".");
  if (version !== "v1" || !packed) throw new Error("A sealed secret has an unknown form");
  if (id !== keyId(key)) throw new Error("A sealed secret was made with another ENCRYPTION_KEY");
  const bytes = Buffer.from(packed, "base64url");
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(boundTo))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return plain.toString("utf8");
}

function currentKey(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "base64");
}
