/**
 * The frame of every outcome, and the pieces that several of them share. Names in `describe` are
 * what another agent reads.
 */
import * as z from 'zod/mini';

export const said = (description: string) => z.string().check(z.describe(description));
export const whole = (description: string) =>
  z.int().check(z.nonnegative(), z.describe(description));

/** What was asked for, or how it stands: nothing refused. */
export const done = <
  const Codes extends [string, ...string[]],
  Facts extends z.core.$ZodLooseShape,
>(
  codes: Codes,
  facts: Facts,
) =>
  z.strictObject({
    ok: z.literal(true),
    code: z.literal(codes),
    text: z.string(),
    /** What to do next. */
    next: z.optional(z.string()),
    ...facts,
  });

/** An outcome that is no success and no error either: a plan that is blocked, a deployment that failed. */
export const undone = <
  const Codes extends [string, ...string[]],
  Facts extends z.core.$ZodLooseShape,
>(
  codes: Codes,
  facts: Facts,
) =>
  z.strictObject({
    ok: z.literal(false),
    code: z.literal(codes),
    text: z.string(),
    /** What would help. */
    remedy: z.string(),
    ...facts,
  });

/** Elements by kind, in the words of Assets. */
export const counts = z.strictObject({
  objectSchemas: z.int(),
  objectTypes: z.int(),
  attributes: z.int(),
  referenceTypes: z.int(),
  statuses: z.int(),
  sharing: z.int(),
});
export type Counts = z.infer<typeof counts>;

export const shortDigest = said('First six characters of the digest of the plan.');
export const deploymentId = said('Id for get-deployment-status and cancel-deployment.');
export const deploymentState = z.enum([
  'queued',
  'running',
  'verifying',
  'succeeded',
  'failed',
  'drifted',
  'cancelled',
]);
