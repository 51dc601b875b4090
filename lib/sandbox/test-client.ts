import type { Sandbox } from "./server";

// The little that tests need of a client; never the project's own, which must be judged by the sandbox and not with it.

const AUDIENCE = "https://partner-api.sandbox.example";

/** The fields of a good token request, some of them replaced; undefined leaves a field out. */
export function tokenForm(changes: Record<string, string | undefined> = {}): URLSearchParams {
  const fields = {
    grant_type: "client_credentials",
    client_id: "sandbox",
    client_secret: "sandbox-secret",
    audience: AUDIENCE,
    ...changes,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  return form;
}

/** A fresh access token, by default with every scope. */
export async function tokenFor(
  sandbox: Sandbox,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const response = await fetch(`${sandbox.url}/oauth/token`, { method: "POST", body: tokenForm(changes) });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

/** A call with a token: GET without a body, else POST with the body as JSON, or as it is if it is a text. */
export function call(sandbox: Sandbox, token: string, path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  if (body === undefined) return fetch(sandbox.url + path, { headers });
  return fetch(sandbox.url + path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** The first expected loan as a good repayment of one unit. */
export function goodRepayment({ state }: Sandbox): { loan_id: string; client_id: string; amount: number } {
  const seeded = state.defaultPartner.loans.find(({ loan }) => loan.status === "payingBack");
  if (!seeded) throw new Error("The sandbox has no loan that is paying back");
  return { loan_id: seeded.loan.internal_loan_id, client_id: seeded.loan.internal_client_id, amount: 1.5 };
}

/** The answer's fields and its status, to be compared at once. */
export async function json(response: Response): Promise<{ status: number; [field: string]: unknown }> {
  return { status: response.status, ...((await response.json()) as object) };
}
