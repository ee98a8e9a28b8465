/** What stays of a deployment whose records were removed: that its id was used. */
import * as z from 'zod/mini';
import type { Shape } from './kv/record';
import { text } from './shapes';

export const spentShape: Shape<{ v: 1; token: string }> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
  }),
);
