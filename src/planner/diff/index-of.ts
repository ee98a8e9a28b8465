/** The look-ups over a schema of a plan, with what is known of it by id. */
import { KnownIds } from '../identities';
import type { PlaceContext } from '../request';
import { SchemaIndex } from './schema-index';

/** Undefined for a schema that was not read in depth. */
export function indexOf(context: PlaceContext, schemaId: string | null): SchemaIndex | undefined {
  const detail = schemaId === null ? undefined : context.observation.details[schemaId];
  return detail === undefined
    ? undefined
    : new SchemaIndex(detail, new KnownIds(context.identities?.get(detail.id) ?? new Map()));
}
