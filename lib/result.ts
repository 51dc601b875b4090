/** What a caller must handle is a value: either the answer or a coded failure. The unexpected is thrown. */
export type Result<Value, Fail = Failure> = { ok: true; value: Value } | { ok: false; failure: Fail };

/**
 * A coded failure. `code` finds the words in the message files, `params` fills them in, `at` names the field or
 * row it belongs to. No words here: they appear at the edge, in the person's language.
 */
export interface Failure<Code extends string = string> {
  code: Code;
  params?: Record<string, string | number>;
  at?: string;
}

export function ok(): Result<undefined, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok<Value>(value?: Value): Result<Value | undefined, never> {
  return { ok: true, value };
}

export function fail<Code extends string>(
  code: Code,
  params?: Record<string, string | number>,
  at?: string,
): { ok: false; failure: Failure<Code> } {
  return { ok: false, failure: { code, params, at } };
}
