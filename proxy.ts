import { NextResponse, type NextRequest } from "next/server";

/**
 * Gives every page a Content-Security-Policy with a nonce of its own. Server actions and the parts of a file pass by:
 * Next holds the body of whatever goes through a proxy, up to 10 MB of it, and cuts the rest silently; a part that is
 * too large is to be refused at its first byte too many. Their answers are no pages.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, request.nextUrl.protocol === "https:");

  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  // Layouts do not know their path; signing in again leads back to it.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!_next/static|_next/image|[^/]+/[^/]+/uploads/).*)",
      missing: [{ type: "header", key: "next-action" }],
    },
  ],
};

const FIXED_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "permissions-policy": "camera=(self), geolocation=(), microphone=()",
};

function contentSecurityPolicy(nonce: string, isHttps: boolean): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  // React needs eval in development only, for the error overlay; its styles are inline there, too.
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  const styles = isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src ${styles}`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
