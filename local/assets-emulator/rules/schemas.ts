/** Object schemas: creating, changing, deleting, and their properties (sharing). */
import type { SchemaProperties, SchemaRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done, forbidden, notFound } from '../outcome';
import { folded } from '../store';
import type { Body } from './body';
import { flagIn, has, textIn } from './body';
import type { Call } from './call';
import { canManage, canSee, isAssetsAdmin, settled, visibleSchema } from './call';
import { descriptionIn } from './descriptions';
import { duplicate, nameIn, schemaName } from './names';
import { PROPERTIES_OFF } from './schema-properties';
import { removeType } from './types';

export const listSchemas = (call: Call): SchemaRow[] =>
  settled(call, 'schemas', call.store.tables.schemas.all()).filter((schema) =>
    canSee(call, schema),
  );

export function findSchema(call: Call, id: string): Outcome<SchemaRow> {
  const schema = visibleSchema(call, id);
  return schema ? done(schema) : notFound('object schema', id);
}

/** The schema, if the caller may change it. */
export function manageableSchema(call: Call, id: string): Outcome<SchemaRow> {
  const schema = findSchema(call, id);
  return schema.ok && !canManage(call, schema.value) ? forbidden() : schema;
}

const PROPERTY_NAMES = Object.keys(PROPERTIES_OFF) as (keyof SchemaProperties)[];

export function createSchema(call: Call, body: Body): Outcome<SchemaRow> {
  if (!isAssetsAdmin(call)) return forbidden();
  const facts = schemaFacts(call, body, null);
  if (!facts.ok) return facts;
  const { accountId } = call.caller.kind === 'person' ? call.caller.account : { accountId: 'app' };
  return done(
    call.store.put('schemas', {
      id: call.store.newId('schemas'),
      ...facts.value,
      created: call.now,
      updated: call.now,
      creator: accountId,
      readOnly: false,
      hiddenFrom: [],
      properties: { ...PROPERTIES_OFF },
    }),
  );
}

export function updateSchema(call: Call, id: string, body: Body): Outcome<SchemaRow> {
  const schema = manageableSchema(call, id);
  if (!schema.ok) return schema;
  const old = schema.value;
  const facts = schemaFacts(
    call,
    {
      name: old.name,
      description: old.description,
      ...body,
      ...(call.switches.keyChange === 'accepted' && has(body, 'objectSchemaKey')
        ? {}
        : { objectSchemaKey: old.key }),
    },
    id,
  );
  return facts.ok
    ? done(call.store.put('schemas', { ...old, ...facts.value, updated: call.now }))
    : facts;
}

/** Deletes the schema with everything in it. */
export function deleteSchema(call: Call, id: string): Outcome<SchemaRow> {
  const schema = manageableSchema(call, id);
  if (!schema.ok) return schema;
  const { tables } = call.store;
  for (const type of tables.types.by('schema', id)) removeType(call.store, type.id);
  for (const status of tables.statuses.by('schema', id)) call.store.remove('statuses', status.id);
  for (const reference of tables.referenceTypes.by('schema', id))
    call.store.remove('referenceTypes', reference.id);
  for (const role of tables.roles.by('schema', id)) call.store.remove('roles', role.id);
  call.store.remove('schemas', id);
  return schema;
}

function schemaFacts(
  call: Call,
  body: Body,
  ownId: string | null,
): Outcome<Pick<SchemaRow, 'name' | 'key' | 'description'>> {
  const {
    switches,
    store: { tables },
  } = call;
  const name = nameIn(body, schemaName(switches));
  if (!name.ok) return name;
  const key = textIn(body, 'objectSchemaKey')?.trim() ?? '';
  if (key === '') return badField('objectSchemaKey', 'The object schema key is mandatory');
  if (!new RegExp(switches.keyPattern).test(key))
    return badField('objectSchemaKey', 'The object schema key is not valid');
  const description = descriptionIn(body, '', switches, switches.schemaDescriptionMax);
  if (!description.ok) return description;
  const others = (rows: SchemaRow[]) => rows.some((row) => row.id !== ownId);
  if (others(tables.schemas.by('key', folded(key))))
    return duplicate(switches, 'objectSchemaKey', switches.duplicateKeyText);
  if (others(tables.schemas.by('name', folded(name.value)))) return duplicate(switches, 'name');
  return done({ name: name.value, key, description: description.value });
}

/** The (undocumented) read of a schema's properties. */
export function readProperties(call: Call, id: string): Outcome<SchemaProperties> {
  const schema = findSchema(call, id);
  if (!schema.ok) return schema;
  if (call.switches.sharingRead === '404') return notFound('resource', id);
  if (call.switches.sharingRead === '403') return forbidden();
  return done(schema.value.properties);
}

export function writeProperties(call: Call, id: string, body: Body): Outcome<null> {
  const schema = manageableSchema(call, id);
  if (!schema.ok) return schema;
  const properties = {
    ...(call.switches.propertyPost === 'merge' ? schema.value.properties : PROPERTIES_OFF),
  };
  for (const name of PROPERTY_NAMES) {
    if (!has(body, name)) continue;
    const value = flagIn(body, name);
    if (value === null) return badField(name, 'The property is not a boolean');
    properties[name] = value;
  }
  call.store.put('schemas', { ...schema.value, properties, updated: call.now });
  return done(null);
}
