/** Statuses and reference types, global or of one object schema. */
import type { ReferenceTypeRow, StatusRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done, forbidden, notFound } from '../outcome';
import { idFromName } from '../ids';
import { folded, key } from '../store';
import type { Body } from './body';
import { has, idIn, textIn, wholeIn } from './body';
import type { Call } from './call';
import { canManage, isAssetsAdmin, settled, visibleSchema } from './call';
import { duplicate, nameIn, statusName, typeName } from './names';

export function listStatuses(call: Call, schemaId: string): Outcome<StatusRow[]> {
  const scope = listScope(call, schemaId);
  if (!scope.ok) return scope;
  const { statuses } = call.store.tables;
  const global =
    schemaId !== '' && call.switches.statusListIncludesGlobal === 'yes'
      ? statuses.by('schema', '')
      : [];
  return done(settled(call, 'statuses', [...global, ...statuses.by('schema', schemaId)]));
}

/** With `includeAll` the global ones as well. */
export function listReferenceTypes(
  call: Call,
  schemaId: string,
  includeAll: boolean,
): Outcome<ReferenceTypeRow[]> {
  const scope = listScope(call, schemaId);
  if (!scope.ok) return scope;
  const { referenceTypes } = call.store.tables;
  const global = schemaId !== '' && includeAll ? referenceTypes.by('schema', '') : [];
  return done(
    settled(call, 'referenceTypes', [...global, ...referenceTypes.by('schema', schemaId)]),
  );
}

export function findStatus(call: Call, id: string): Outcome<StatusRow> {
  const status = call.store.tables.statuses.get(id);
  return status && (status.schemaId === '' || visibleSchema(call, status.schemaId))
    ? done(status)
    : notFound('status', id);
}

export function createStatus(call: Call, body: Body): Outcome<StatusRow> {
  const schemaId = scopeIn(call, body, call.switches.statusInSchema === 'allowed');
  if (!schemaId.ok) return schemaId;
  const facts = statusFacts(call, body, schemaId.value, null);
  return facts.ok
    ? done(
        call.store.put('statuses', {
          ...facts.value,
          id: freshId(call, 'statuses', call.switches.statusIds),
          schemaId: schemaId.value,
        }),
      )
    : facts;
}

export function updateStatus(call: Call, id: string, body: Body): Outcome<StatusRow> {
  const old = findStatus(call, id);
  if (!old.ok) return old;
  if (!mayConfigure(call, old.value.schemaId)) return forbidden();
  const facts = statusFacts(call, { ...old.value, ...body }, old.value.schemaId, id);
  return facts.ok ? done(call.store.put('statuses', { ...old.value, ...facts.value })) : facts;
}

export function deleteStatus(call: Call, id: string): Outcome<null> {
  const old = findStatus(call, id);
  if (!old.ok) return old;
  if (!mayConfigure(call, old.value.schemaId)) return forbidden();
  call.store.remove('statuses', id);
  return done(null);
}

export function createReferenceType(call: Call, body: Body): Outcome<ReferenceTypeRow> {
  const { store, switches } = call;
  const schemaId = scopeIn(call, body, switches.referenceTypeInSchema === 'allowed');
  if (!schemaId.ok) return schemaId;
  const name = nameIn(body, typeName(switches));
  if (!name.ok) return name;
  const description = textIn(body, 'description');
  const color = textIn(body, 'color', '42526E');
  if (description === null || color === null)
    return badField(color === null ? 'color' : 'description', 'The value is not a text');
  if (!/^[0-9a-fA-F]{6}$/.test(color)) return badField('color', 'The color is not valid');
  if (store.tables.referenceTypes.countBy('name', key(schemaId.value, folded(name.value))) > 0)
    return duplicate(switches, 'name');
  return done(
    store.put('referenceTypes', {
      id: freshId(call, 'referenceTypes', switches.referenceTypeIds),
      name: name.value,
      description,
      color,
      removable: true,
      schemaId: schemaId.value,
    }),
  );
}

/** No journal tells the number behind an id that is none: what it brought back is passed over. */
function freshId(
  { store }: Pick<Call, 'store'>,
  table: 'statuses' | 'referenceTypes',
  form: 'numbers' | 'uuids',
): string {
  const number = store.newId(table);
  const id = form === 'numbers' ? number : idFromName(`${store.site.siteName} ${table} ${number}`);
  return store.tables[table].get(id) === undefined ? id : freshId({ store }, table, form);
}

function statusFacts(
  call: Call,
  body: Body,
  schemaId: string,
  ownId: string | null,
): Outcome<Pick<StatusRow, 'name' | 'description' | 'category'>> {
  const name = nameIn(body, statusName(call.switches));
  if (!name.ok) return name;
  const category = has(body, 'category') ? wholeIn(body, 'category', -1) : -1;
  if (category === null || category < 0 || category > 2)
    return badField('category', 'The category is mandatory and must be 0, 1 or 2');
  const description = textIn(body, 'description');
  if (description === null) return badField('description', 'The value is not a text');
  const taken = call.store.tables.statuses
    .by('name', key(schemaId, folded(name.value)))
    .some((status) => status.id !== ownId);
  return taken
    ? duplicate(call.switches, 'name')
    : done({ name: name.value, description, category });
}

function listScope(call: Call, schemaId: string): Outcome<null> {
  return schemaId === '' || visibleSchema(call, schemaId)
    ? done(null)
    : notFound('object schema', schemaId);
}

const mayConfigure = (call: Call, schemaId: string): boolean => {
  if (schemaId === '') return isAssetsAdmin(call);
  const schema = visibleSchema(call, schemaId);
  return schema !== null && canManage(call, schema);
};

/** `objectSchemaId` of a new status or reference type; '' means global. */
function scopeIn(call: Call, body: Body, inSchema: boolean): Outcome<string> {
  const schemaId = idIn(body, 'objectSchemaId') ?? '?';
  if (schemaId !== '' && !visibleSchema(call, schemaId))
    return badField('objectSchemaId', 'The object schema does not exist');
  if (!mayConfigure(call, schemaId)) return forbidden();
  if (schemaId !== '' && !inSchema)
    return badField('objectSchemaId', 'It can not be created in an object schema');
  return done(schemaId);
}
