/** The look-ups over a schema of a plan, with what is known of it by id and what a person said of it. */
import { formerNames } from '../former-names';
import { KnownIds } from '../identities';
import type { PlaceContext } from '../request';
import { saidIn } from '../same';
import { SchemaIndex } from './schema-index';
import { withSaid } from './with-said';

type Context = Pick<PlaceContext, 'observation' | 'identities' | 'options' | 'templates'>;

/** Undefined for a schema that was not read in depth. */
export function indexOf(context: Context, schemaId: string | null): SchemaIndex | undefined {
  const { observation, identities, options, templates } = context;
  const detail = observation.details[schemaId ?? ''];
  if (detail === undefined) return undefined;
  const known = identities?.get(detail.id) ?? new Map();
  return new SchemaIndex(
    detail,
    new KnownIds(withSaid(known, saidIn(options.same), detail, templates), formerNames(templates)),
  );
}
