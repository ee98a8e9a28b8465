/** What is answered from the app's own log. */
import * as z from 'zod/mini';
import { done, said, whole } from './frame';

/** A line has besides the facts of its event, which are ids, digests, counts and settings. */
const line = z.catchall(
  z.object({
    at: z.string(),
    account: z.string(),
    kind: z.string(),
    deploymentId: z.optional(z.string()),
  }),
  z.union([z.string(), z.number(), z.boolean()]),
);

export const listActivity = [
  done(['activity'], {
    view: z.enum(['all', 'own']),
    from: said('Beginning of the range.'),
    to: said('End of the range.'),
    older: whole('Lines of the range not shown.'),
    lines: z.array(line),
  }),
] as const;
