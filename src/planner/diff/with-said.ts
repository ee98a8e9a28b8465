/** What is known of a schema, with what a person said of it: `Server=Host`, `Server.Environment=Stage`. Pure. */
import type { SchemaDetail } from '../../assets/observation';
import type { ResolvedTemplate } from '../../templates/resolve';
import { identityKey, KnownIds, type Identity, type SchemaIdentities } from '../identities';
import type { Said } from '../same';
import { SchemaIndex } from './schema-index';
import { foldName } from '../../text/fold-name';

/** Where an id is known and exists, it counts. */
export function withSaid(
  known: SchemaIdentities,
  said: readonly Said[],
  detail: SchemaDetail,
  templates: ReadonlyMap<string, ResolvedTemplate>,
): SchemaIdentities {
  const told = said.flatMap(({ wanted, found }) => (found === null ? [] : [{ wanted, found }]));
  if (told.length === 0) return known;
  const all = new Map(known);
  const add = (kind: 'object-type' | 'attribute', names: readonly string[], id: string): void => {
    const hash = identityKey(kind, names);
    if (!exists(detail, all.get(hash))) all.set(hash, { kind, id, seen: 0, by: '' });
  };
  for (const { wanted, found } of told)
    for (const type of typesCalled(wanted, templates)) {
      const named = detail.objectTypes.filter(({ name }) => foldName(name) === foldName(found));
      if (named.length === 1) add('object-type', type.path, named[0]?.id ?? '');
    }
  // Attributes after the types, which may be called otherwise themselves.
  const index = new SchemaIndex(detail, new KnownIds(all));
  for (const { wanted, found } of told) {
    const at = wanted.indexOf('.');
    if (at < 0) continue;
    for (const type of typesCalled(wanted.slice(0, at), templates)) {
      const here = index.type(type.path);
      const attribute = type.attributes.find(
        ({ name }) => foldName(name) === foldName(wanted.slice(at + 1)),
      );
      const own = here === undefined ? undefined : index.ownAttribute(here, found);
      if (attribute !== undefined && own !== undefined)
        add('attribute', [...type.path, attribute.name], own.id);
    }
  }
  return all;
}

const typesCalled = (
  name: string,
  templates: ReadonlyMap<string, ResolvedTemplate>,
): ResolvedTemplate['objectTypes'] =>
  [...templates.values()].flatMap(({ objectTypes }) =>
    objectTypes.filter((type) => foldName(type.name) === foldName(name)),
  );

const exists = ({ objectTypes, attributes }: SchemaDetail, known: Identity | undefined): boolean =>
  known !== undefined &&
  (known.kind === 'object-type'
    ? objectTypes.some(({ id }) => id === known.id)
    : attributes.some(({ id }) => id === known.id));
