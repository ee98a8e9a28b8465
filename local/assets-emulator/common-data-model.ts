/**
 * The Assets common data model (Beta): object schemas of the system's own, which people see and
 * nobody manages. That they exist and that reference types and schemas carry `cdmData` is
 * published; keys, names of attributes and what `cdmData` of a schema holds are ours.
 */
import { defaultAttributes } from './rules/default-attributes';
import type { SchemaRow } from './model';
import { PROPERTIES_OFF } from './rules/schema-properties';
import type { Store } from './store';

const SCHEMAS: readonly (readonly [key: string, name: string, types: readonly string[]])[] = [
  ['CDMPEOPLE', 'People', ['Person', 'Department', 'Cost Center']],
  ['CDMPLACES', 'Locations', ['Location']],
];
const CREATOR = 'common-data-model';
const AT = '2026-01-01T00:00:00.000Z';

export function addCommonDataModel(store: Store): void {
  const [icon] = store.tables.icons.all();
  for (const [key, name, types] of SCHEMAS) {
    const schema = store.put('schemas', {
      id: store.newId('schemas'),
      key,
      name,
      description: '',
      created: AT,
      updated: AT,
      creator: CREATOR,
      readOnly: true,
      hiddenFrom: [],
      properties: { ...PROPERTIES_OFF, allowOtherObjectSchema: true },
    });
    for (const [position, typeName] of types.entries()) {
      const type = store.put('types', {
        id: store.newId('types'),
        schemaId: schema.id,
        parentId: '',
        name: typeName,
        description: '',
        iconId: icon?.id ?? '',
        position,
        created: AT,
        updated: AT,
        inherited: false,
        abstract: false,
      });
      for (const attribute of defaultAttributes(type.id))
        store.put('attributes', { ...attribute, id: store.newId('attributes') });
    }
  }
}

/** The mark of a schema of the common data model; nothing for any other. */
export const schemaMark = ({ creator, key }: SchemaRow): { cdmData?: { key: string } } =>
  creator === CREATOR ? { cdmData: { key } } : {};

/** The mark of a global reference type of such a site. */
export const referenceTypeMark = (
  name: string,
): { cdmData: { types: { key: string; version: number; opinionated: boolean }[] } } => ({
  cdmData: { types: [{ key: name.toLowerCase(), version: 1, opinionated: false }] },
});
