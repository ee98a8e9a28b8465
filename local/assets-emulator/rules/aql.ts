/** A small part of AQL: comparisons with `=` and `in (...)`, joined by AND. Anything else is refused. */
import type { ObjectRow } from '../model';
import type { Outcome } from '../outcome';
import { done, refused } from '../outcome';
import { folded } from '../store';
import type { Call } from './call';
import { canSee } from './call';
import { objectName } from './objects';

const CLAUSE =
  /^\s*(objectSchemaId|objectSchema|objectTypeId|objectType|Key|Name)\s*(=|in)\s*(\([^)]*\)|"[^"]*"|[^\s()"]+)\s*$/i;

export function findObjects(call: Call, query: string): Outcome<ObjectRow[]> {
  const tests: ((object: ObjectRow) => boolean)[] = [];
  for (const clause of query.trim() === '' ? [] : query.split(/\s+AND\s+/i)) {
    const parts = CLAUSE.exec(clause);
    if (!parts)
      return refused(400, `The AQL could not be read near: ${clause.trim().slice(0, 100)}`);
    const values = (parts[3] ?? '')
      .replace(/^\(|\)$/g, '')
      .split(',')
      .map((value) => folded(value.trim().replace(/^"|"$/g, '')));
    const field = fieldOf(call, (parts[1] ?? '').toLowerCase());
    tests.push((object) => values.includes(folded(field(object))));
  }
  const visible = (object: ObjectRow): boolean => {
    const schema = schemaOf(call, object);
    return schema !== undefined && canSee(call, schema);
  };
  return done(
    call.store.tables.objects
      .all()
      .filter((object) => visible(object) && tests.every((test) => test(object))),
  );
}

const schemaOf = (call: Call, object: ObjectRow) => {
  const { types, schemas } = call.store.tables;
  return schemas.get(types.get(object.typeId)?.schemaId ?? '');
};

function fieldOf(call: Call, name: string): (object: ObjectRow) => string {
  switch (name) {
    case 'objectschemaid':
      return (object) => schemaOf(call, object)?.id ?? '';
    case 'objectschema':
      return (object) => schemaOf(call, object)?.name ?? '';
    case 'objecttypeid':
      return (object) => object.typeId;
    case 'objecttype':
      return (object) => call.store.tables.types.get(object.typeId)?.name ?? '';
    case 'key':
      return (object) => object.key;
    default:
      return (object) => objectName(call.store, object);
  }
}
