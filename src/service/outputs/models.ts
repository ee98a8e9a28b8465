/** What is answered about a model that somebody described: what was understood, or which lines cannot be read. */
import * as z from 'zod/mini';
import { done, said, undone, whole } from './frame';

/** A line that cannot be read. */
const error = z.strictObject({
  line: z.int(),
  column: z.int(),
  expected: z.string(),
  found: z.string(),
  nearest: z.array(z.string()),
});

export const draftModel = [
  done(['draft'], {
    schema: said('Key of the draft, for preview-deployment.'),
    name: z.string(),
    objectTypes: whole('Object types that are new.'),
    attributes: whole('Attributes that are new.'),
    addsTo: z.nullable(said('Key of the object schema that exists and that it adds to.')),
    warnings: z.array(z.string()),
  }),
  undone(['draft-unreadable'], { errors: z.array(error) }),
] as const;
