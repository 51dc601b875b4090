import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { database } from "@/lib/db/database";
import { configureNextAuth, env } from "@/lib/env";
import { log } from "@/lib/log";
import { routes } from "@/lib/routes";
import { endSession, WHOLE_LIMIT_MS } from "./sessions";
import { signIn } from "./sign-in";

declare module "next-auth" {
  interface User {
    sessionSecret?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionSecret?: string;
  }
}

/**
 * next-auth carries the cookie; whether the session still lives is asked of our own table at every request
 * (see current-session.ts), so that signing out, removal or a new password end it at once.
 */
export function authOptions(): NextAuthOptions {
  configureNextAuth();
  const isSecure = env().APP_URL.startsWith("https:");
  // The __Host- prefix ties a cookie to this very host; browsers take it over https only.
  const cookie = (name: string) => ({
    name: isSecure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure },
  });
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: WHOLE_LIMIT_MS / 1000 },
    pages: { signIn: routes.signIn() },
    cookies: {
      sessionToken: cookie("session"),
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback"),
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const address = String(request.headers?.["x-forwarded-for"] ?? "").split(",")[0] || null;
          const { email = "", password = "" } = credentials ?? {};
          // next-auth hands the message of whatever is thrown here to the browser, in a URL: codes only.
          const result = await signIn(database(), { email, password, address }).catch((error: unknown) => {
            log().error(
              { error: (error as NodeJS.ErrnoException).code ?? (error as Error).name },
              "sign-in failed",
            );
            throw new Error("sign-in.unavailable");
          });
          if (!result.ok) throw new Error(result.failure.code);
          return { id: result.value.personId, sessionSecret: result.value.sessionSecret };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionSecret ? { sessionSecret: user.sessionSecret } : token),
      // This is what /api/auth/session tells any script of the page: nothing.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionSecret) await endSession(database(), token.sessionSecret);
      },
    },
  };
}
