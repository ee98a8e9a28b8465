/** Counters: what they may hold, what they cost, and that they are right as far as they go. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  InvocationFailure,
  memoryStore,
  parseManifest,
  type KvStore,
} from '../../local/forge-host';
import { readFileSync } from 'node:fs';
import { ACTION_KEYS } from '../../src/actions/table';
import { VIEW_OF_QUESTION } from '../../src/pages/count-page-view';
import { PAGE_VIEWS } from '../../src/pages/page-views';
import {
  COUNTED_ACTIONS,
  COUNTED_VIEWS,
  countedDays,
  FEATURES,
  isFeature,
  openTallies,
  saveCounted,
  saveTelemetry,
  tally,
  versionLabel,
  type Feature,
} from '../../src/storage/counters';
import { createDeployment, endDeployment } from '../../src/storage/deployments';
import { dayOf } from '../../src/storage/erasing/lifetimes';
import { countSteps } from '../../src/storage/shapes';
import { addUpCounters } from '../../src/telemetry/add-up';
import { summariseCounters } from '../../src/telemetry/summary';
import { CORPUS } from '../safety/corpus';
import { ADMIN, startMachine, type Answer, type Machine } from '../../simulator/loopback-machine';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW, sampleApproved } from '../support/storage-samples';

/** The whole language of what is stored: nothing outside it fits an account, a name or a time of day. */
const WORD = '[A-Za-z]+(?:-[a-z]+)*';
const FEATURE = new RegExp(
  String.raw`^(?:action\.${WORD}\.(?:chat|page|agent)\.(?:done|refused)|view\.${WORD}` +
    String.raw`|deployment\.${WORD}|template\.[A-Z]+|version\.${WORD})$`,
  'u',
);
const VERSION = /^(?:unknown|\d{1,5}(?:\.\d{1,5}){1,2})$/u;
const KEY =
  /^(?:telemetry|tally:\d{4}-\d\d-\d\d:(?:[0-9a-f]{16}|version)|counted:\d{4}-\d\d-\d\d)$/u;
const isCounter = (key: string): boolean => /^(?:telemetry|tally|counted)/u.test(key);

function breaches(stored: Iterable<readonly [string, unknown]>): string[] {
  return [...stored]
    .filter(([key]) => isCounter(key))
    .flatMap(([key, value]) => {
      const text = JSON.stringify(value);
      if (!KEY.test(key)) return [`key ${key}`];
      if (key === 'telemetry')
        return /^\{"v":1,"on":(?:true|false),"version":(?:null|"(?:unknown|[\d.]+)")\}$/u.test(text)
          ? []
          : [text];
      const record = value as Record<string, unknown>;
      if (key.startsWith('tally:')) {
        const ok =
          Object.keys(record).sort().join() === 'feature,token,v,version' &&
          isFeature(record['feature']) &&
          VERSION.test(String(record['version'])) &&
          /^[0-9a-f]{16}$/u.test(String(record['token']));
        return ok ? [] : [text];
      }
      const counts = record['counts'] as Record<string, Record<string, unknown>>;
      const fine = Object.entries(counts).every(
        ([version, features]) =>
          VERSION.test(version) &&
          Object.entries(features).every(
            ([feature, count]) => isFeature(feature) && Number.isInteger(count),
          ),
      );
      return fine && Object.keys(record).sort().join() === 'counts,token,v' ? [] : [text];
    });
}

