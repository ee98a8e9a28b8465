/**
 * Assets shows the object types below one parent in the order in which they were made. Each
 * template is deployed with calls that take now a little and now long, so that calls in flight
 * together end in any order.
 */
import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { optionsFor } from '../../simulator/templates';
import { begin, finish } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World } from '../../simulator/world';
import { FILES } from './support/expansion';

type Ordered = Record<string, string[]>;
type Types = NonNullable<ReturnType<typeof FILES.get>>['objectTypes'];

/** Names below each parent, as the file lists them. */
function asWritten(types: Types, parent: string, found: Ordered = {}): Ordered {
  if (types.length > 0) found[parent] = types.map(({ name }) => name);
  for (const { name, children = [] } of types) asWritten(children, name, found);
  return found;
}

function asMade({ site: { store } }: World, schemaKey: string): Ordered {
  const schema = store.tables.schemas.all().find(({ key }) => key === schemaKey);
  const types = store.tables.types
    .all()
    .filter(({ schemaId }) => schemaId === schema?.id)
    .sort((a, b) => Number(a.id) - Number(b.id));
  const found: Ordered = {};
  for (const { name, parentId } of types) {
    const parent = types.find(({ id }) => id === parentId)?.name ?? '';
    found[parent] = [...(found[parent] ?? []), name];
  }
  return found;
}

describe('object types below one parent', () => {
  it.each(TEMPLATE_KEYS)('of %s are made in the order of the template', async (key) => {
    const closure = await loadClosure([key]);
    const time = new VirtualTime();
    const world = await inTime(time, async () => {
      const deployed = new World(time, {
        closure,
        latencyMs: 40,
        faults: ['slow=350@30%,seed=7,method=POST', 'slow=90@30%,seed=8,method=POST'],
      });
      const ended = await finish(deployed, await begin(deployed, optionsFor([key])));
      expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
      return deployed;
    });
    for (const schema of world.site.store.tables.schemas.all())
      expect(asMade(world, schema.key)).toEqual(
        asWritten(FILES.get(schema.key)?.objectTypes ?? [], ''),
      );
  });
});
