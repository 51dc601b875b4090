import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

// The options are read at the first request, not at build time, when there is no configuration yet.
const handle = (request: Request, context: RouteContext) => NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };
