import { z } from "zod";

const milliseconds = z.number().int().min(0);
const headers = z.record(z.string(), z.string()).default({});

/** Which requests a fault is for. */
const match = z
  .strictObject({
    /** How the path ends. */
    path: z.string().optional(),
    /** A regular expression that finds something in the path. */
    pathPattern: z.string().refine(isPattern, "not a regular expression").optional(),
    method: z.string().toUpperCase().optional(),
    /** The n-th such request from now on, counted from 1, or every one. */
    nth: z.union([z.int().min(1), z.literal("every")]).default(1),
  })
  .prefault({});

const common = {
  match,
  /** How many requests in a row it is for; 1 unless `nth` is "every", which has no end. */
  times: z.int().min(1).optional(),
};

/** End the connection with a reset instead of an orderly close. */
const reset = z.boolean().default(false);
/** Whether Kiva did what was asked before the fault; what the stored data will show. */
const processed = (unlessSaid: boolean) => z.boolean().default(unlessSaid);

const faultSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("drop-before-body"), ...common, reset }),
  z.strictObject({ kind: z.literal("drop-after-body"), ...common, reset }),
  z.strictObject({ kind: z.literal("drop-after-processing"), ...common, reset }),
  z.strictObject({ kind: z.literal("drop-mid-reply"), ...common, reset, bytes: z.int().min(0).default(10) }),
  z.strictObject({
    kind: z.literal("status"),
    ...common,
    status: z.int().min(200).max(599),
    /** Left out: what Kiva would say if it was processed, otherwise a code and a message. */
    body: z.string().optional(),
    headers,
    processed: processed(false),
  }),
  z.strictObject({ kind: z.literal("delay"), ...common, ms: milliseconds, processed: processed(true) }),
  z.strictObject({
    kind: z.literal("drip"),
    ...common,
    everyMs: milliseconds.default(50),
    processed: processed(true),
  }),
  z.strictObject({
    kind: z.literal("endless"),
    ...common,
    everyMs: milliseconds.default(10),
    chunkBytes: z.int().min(1).default(16_384),
    processed: processed(true),
  }),
  z.strictObject({
    kind: z.literal("large"),
    ...common,
    /** The length that is announced, and sent as far as the client takes it. */
    bytes: z.int().min(1),
    processed: processed(true),
  }),
  z.strictObject({ kind: z.literal("hang"), ...common, processed: processed(true) }),
  z.strictObject({ kind: z.literal("malformed"), ...common, processed: processed(true) }),
  z.strictObject({ kind: z.literal("html"), ...common, processed: processed(false) }),
  z.strictObject({ kind: z.literal("empty"), ...common, processed: processed(true) }),
  z.strictObject({
    kind: z.literal("body"),
    ...common,
    body: z.string(),
    headers,
    processed: processed(true),
  }),
  z.strictObject({
    kind: z.literal("gzip-bomb"),
    ...common,
    bytes: z.int().min(1),
    processed: processed(true),
  }),
  z.strictObject({
    kind: z.literal("redirect"),
    ...common,
    location: z.string(),
    processed: processed(false),
  }),
  z.strictObject({
    kind: z.literal("patch"),
    ...common,
    /** Fields of the normal answer to replace or add. */
    set: z.record(z.string(), z.unknown()).default({}),
    remove: z.array(z.string()).default([]),
    /** Answer a list that holds the object. */
    asList: z.boolean().default(false),
  }),
]);

/** A fault as it is asked for; what has a default may be left out. */
export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

/** A fault that was asked for, and what came of it so far. */
export interface FaultRecord {
  readonly id: number;
  readonly fault: Fault;
  /** Requests it matched. */
  seen: number;
  /** Requests it was applied to. */
  applied: number;
}

/** The faults that wait for their request. */
export class Faults {
  #records: FaultRecord[] = [];
  #nextId = 1;

  /** Arms faults; throws a ZodError for one that makes no sense. */
  add(input: FaultInput | readonly FaultInput[]): FaultRecord[] {
    return this.addUnknown(input);
  }

  /** Like `add`, for what came over the wire. */
  addUnknown(input: unknown): FaultRecord[] {
    const faults = (Array.isArray(input) ? input : [input]).map((one) => faultSchema.parse(one));
    const records = faults.map((fault) => ({ id: this.#nextId++, fault, seen: 0, applied: 0 }));
    this.#records.push(...records);
    return records;
  }

  clear(): void {
    this.#records = [];
  }

  list(): readonly Readonly<FaultRecord>[] {
    return this.#records;
  }

  /** Counts the request for every fault it matches; the first one that is due applies. */
  take(method: string, path: string): Fault | undefined {
    const matching = this.#records.filter(({ fault }) => matches(fault, method, path));
    for (const record of matching) record.seen += 1;
    const due = matching.find(isDue);
    if (due) due.applied += 1;
    return due?.fault;
  }
}

function matches({ match: wanted }: Fault, method: string, path: string): boolean {
  return (
    (wanted.method === undefined || wanted.method === method) &&
    (wanted.path === undefined || path.endsWith(wanted.path)) &&
    (wanted.pathPattern === undefined || new RegExp(wanted.pathPattern).test(path))
  );
}

function isDue({ fault, seen, applied }: FaultRecord): boolean {
  const { nth } = fault.match;
  if (nth === "every") return applied < (fault.times ?? Infinity);
  return seen >= nth && applied < (fault.times ?? 1);
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}
