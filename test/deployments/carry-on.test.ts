/** One turn after another on a small site in memory: how each can go, and what is on record then. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogueOf, templateOf, typeNamed } from '../../simulator/templates';
import { ALL, attributeNamed, CLOSURE, ENDED, onSite } from '../support/turns-on-site';
import { AppError, type ErrorCode } from '../../src/errors';
import { requestCancel } from '../../src/storage/cancel';
import { knownSchemas, recordSchemaBuilding } from '../../src/storage/known-schemas';
import { countSteps } from '../../src/storage/shapes';
import { DOUBT } from '../../src/deployer/endings';
import type { TurnInput } from '../../src/deployer/take-turn';

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

describe('a turn that gets to the end', () => {
  it('makes what was approved, reads it back, and puts that on record', async () => {
    await onSite(async (here) => {
      const states: string[] = [];
      const { world } = here;
      const kv = world.memory.through((operation) => {
        const run = world.memory.stored.get(`run:${here.id}`);
        if (operation === `set run:${here.id}` && run !== undefined) {
          const { state, settled } = JSON.parse(run) as { state: string; settled?: boolean };
          states.push(`${state}${settled === true ? ', settled' : ''}`);
        }
        return Promise.resolve();
      });
      expect(await here.turn(1, { kv })).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'succeeded',
        outcome: { kind: 'none' },
        written: ALL,
        setByHand: { count: 0 },
        meanwhile: undefined,
        progress: { done: ALL, total: ALL },
      });
      expect([...new Set(states)]).toEqual(['running', 'verifying, settled']);
      expect(here.writes()).toBe(4);
      expect(await knownSchemas(world.memory)).toMatchObject([
        { key: 'ONE', template: 'ONE', version: '1.0.0', state: 'complete', deploymentId: here.id },
      ]);
    });
  });

  it('says what was renamed, and what somebody else made, while it ran', async () => {
    await onSite(async (here) => {
      const { world } = here;
      expect(await here.turn(1, { remainingMs: 900_000, startingMs: 280 })).toEqual({
        kind: 'hand-over',
        delaySeconds: 0,
      });
      const [thing] = world.site.store.tables.types.all();
      if (thing === undefined) throw new Error('It made no type.');
      world.site.store.put('types', { ...thing, name: 'Renamed' });
      expect(await here.turn(2)).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'succeeded',
        meanwhile: { renamed: ['ONE · Thing'], theirs: [], unneeded: [] },
      });
    });
  });

  it('has nothing to make where the turn before made everything: it ends without another look', async () => {
    await onSite(async (here) => {
      // Out of time as soon as all is made.
      const { world } = here;
      let isOut = false;
      const end = await here.turn(1, {
        closureOf: () => Promise.resolve(CLOSURE),
        clock: {
          now: () => here.time.now(),
          sleep: (ms, cut) => here.time.sleep(ms, cut),
          ticks: () => here.time.ticks() + (isOut ? 800_000 : 0),
        },
        kv: world.memory.through(() => {
          isOut ||=
            attributeNamed(here, 'Size') !== undefined &&
            attributeNamed(here, 'Note') !== undefined;
          return Promise.resolve();
        }),
      });
      expect(end).toEqual({ kind: 'hand-over', delaySeconds: 0 });
      await here.time.sleep(20_000);
      expect(await here.turn(2)).toEqual(ENDED);
      expect(await here.load()).toMatchObject({ state: 'succeeded', written: ALL });
      expect(here.writes()).toBe(4);
    });
  });
});

describe('a turn of a cancelled deployment', () => {
  it('writes nothing, and says that nothing was', async () => {
    await onSite(async (here) => {
      await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
      const asked = here.world.site.requests.length;
      expect(await here.turn()).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'cancelled',
        written: countSteps([]),
        outcome: { sentence: 'The deployment was cancelled.', names: [] },
      });
      expect(here.world.site.requests).toHaveLength(asked);
    });
  });

  it('between two turns reads what exists once more, and says where it could not', async () => {
    for (const isDown of [false, true])
      await onSite(async (here) => {
        await here.turn(1, { startingMs: 280 });
        const { written } = await here.load();
        await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
        if (isDown) here.world.site.addFault('status=503@every:1');
        const icons = (): number =>
          here.world.site.requests.filter(({ path }) => path.includes('/icon/')).length;
        const before = icons();
        expect(await here.turn(2)).toEqual(ENDED);
        expect(icons()).toBe(before);
        expect(await here.load()).toMatchObject({
          state: 'cancelled',
          written,
          outcome: { sentence: `The deployment was cancelled.${isDown ? DOUBT : ''}` },
        });
      });
  });

  it('after an upgrade says the figures that were reported last, and that there may be more', async () => {
    const later = catalogueOf([
      templateOf(
        'ONE',
        ['Thing', 'A', 'B', 'C'].map((name) => typeNamed(name)),
        {
          version: '2.0.0',
        },
      ),
    ]);
    await onSite(async (here) => {
      await here.turn(1, { startingMs: 280 });
      const { written } = await here.load();
      await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
      expect(await here.turn(2, { closureOf: () => Promise.resolve(later) })).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'cancelled',
        written,
        outcome: { sentence: `The deployment was cancelled.${DOUBT}` },
      });
    });
  });

  it('stops while it makes things, and names what was on its way', async () => {
    await onSite(async (here) => {
      const going = here.turn();
      while (attributeNamed(here, 'Note') === undefined && here.writes() < 2)
        await here.time.sleep(5);
      await requestCancel(here.world.memory, here.id, 'acc-admin', here.time.now());
      expect(await going).toEqual(ENDED);
      expect((await here.load()).state).toMatch(/cancelled|succeeded/u);
    });
  });
});

describe('a turn after an upgrade of the app', () => {
  it('stops, because what was approved is not known any more, and says what was begun', async () => {
    const other = catalogueOf([
      templateOf('ONE', [typeNamed('Another')], { version: '2.0.0' }),
      templateOf('TWO', [typeNamed('Other')]),
    ]);
    const cases: [number | null, string][] = [
      [null, ''],
      [200, ' The object schema ONE was begun and stays as it is.'],
      [280, ' The object schemas ONE, TWO were begun and stay as they are.'],
    ];
    for (const [startingMs, stays] of cases)
      await onSite(
        async (here) => {
          const { memory } = here.world;
          // What another deployment has begun is none of its business.
          await recordSchemaBuilding(memory, {
            ...{ schemaId: '999', template: 'OLD', version: '1.0.0', key: 'OLD' },
            ...{ deploymentId: 'p-cccc', at: here.time.now() },
          });
          if (startingMs !== null) await here.turn(1, { startingMs });
          const closureOf = () => Promise.resolve(other);
          expect(await here.turn(2, { closureOf })).toEqual(ENDED);
          const { state, outcome } = await here.load();
          const begun = (await knownSchemas(memory)).filter(
            ({ deploymentId }) => deploymentId === here.id,
          );
          expect(begun).toHaveLength(stays === '' ? 0 : stays.includes(',') ? 2 : 1);
          expect(state).toBe('drifted');
          expect(outcome).toMatchObject({
            code: 'template-changed',
            sentence: expect.stringMatching(
              new RegExp(
                `no longer holds the approved version of ONE 1\\.0\\.0\\.${stays}(?:${DOUBT})?$`,
                'u',
              ),
            ),
            remedy:
              'Nothing more was written. Preview again to see what would be done now with the new version.',
            names: ['ONE 1.0.0'],
          });
        },
        { templates: stays.includes(',') ? ['ONE', 'TWO'] : ['ONE'] },
      );
  });
});

describe('a turn that cannot read', () => {
  const failing = (code: ErrorCode, retryAfterMs?: number): Partial<TurnInput> => ({
    rightsOf: () =>
      Promise.reject(
        new AppError(code, 'No.', {
          remedy: 'Do this.',
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        }),
      ),
  });

  it('comes again where that may pass, after the time that is named', async () => {
    await onSite(async (here) => {
      const until = (seconds: number): number => here.time.now() + seconds * 1_000;
      const unavailable = await here.turn(1, failing('assets-unavailable'));
      expect(unavailable).toEqual({
        kind: 'hand-over',
        delaySeconds: 60,
        waiting: { until: until(60), asked: false },
      });
      expect(await here.turn(2, failing('rate-limited', 90_000))).toEqual({
        kind: 'hand-over',
        delaySeconds: 90,
        waiting: { until: until(90), asked: true },
      });
      expect(here.writes()).toBe(0);
    });
  });

  it('waits for the person where they are refused, and ends where it is something else', async () => {
    await onSite(async (here) => {
      expect(await here.turn(1, failing('forbidden'))).toEqual({ kind: 'needs-presence' });
      expect(await here.turn(2, failing('no-assets'))).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'failed',
        outcome: { code: 'no-assets', sentence: 'No.', remedy: 'Do this.', names: [] },
      });
    });
  });

  it('says a defect of its own in the log, so that it can be mended, and nothing else', async () => {
    for (const [code, logged] of [
      ['internal', [['deployment stopped', { error: expect.stringContaining('No.') as string }]]],
      ['no-assets', []],
    ] as const)
      await onSite(async (here) => {
        const said: unknown[][] = [];
        const note = (...what: unknown[]): void => void said.push(what);
        vi.spyOn(console, 'error').mockImplementation(note);
        expect(await here.turn(1, failing(code))).toEqual(ENDED);
        expect(said).toMatchObject(logged);
        expect((await here.load()).outcome).toMatchObject({ code, sentence: 'No.' });
      });
  });

  it('ends as a defect of its own, or of what is stored, without being tried for ever', async () => {
    await onSite(async (here) => {
      await expect(here.turn(1, failing('storage-unavailable'))).rejects.toThrow('No.');
      expect(await here.turn(2, failing('storage-corrupt'))).toEqual(ENDED);
      expect((await here.load()).outcome).toMatchObject({
        code: 'storage-corrupt',
        sentence: 'No.',
      });
    });
    await onSite(async (here) => {
      expect(await here.turn(1, { rightsOf: () => Promise.reject(new Error('a defect')) })).toEqual(
        ENDED,
      );
      expect((await here.load()).outcome).toMatchObject({
        code: 'internal',
        sentence: 'The app met a defect of its own and stopped.',
      });
    });
  });

  it('and of somebody who may not make an object schema, says so', async () => {
    await onSite(async (here) => {
      const rightsOf = () => Promise.resolve({ jiraAdmin: false });
      expect(await here.turn(1, { rightsOf })).toEqual(ENDED);
      expect((await here.load()).outcome).toMatchObject({ code: 'not-allowed' });
      expect(here.writes()).toBe(0);
    });
  });
});
