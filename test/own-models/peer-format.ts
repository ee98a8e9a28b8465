/**
 * The schema files of a public tool for Assets (cmdb-kit, MIT: `schema-structure.json`, a flat list
 * of object types, and `schema-attributes.json`, attributes by object type) as a model of ours.
 * Run by itself it turns a folder into a file: tsx test/own-models/peer-format.ts FOLDER KEY > FILE
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PeerType {
  name: string;
  parent?: string;
  description?: string;
}
interface PeerAttribute {
  type: number;
  defaultTypeId?: number;
  referenceType?: string;
  max?: number;
  min?: number;
}
export interface PeerSchema {
  structure: readonly PeerType[];
  attributes: Readonly<Record<string, Readonly<Record<string, PeerAttribute>>>>;
  /** Reference types by the name of the attribute; `_default` for every other. */
  referenceTypes: Readonly<Record<string, string>>;
}

/** What the numbers of the Assets API mean (Assets OpenAPI, `defaultTypeId`). */
const DEFAULT_TYPES: Readonly<Record<number, string>> = {
  0: 'text',
  1: 'integer',
  2: 'boolean',
  3: 'float',
  4: 'date',
  6: 'datetime',
  7: 'url',
  8: 'email',
  9: 'textarea',
  11: 'ipaddress',
};

/** "companionProducts" is shown as "Companion Products". */
const spoken = (name: string): string =>
  name
    .replace(/(?<=[a-z\d])(?=[A-Z])/gu, ' ')
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/** @throws Error at an attribute of a kind that the peer's format does not describe */
export function modelOfPeer(
  { structure, attributes, referenceTypes }: PeerSchema,
  key: string,
  name: string,
): object {
  const attributeOf = (said: string, one: PeerAttribute): object => {
    const common = {
      name: spoken(said),
      ...((one.min ?? 0) > 0 ? { required: true } : {}),
      ...(one.max === undefined || one.max === 1 ? {} : { max: one.max }),
    };
    if (one.type === 1)
      return {
        ...common,
        type: 'reference',
        to: one.referenceType,
        as: referenceTypes[said] ?? referenceTypes['_default'] ?? 'Link',
      };
    const type =
      one.type === 0 ? DEFAULT_TYPES[one.defaultTypeId ?? 0] : { 2: 'user', 4: 'group' }[one.type];
    if (type === undefined) throw new Error(`${said}: a kind that is not known`);
    return { ...common, type };
  };
  const below = (parent: string | undefined): object[] =>
    structure
      .filter((type) => type.parent === parent)
      .map((type) => ({
        name: type.name,
        ...(type.description === undefined ? {} : { purpose: type.description }),
        inherits: false,
        attributes: Object.entries(attributes[type.name] ?? {})
          // Assets makes these itself.
          .filter(([said]) => !['name', 'key', 'created', 'updated'].includes(said.toLowerCase()))
          .map(([said, one]) => attributeOf(said, one)),
        children: below(type.name),
      }));
  return { key, name, objectTypes: below(undefined) };
}

export function readPeer(folder: string): PeerSchema {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
  return {
    structure: read('schema-structure.json') as PeerSchema['structure'],
    attributes: read('schema-attributes.json') as PeerSchema['attributes'],
    referenceTypes: existsSync(join(folder, 'ref-type-map.json'))
      ? (read('ref-type-map.json') as PeerSchema['referenceTypes'])
      : {},
  };
}

if (require.main === module) {
  const [folder = '', key = 'PEER'] = process.argv.slice(2);
  process.stdout.write(`${JSON.stringify(modelOfPeer(readPeer(folder), key, key), null, 2)}\n`);
}
