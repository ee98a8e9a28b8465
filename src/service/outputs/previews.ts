/** What is answered to the wish for a preview: one to confirm, nothing to do, or what stands in the way. */
import * as z from 'zod/mini';
import { counts, done, said, shortDigest, undone, whole } from './frame';

const planned = {
  digest: shortDigest,
  counts,
  schemas: z.array(
    z.strictObject({
      template: z.string(),
      role: z.enum(['target', 'hub']),
      key: z.string(),
      exists: z.boolean(),
    }),
  ),
};

export const previewDeployment = [
  done(['preview'], {
    previewId: said('Id of the preview, for deploy-schema.'),
    confirmationCode: z.optional(
      said(
        'Only where the person confirms in the conversation: show it, and wait for them to type it.',
      ),
    ),
    expiresInMinutes: whole('How long the preview can be confirmed.'),
    earliestConfirmationInSeconds: whole('Seconds before it can be confirmed.'),
    ...planned,
  }),
  done(['nothing-to-do'], planned),
  undone(['plan-blocked'], {
    blocks: z.array(z.strictObject({ code: z.string(), sentence: z.string(), remedy: z.string() })),
  }),
] as const;
