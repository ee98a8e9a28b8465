/** The whole workspace as one readable document: what GET `/__emulator/state` answers. */
import type {
  AttributeRow,
  IconRow,
  ProjectRow,
  ReferenceTypeRow,
  SchemaProperties,
  StatusRow,
  TypeRow,
} from './model';
import { kindOf } from './rules/kinds';
import { objectName } from './rules/objects';
import { ownAttributes } from './rules/inherit';
import type { Store } from './store';

export interface StateAttribute extends Omit<AttributeRow, 'typeId' | 'type' | 'defaultTypeId'> {
  /** text, integer, reference, status, … */
  kind: string;
  /** `SCHEMA: Type` a reference points to; '' otherwise, `?` where it no longer exists. */
  referenceTo: string;
  /** Name of the reference type; '' otherwise. */
  referenceType: string;
  /** Names of the statuses of a status attribute. */
  statuses: string[];
}

export interface StateObjectType extends Omit<TypeRow, 'schemaId'> {
  /** Names from the root down, joined by ` / `. */
  path: string;
  icon: string;
  objectCount: number;
  attributes: StateAttribute[];
}

export interface StateSchema {
  id: string;
  key: string;
  name: string;
  description: string;
  created: string;
  updated: string;
  creator: string;
  readOnly: boolean;
  hiddenFrom: string[];
  properties: SchemaProperties;
  statuses: StatusRow[];
  referenceTypes: ReferenceTypeRow[];
  objectTypes: StateObjectType[];
  objects: {
    id: string;
    key: string;
    name: string;
    objectType: string;
    values: Record<string, string[]>;
  }[];
}

export interface WorkspaceState {
  siteName: string;
  workspaceId: string;
  cloudId: string;
  counts: {
    schemas: number;
    objectTypes: number;
    attributes: number;
    statuses: number;
    referenceTypes: number;
    objects: number;
  };
  schemas: StateSchema[];
  statuses: StatusRow[];
  referenceTypes: ReferenceTypeRow[];
  icons: IconRow[];
  projects: ProjectRow[];
  /** Object schema ids an account manages without having created them, by account id. */
  manages: Record<string, string[]>;
}

/**
 * Everything in the order it was made; attributes in theirs. Counts include the four attributes
 * Assets makes with a type.
 */
export function stateOf(store: Store): WorkspaceState {
  const { tables, site } = store;
  const manages: Record<string, string[]> = {};
  for (const role of tables.roles.all()) (manages[role.accountId] ??= []).push(role.schemaId);
  return {
    ...site,
    counts: {
      schemas: tables.schemas.size,
      objectTypes: tables.types.size,
      attributes: tables.attributes.size,
      statuses: tables.statuses.size,
      referenceTypes: tables.referenceTypes.size,
      objects: tables.objects.size,
    },
    schemas: tables.schemas
      .all()
      .map(
        ({
          id,
          key,
          name,
          description,
          created,
          updated,
          creator,
          readOnly,
          hiddenFrom,
          properties,
        }) => ({
          id,
          key,
          name,
          description,
          created,
          updated,
          creator,
          readOnly,
          hiddenFrom,
          properties,
          statuses: tables.statuses.by('schema', id),
          referenceTypes: tables.referenceTypes.by('schema', id),
          objectTypes: tables.types.by('schema', id).map((type) => typeState(store, type)),
          objects: tables.types.by('schema', id).flatMap((type) =>
            tables.objects.by('type', type.id).map((object) => ({
              id: object.id,
              key: object.key,
              name: objectName(store, object),
              objectType: type.name,
              values: object.values,
            })),
          ),
        }),
      ),
    statuses: tables.statuses.by('schema', ''),
    referenceTypes: tables.referenceTypes.by('schema', ''),
    icons: tables.icons.all(),
    projects: tables.projects.all(),
    manages,
  };
}

function typeState(store: Store, { schemaId: _, ...type }: TypeRow): StateObjectType {
  return {
    ...type,
    path: pathOf(store, type.id),
    icon: store.tables.icons.get(type.iconId)?.name ?? '',
    objectCount: store.tables.objects.countBy('type', type.id),
    attributes: ownAttributes(store, type.id).map((attribute) => attributeState(store, attribute)),
  };
}

function pathOf(store: Store, typeId: string): string {
  const type = store.tables.types.get(typeId);
  if (!type) return '';
  return type.parentId === '' ? type.name : `${pathOf(store, type.parentId)} / ${type.name}`;
}

function attributeState(
  store: Store,
  { typeId: _, type, defaultTypeId, ...rest }: AttributeRow,
): StateAttribute {
  const target = store.tables.types.get(rest.referenceObjectTypeId);
  const schema = target && store.tables.schemas.get(target.schemaId);
  return {
    ...rest,
    kind: kindOf({ type, defaultTypeId }),
    referenceTo: type !== 1 ? '' : target && schema ? `${schema.key}: ${target.name}` : '?',
    referenceType: store.tables.referenceTypes.get(rest.referenceTypeId)?.name ?? '',
    statuses:
      type === 7 ? rest.typeValueMulti.map((id) => store.tables.statuses.get(id)?.name ?? '?') : [],
  };
}
