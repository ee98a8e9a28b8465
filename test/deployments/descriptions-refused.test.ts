/**
 * A site that refuses descriptions as too long, whatever the limit, the kind of element and the
 * way of saying so: the deployment ends complete, costs hardly more than without, and tells every
 * text that was left shorter or out.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestLogEntry } from '../../local/assets-emulator/request-log';
import type { Switches } from '../../local/assets-emulator/switches';
import { loadSetByHand, type SetByHand } from '../../src/storage/set-by-hand';
import { loadClosure } from '../../src/templates/load-closure';
import { optionsFor } from '../../simulator/templates';
import { begin, finish, type Ended } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';

const BASIC = optionsFor(['BASIC']);
const limit = fc.oneof(fc.constant('none' as const), fc.integer({ min: 20, max: 300 }));
const sites: fc.Arbitrary<Partial<Switches>> = fc.record({
  schemaDescriptionMax: limit,
  typeDescriptionMax: limit,
  attributeDescriptionMax: limit,
  refusalStyle: fc.constantFrom('sentence' as const, 'rawKey' as const, 'empty' as const),
});

interface Deployed extends Ended {
  world: World;
  listed: SetByHand[];
  refused: number;
  /** Refused although the first refusal of its kind had been answered when it was sent. */
  late: number;
  requests: number;
}

const isRefused = ({ status }: RequestLogEntry): boolean => status === 400;

function afterTheLesson(requests: readonly RequestLogEntry[]): number {
  const lessons = new Map<string, number>();
  return requests.filter(isRefused).filter(({ path, at, ms }) => {
    const kind = /objectschema|objecttypeattribute|objecttype/u.exec(path)?.[0] ?? '';
    const sent = Date.parse(at);
    const first = lessons.get(kind) ?? sent + ms;
    lessons.set(kind, first);
    return sent >= first;
  }).length;
}

async function deploy(world: World, options = BASIC): Promise<Deployed> {
  const from = world.site.requests.length;
  let made = world.site.requests.slice(from);
  const ended = await finish(world, await begin(world, options), () => {
    made = world.site.requests.slice(from);
  });
  return {
    ...ended,
    world,
    listed: await loadSetByHand(world.memory, ended.deployment.id, ended.deployment.setByHand),
    refused: made.filter(isRefused).length,
    late: afterTheLesson(made),
    requests: made.length,
  };
}

const inWorld = async <T>(
  options: Partial<WorldOptions>,
  work: (world: World) => Promise<T>,
): Promise<T> => {
  const closure = await loadClosure(['BASIC']);
  const time = new VirtualTime();
  return inTime(time, () => work(new World(time, { closure, latencyMs: 20, ...options })));
};

/** Texts of what exists, as `SCHEMA · Type › Attribute`, by what the template wants. */
function shortened({ site: { store } }: World, wanted: ReadonlyMap<string, string>): string[] {
  const { schemas, types, attributes } = store.tables;
  const schemaOf = (id: string): string => schemas.get(id)?.key ?? '';
  const pathOf = (id: string): string => {
    const type = types.get(id);
    if (type === undefined) return '';
    return type.parentId === '' ? type.name : `${pathOf(type.parentId)} › ${type.name}`;
  };
  const found = [
    ...schemas.all().map((row) => [row.key, row.description]),
    ...types.all().map((row) => [`${schemaOf(row.schemaId)} · ${pathOf(row.id)}`, row.description]),
    ...attributes.all().map((row) => {
      const schema = schemaOf(types.get(row.typeId)?.schemaId ?? '');
      return [`${schema} · ${pathOf(row.typeId)} · ${row.name}`, row.description];
    }),
  ] as [string, string][];
  return found.flatMap(([name, description]) =>
    wanted.has(name) && wanted.get(name) !== description ? [name] : [],
  );
}

const nameOf = ({ schema, type, attribute }: SetByHand): string =>
  [schema, type, attribute].filter((name) => name !== '').join(' · ');

async function wantedTexts(): Promise<Map<string, string>> {
  return inWorld({ switches: FREE }, async (world) => {
    const plan = await world.plan(BASIC);
    return new Map(
      plan.steps.flatMap((step): [string, string][] => {
        if (step.kind === 'schema') return [[step.schema, step.description]];
        if (step.kind === 'object-type')
          return [[`${step.schema} · ${step.path.join(' › ')}`, step.description]];
        if (step.kind === 'attribute')
          return [
            [`${step.schema} · ${step.path.join(' › ')} · ${step.name}`, step.form.description],
          ];
        return [];
      }),
    );
  });
}

const FREE: Partial<Switches> = {
  schemaDescriptionMax: 'none',
  typeDescriptionMax: 'none',
  attributeDescriptionMax: 'none',
};

describe('descriptions that a site refuses', () => {
  it(
    'never stop a deployment, cost at most 2 % more requests after the first lesson, and are all listed',
    { timeout: 300_000 },
    async () => {
      const wanted = await wantedTexts();
      const plain = await inWorld({ switches: FREE }, (world) => deploy(world));
      expect(plain).toMatchObject({ wrong: [], listed: [], refused: 0 });
      const most = plain.requests * 0.02;
      let worst = { late: 0, again: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(sites, async (switches) => {
          const first = await inWorld({ switches }, (world) => deploy(world));
          expect(first).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
          expect(first.listed.map(nameOf).sort()).toEqual(shortened(first.world, wanted).sort());
          for (const entry of first.listed) expect(entry.value).toBe(wanted.get(nameOf(entry)));
          expect(first.requests - plain.requests).toBe(first.refused);
          expect(first.late).toBeLessThanOrEqual(most);
          // What was learned is remembered: the next deployment on this site is right the first time.
          const again = await inWorld({ switches }, async (world) => {
            const memory = first.world.memory.stored.get('site-memory');
            if (memory !== undefined) world.memory.stored.set('site-memory', memory);
            return deploy(world);
          });
          expect(again).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
          expect(again.listed.map(nameOf).sort()).toEqual(shortened(again.world, wanted).sort());
          expect(again.requests - plain.requests).toBeLessThanOrEqual(most);
          worst = {
            late: Math.max(worst.late, first.late),
            again: Math.max(worst.again, again.requests - plain.requests),
            refused: Math.max(worst.refused, first.refused),
          };
        }),
        { numRuns: Number(process.env['RUNS'] ?? 12) },
      );
      console.info('most refused after the first lesson, in the next deployment, in all:', worst);
    },
  );
});
