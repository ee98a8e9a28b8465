import { z } from 'zod';
import type { Limits } from '../limits';
import { badRequest, KvsRefusal } from './refusal';

// Atlassian documentation, "Error handling for the Key-Value Store".
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

const UNIT_MS = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

export const metadataField = z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']);

export const setOptions = z.strictObject({
  ttl: z
    .strictObject({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
    .optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  returnMetadataFields: z.array(metadataField).optional(),
});
export type SetOptions = z.infer<typeof setOptions>;

/** Reads a request body, or answers 400 naming the place. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badRequest(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}`);
}

export function checkKey(key: string, limits: Limits): void {
  if (key.length === 0) throw new KvsRefusal(400, 'KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > limits.kvsKeyLength)
    throw new KvsRefusal(
      400,
      'KEY_TOO_LONG',
      `The key is longer than ${String(limits.kvsKeyLength)} characters.`,
    );
  if (!KEY.test(key))
    throw new KvsRefusal(400, 'INVALID_KEY', `The key "${key}" does not match ${String(KEY)}.`);
}

/** Arrays and objects inside each other; a plain value is 0 deep. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

export function checkValue(value: unknown, limits: Limits): void {
  if (value === undefined || value === null)
    throw badRequest('A value is needed; null and undefined cannot be stored.');
  const size = Buffer.byteLength(JSON.stringify(value));
  if (size > limits.kvsValueBytes)
    throw new KvsRefusal(
      400,
      'MAX_SIZE',
      `The value has ${String(size)} bytes; at most ${String(limits.kvsValueBytes)} are stored.`,
    );
  if (depthOf(value) > limits.kvsValueDepth)
    throw new KvsRefusal(
      400,
      'MAX_DEPTH',
      `The value is nested deeper than ${String(limits.kvsValueDepth)}.`,
    );
}

/** When a value written now expires, or null without a time to live. */
export function expiry(
  options: SetOptions | undefined,
  now: number,
  limits: Limits,
): number | null {
  if (options?.ttl === undefined) return null;
  const ms = options.ttl.value * UNIT_MS[options.ttl.unit];
  if (!Number.isInteger(options.ttl.value) || ms <= 0 || ms > limits.kvsLongestTtlMs) {
    throw badRequest('A time to live is a whole number above 0 and at most one year.');
  }
  return now + ms;
}

/** Atlassian documentation: a returned value needs the policy OVERRIDE, returned metadata needs a returned value. */
export function checkReturn(options: SetOptions | undefined): void {
  if (options?.returnValue !== undefined && options.keyPolicy === 'FAIL_IF_EXISTS')
    throw badRequest('returnValue needs keyPolicy OVERRIDE.');
  if (options?.returnMetadataFields !== undefined && options.returnValue === undefined)
    throw badRequest('returnMetadataFields needs returnValue.');
}
