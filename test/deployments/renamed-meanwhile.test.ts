/**
 * One identity while a deployment runs: what people do meanwhile, at random. The soak does it
 * many times, and prints the seed.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Store } from '../../local/assets-emulator/store';
import type { TypeRow } from '../../local/assets-emulator/model';
import { onMachine } from '../../simulator/machine';

const WHOLE = process.env['IDENTITY_ALL'] === '1';
const RUNS = Number(process.env['IDENTITY_RUNS'] ?? (WHOLE ? 150 : 1));
const SEED = Number(process.env['SEED'] ?? (WHOLE ? Date.now() % 1_000_000_000 : 14));
if (WHOLE) vi.setConfig({ testTimeout: 3_600_000 });

/** An object type or an attribute that came to be, and where. */
interface Born {
  table: 'types' | 'attributes';
  id: string;
  name: string;
  within: string;
}

/** Notes everything that comes to be in the workspace; what `people` do is not the deployment's. */
function watched(store: Store): { born: Born[]; people(work: () => void): void } {
  const born: Born[] = [];
  let isPeople = false;
  const put = store.put.bind(store) as (table: string, row: unknown) => unknown;
  store.put = ((table: string, row: { id: string; name: string }) => {
    const isNew =
      (table === 'types' || table === 'attributes') &&
      store.tables[table].get(row.id) === undefined;
    if (isNew && !isPeople) {
      const { schemaId, typeId } = row as { schemaId?: string; typeId?: string };
      born.push({ table, id: row.id, name: row.name, within: schemaId ?? typeId ?? '' });
    }
    return put(table, row);
  }) as Store['put'];
  return {
    born,
    people(work) {
      isPeople = true;
      work();
      isPeople = false;
    },
  };
}

const deed = fc.record({
  what: fc.constantFrom('rename', 'rename', 'move', 'add', 'delete'),
  of: fc.constantFrom('types' as const, 'attributes' as const),
  which: fc.nat(10_000),
  /** Milliseconds after the one before. */
  after: fc.integer({ min: 200, max: 6_000 }),
});
type Deed = ReturnType<typeof deed.generate> extends { value: infer Value } ? Value : never;

interface Done {
  renamed: Set<string>;
  deleted: Set<string>;
}

/** Does it to something that the deployment has made; nothing where there is nothing yet. */
function carryOut(
  store: Store,
  born: readonly Born[],
  { what, of, which }: Deed,
  turn: number,
  done: Done,
): void {
  const there = born.filter(
    (one) =>
      one.table === of &&
      store.tables[of].get(one.id) !== undefined &&
      !['Key', 'Name', 'Created', 'Updated'].includes(one.name),
  );
  const one = there[which % Math.max(1, there.length)];
  const row = one && store.tables[of].get(one.id);
  if (one === undefined || row === undefined) return;
  const name = `Ours ${turn}`;
  if (what === 'rename') {
    store.put(of, { ...row, name } as never);
    done.renamed.add(one.id);
  } else if (what === 'add') store.put(of, { ...row, id: store.newId(of), name } as never);
  else if (what === 'move' && of === 'types')
    store.put('types', { ...(row as TypeRow), parentId: '' });
  else if (what === 'delete') {
    const gone = of === 'types' ? withBelow(store, one.id) : [one.id];
    for (const id of gone) {
      for (const attribute of store.tables.attributes.by('type', id)) {
        done.deleted.add(attribute.id);
        store.remove('attributes', attribute.id);
      }
      done.deleted.add(id);
      store.remove(of, id);
    }
  }
}

function withBelow(store: Store, id: string): string[] {
  return [
    id,
    ...store.tables.types
      .all()
      .filter((row) => row.parentId === id)
      .flatMap((row) => withBelow(store, row.id)),
  ];
}

/** Of what was not deleted by people: whatever the deployment made a second time. */
function twice(born: readonly Born[], deleted: ReadonlySet<string>): string[] {
  const seen = new Map<string, number>();
  for (const { table, id, name, within } of born)
    if (!deleted.has(id) && !deleted.has(within))
      seen.set(`${table} ${within} ${name}`, (seen.get(`${table} ${within} ${name}`) ?? 0) + 1);
  return [...seen].flatMap(([what, times]) => (times > 1 ? [`${what}: ${times} times`] : []));
}

async function once(template: string, deeds: readonly Deed[]): Promise<void> {
  await onMachine({ firstSlice: true, site: { latencyMs: 300 } }, async (machine) => {
    const { store } = machine.site;
    const { born, people } = watched(store);
    const done: Done = { renamed: new Set(), deleted: new Set() };
    let hasEnded = false;
    const meanwhile = (async () => {
      for (const [turn, one] of deeds.entries()) {
        await machine.time.sleep(one.after);
        if (hasEnded) return;
        people(() => carryOut(store, born, one, turn, done));
      }
    })();
    const end = await machine.deploy({ schema: template });
    hasEnded = true;
    await meanwhile;
    expect(twice(born, done.deleted)).toEqual([]);
    if (done.deleted.size === 0) expect(end.text).toContain('Done and verified');
    if (end.code !== 'succeeded') return;
    const written = end['written'] as { objectTypes: number; attributes: number };
    const made = born.filter(
      ({ name, table }) =>
        table === 'types' || !['Key', 'Name', 'Created', 'Updated'].includes(name),
    );
    if (done.deleted.size === 0) {
      expect(made.filter(({ table }) => table === 'types')).toHaveLength(written.objectTypes);
      expect(made.filter(({ table }) => table === 'attributes')).toHaveLength(written.attributes);
    }
    if ([...done.renamed].some((id) => !done.deleted.has(id)))
      expect(end.text).toContain('Renamed or moved by somebody while it ran');
    const again = await machine.call('preview-deployment', {
      schema: template,
      extend: `${template}, CORE`,
    });
    if (done.deleted.size === 0) expect(again.code, again.text).toBe('nothing-to-do');
  });
}

describe('what people do while a deployment runs', () => {
  it('makes nothing twice, leaves every figure right, and is named', async () => {
    if (WHOLE) console.info(`identity, running: seed ${SEED}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('CORE', 'BASIC'),
        fc.array(deed, { minLength: 1, maxLength: 8 }),
        once,
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });
});