describe('what a counter can hold', () => {
  it('is a closed list of words', () => {
    expect(new Set(FEATURES).size).toBe(FEATURES.length);
    expect(FEATURES.filter((feature) => !FEATURE.test(feature))).toEqual([]);
    expect(
      [...ACTION_KEYS].filter((key) => !(COUNTED_ACTIONS as readonly string[]).includes(key)),
    ).toEqual([]);
    expect([...VIEW_OF_QUESTION.keys()].filter((key) => !(key in PAGE_VIEWS))).toEqual([]);
    expect([...new Set(VIEW_OF_QUESTION.values())].sort()).toEqual([...COUNTED_VIEWS].sort());
  });

  it('is nothing else, whatever is thrown at the storage', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...CORPUS.map(({ text }) => text)),
      fc.constantFrom('__proto__', 'constructor', '1.0.0"', '712020:5b10ac8d-ann', ''),
      fc.anything(),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (version, feature) => {
        const kv = new MemoryKv();
        await tally(kv, '2026-01-31', version as string, feature as Feature).catch(() => undefined);
        await tally(kv, '2026-01-31', version as string, 'view.about');
        await saveTelemetry(kv, { version: versionLabel(version) });
        await saveTelemetry(kv, { version: version as string }).catch(() => undefined);
        expect(
          breaches([...kv.stored].map(([key, json]) => [key, JSON.parse(json) as unknown])),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

describe('counting in the app', () => {
  let machine: Machine;
  let storage: KvStore;
  beforeAll(async () => {
    storage = memoryStore();
    machine = await startMachine({ host: { storage, limits: { kvsQueryStalenessMs: 0 } } });
  });
  afterAll(() => machine.close());
  const counters = (): [string, unknown][] =>
    [...storage.tables(machine.app.installationId).kvs]
      .filter(([key]) => isCounter(key))
      .map(([key, { value }]) => [key, value]);
  const page = (
    key: string,
    payload: Record<string, unknown> = {},
    accountId = ADMIN,
  ): Promise<Answer> => machine.app.invokeResolver(key, payload, { accountId }) as Promise<Answer>;

  it('writes once for a use, and reads one switch', async () => {
    const before = machine.app.kvsStats().byPath;
    expect((await machine.call('describe-schema', { schema: 'CORE' })).ok).toBe(true);
    const after = machine.app.kvsStats().byPath;
    const used = Object.fromEntries(
      Object.entries(after)
        .map(([path, n]) => [path, n - (before[path] ?? 0)])
        .filter(([, n]) => n !== 0),
    );
    expect(used).toEqual({ '/api/v1/get': 1, '/api/v1/set': 1 });
    expect(counters().map(([, value]) => (value as { feature: string }).feature)).toEqual([
      'action.describe-schema.chat.done',
    ]);
  });

  it('holds nothing of what callers send, through every door', async () => {
    const texts = [...CORPUS.map(({ text }) => text.slice(0, 900)), ADMIN, 'demo', 'BASIC'];
    const inputs = (text: string): Record<string, unknown> =>
      Object.fromEntries(
        [
          'schema',
          'query',
          'category',
          'compareWith',
          'name',
          'key',
          'references',
          'previewId',
          'confirmation',
          'deploymentId',
          'from',
          'on',
          'template',
          'guide',
          'kind',
        ].map((name) => [name, text]),
      );
    const doors = [...ACTION_KEYS, ...Object.keys(PAGE_VIEWS), 'switch-telemetry', 'save-settings'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...doors),
        fc.constantFrom(...texts),
        fc.constantFrom('chat', 'agent', 'page'),
        async (door, text, via) => {
          const isAction = (ACTION_KEYS as readonly string[]).includes(door);
          if (isAction && via !== 'page')
            await machine.app.invokeAction(
              via === 'agent' ? `${door}-for-agents` : door,
              inputs(text),
              { accountId: ADMIN },
            );
          else await page(door, inputs(text));
          await machine.app
            .invokeResolver(text, inputs(text), { accountId: ADMIN })
            .catch((error: unknown) => expect(error).toBeInstanceOf(InvocationFailure));
          expect(breaches(counters())).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
    const seen = JSON.stringify(counters());
    for (const word of [ADMIN, 'demo', machine.app.installationId, 'example.test'])
      expect(seen).not.toContain(word);
  });

  it('is shown to an administrator whole, to nobody else, and is gone once it is switched off', async () => {
    const shown = (await page('read-about'))['about'] as {
      forAdmins: { telemetry: { on: boolean; lines: { feature: string; inAll: number }[] } };
    };
    expect(
      shown.forAdmins.telemetry.lines.find(
        ({ feature }) => feature === 'action.describe-schema.chat.done',
      )?.inAll,
    ).toBeGreaterThanOrEqual(1);
    expect(
      ((await page('read-about', {}, 'acc-manager'))['about'] as { forAdmins: unknown }).forAdmins,
    ).toBeNull();
    expect(await page('switch-telemetry', { on: false }, 'acc-manager')).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    expect(await page('switch-telemetry', { on: false })).toMatchObject({ ok: true });
    await machine.call('describe-schema', { schema: 'CORE' });
    expect(counters()).toEqual([['telemetry', { v: 1, on: false, version: null }]]);
    expect((await page('read-log'))['lines']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'settings-changed', facts: { counters: 'on to off' } }),
      ]),
    );
  });

  it('never makes an action fail or throw: without any storage, an answer that needs none is the same', async () => {
    const text = readFileSync('manifest.yml', 'utf8').replace('    storage:app: {}\n', '');
    const without = await startMachine({ host: { manifest: parseManifest(text) } });
    try {
      const answer = await without.call('describe-schema', { schema: 'CORE' });
      expect(answer).toEqual(await machine.call('describe-schema', { schema: 'CORE' }));
      expect(without.app.kvsStats().refused).toBe(1);
    } finally {
      await without.close();
    }
  });
});

describe('adding up', () => {
  const DAY = 86_400_000;
  const run = (kv: MemoryKv, now: number, version = '1.0.0'): Promise<void> =>
    addUpCounters(kv, { now, version, isOver: () => false });

  it(
    'loses and repeats no use, with deployments and templates, whoever runs it at ' +
      'once and wherever it dies',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 40 }),
          fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 }),
          async (uses, deaths) => {
            const kv = new MemoryKv();
            for (let n = 0; n < uses; n += 1) await tally(kv, dayOf(NOW), '1.0.0', 'view.about');
            await createDeployment(
              kv,
              sampleApproved({
                options: { ...sampleApproved().options, templates: ['BASIC', 'not of ours'] },
              }),
            );
            await endDeployment(kv, 'p-aaaa', {
              generation: 1,
              state: 'succeeded',
              at: NOW,
              outcome: { kind: 'none' },
              written: countSteps([]),
              setByHand: { count: 0, chunks: 0 },
            });
            await saveTelemetry(kv, { version: '1.0.0' });
            const lineOf = async (): Promise<unknown> => (await summariseCounters(kv, NOW)).lines;
            const wanted = [
              { version: '1.0.0', feature: 'deployment.succeeded', thisMonth: 1, inAll: 1 },
              { version: '1.0.0', feature: 'template.BASIC', thisMonth: 1, inAll: 1 },
              { version: '1.0.0', feature: 'view.about', thisMonth: uses, inAll: uses },
            ];
            expect(await lineOf()).toEqual(wanted);
            for (const after of deaths) {
              let calls = 0;
              const mortal = kv.through(() => {
                calls += 1;
                return calls > after ? Promise.reject(new Error('killed')) : Promise.resolve();
              });
              await run(mortal, NOW + 3 * DAY).catch(() => undefined);
              expect(await lineOf()).toEqual(wanted);
            }
            await Promise.all([run(kv, NOW + 3 * DAY), run(kv, NOW + 3 * DAY)]);
            expect(await lineOf()).toEqual(wanted);
            expect([...(await openTallies(kv)).keys()]).toEqual([]);
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('notes each version of the app once, and forgets counts after their time', async () => {
    const kv = new MemoryKv();
    await Promise.all([run(kv, NOW), run(kv, NOW)]);
    await run(kv, NOW + DAY);
    await run(kv, NOW + 5 * DAY, '1.1.0');
    expect((await summariseCounters(kv, NOW + 5 * DAY)).lines).toEqual([
      { version: '1.1.0', feature: 'version.changed', thisMonth: 1, inAll: 1 },
      { version: '1.0.0', feature: 'version.installed', thisMonth: 1, inAll: 1 },
    ]);
    await run(kv, NOW + 8 * DAY, '1.1.0');
    expect([...(await countedDays(kv)).keys()].sort()).toEqual([dayOf(NOW), dayOf(NOW + 5 * DAY)]);
    await run(kv, NOW + 402 * DAY, '1.1.0');
    expect([...(await countedDays(kv)).keys()]).toEqual([]);
  });

  it('shows a day that was added up as it was added up, though some of its entries are still there', async () => {
    const kv = new MemoryKv();
    await saveCounted(kv, dayOf(NOW), { '1.0.0': { 'view.about': 5 } });
    await tally(kv, dayOf(NOW), '1.0.0', 'view.about');
    const shown = [{ version: '1.0.0', feature: 'view.about', thisMonth: 5, inAll: 5 }];
    expect((await summariseCounters(kv, NOW)).lines).toEqual(shown);
    await saveTelemetry(kv, { version: '1.0.0' });
    await run(kv, NOW + 3 * DAY);
    expect((await summariseCounters(kv, NOW)).lines).toEqual(shown);
    expect([...kv.stored.keys()].filter((key) => key.startsWith('tally:'))).toEqual([]);
  });

  it('removes what a late invocation wrote after it was switched off', async () => {
    const kv = new MemoryKv();
    await saveTelemetry(kv, { on: false });
    await tally(kv, dayOf(NOW), '1.0.0', 'view.about');
    await run(kv, NOW);
    expect([...kv.stored.keys()]).toEqual(['telemetry']);
  });
});
