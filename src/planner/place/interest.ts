/** What of a workspace a request is interested in: which object schemas to scan, and which to read in depth. */
import type { ObservedObjectType, SchemaSummary } from '../../assets/observation';
import type { ResolvedTemplate } from '../../templates/resolve';
import type { DeployOptions } from '../options';
import type { KnownSchema, SchemaPin } from '../plan';
import { isNamedIn } from './placement';
import { couldHold, holdsTemplate } from './recognise';
import { foldName } from '../../text/fold-name';

export interface Interest {
  /** `scan`: read the object types, to recognise a template. `read`: read in depth at once. */
  choose(schemas: readonly SchemaSummary[]): { scan: string[]; read: string[] };
  /** Of the scanned ones, those to read in depth. */
  confirm(typesBySchema: Readonly<Record<string, readonly ObservedObjectType[]>>): string[];
}

export interface InterestInput {
  /** Templates asked for, with every template they may refer to. */
  templates: readonly ResolvedTemplate[];
  options: DeployOptions;
  known: readonly KnownSchema[];
  pins: readonly SchemaPin[];
}

/**
 * Read in depth: what the request names, what goes by the name or key of a template, and what our
 * records say is one. Scanned: schemas of a fitting size for templates that are not on record.
 * With pins only these: a deployment under way looks nowhere else.
 */
export function interestOf({ templates, options, known, pins }: InterestInput): Interest {
  const keys = new Set(
    [options.key, ...options.references.hubs, ...templates.map((template) => template.key)].map(
      (key) => key?.toUpperCase(),
    ),
  );
  const names = new Set(
    [options.name, ...templates.map((template) => template.name)]
      .filter((name) => name !== null)
      .map(foldName),
  );
  const recorded = new Set(
    known
      .filter((schema) => templates.some((template) => template.key === schema.template))
      .map((schema) => schema.schemaId),
  );
  const pinned = new Set(pins.map((pin) => pin.id));
  const bound = boundSchemas(known, options, templates);
  const claimed = new Set(known.map((schema) => schema.schemaId));
  return {
    choose(schemas) {
      if (pins.length > 0)
        return {
          scan: [],
          read: schemas
            .filter((schema) => pinned.has(schema.id) || bound.has(schema))
            .map((schema) => schema.id),
        };
      const read = new Set(
        schemas
          .filter(
            (schema) =>
              keys.has(schema.key.toUpperCase()) ||
              names.has(foldName(schema.name)) ||
              recorded.has(schema.id) ||
              isNamedIn(options.extend, schema) ||
              bound.has(schema) ||
              schema.system === true,
          )
          .map((schema) => schema.id),
      );
      const present = new Set(schemas.map((schema) => schema.id));
      const onRecord = new Set(
        known.filter((schema) => present.has(schema.schemaId)).map((schema) => schema.template),
      );
      const sought = templates.filter((template) => !onRecord.has(template.key));
      const scan = schemas.filter(
        (schema) =>
          !read.has(schema.id) &&
          !claimed.has(schema.id) &&
          sought.some((template) => couldHold(template, schema.objectTypeCount)),
      );
      return { scan: scan.map((schema) => schema.id), read: [...read] };
    },
    confirm: (typesBySchema) =>
      Object.entries(typesBySchema)
        .filter(([, types]) => templates.some((template) => holdsTemplate(template, types)))
        .map(([id]) => id),
  };
}

/** Schemas with an object type that takes the place of a hub's: asked for by key or name, or kept by id. */
function boundSchemas(
  known: readonly KnownSchema[],
  { references }: DeployOptions,
  templates: readonly ResolvedTemplate[],
): { has(schema: SchemaSummary): boolean } {
  const asked = Object.values(references.bound ?? {});
  const ids = new Set([
    ...asked.map((one) => one.schemaId),
    ...known
      .filter((one) => templates.some((template) => template.key === one.template))
      .flatMap((one) => one.bound?.map((kept) => kept.schemaId)),
  ]);
  const names = new Set(
    asked.filter((one) => one.schemaId === null).map((one) => foldName(one.schema)),
  );
  return {
    has: ({ id, key, name }) =>
      ids.has(id) || names.has(foldName(key)) || names.has(foldName(name)),
  };
}
