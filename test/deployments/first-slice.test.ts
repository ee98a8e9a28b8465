import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../simulator/templates';
import { afterWrites, watch, writes, wrongWith, wrongWithSuccess } from '../../simulator/inspect';
import {
  ADMIN,
  onMachine,
  OTHER_ADMIN,
  type MachineOptions,
  type VirtualMachine,
} from '../../simulator/machine';
import { flakyStorage } from '../../simulator/platform-faults';

const sliced = (more: MachineOptions = {}): MachineOptions => ({ ...more, firstSlice: true });

/** Milliseconds that a call takes. */
async function timed<T>({ time }: VirtualMachine, work: () => Promise<T>): Promise<[T, number]> {
  const began = time.ticks();
  return [await work(), time.ticks() - began];
}

describe('the first slice, in the answer to the confirmation', () => {
  it('may be all of a deployment, and then says so', async () => {
    await onMachine(sliced({ site: { latencyMs: 50 } }), async (machine) => {
      const seen = await watch(machine, 'BASIC');
      const before = machine.site.requests.length;
      const begun = await machine.begin({ schema: 'BASIC' });
      expect(begun).toMatchObject({ ok: true, code: 'started', state: 'succeeded' });
      // Of a preview with a hub; of a deployment of two schemas; and planned once more to see
      // that it is what was approved.
      const size = await sizeOf('BASIC');
      const most = 6 + 5 * 2 + (size + 16 + 5 * 2) + (6 + 5 * 2);
      expect(machine.site.requests.length - before).toBeLessThanOrEqual(most);
      expect(begun.text).toContain(`: ${size} of ${size} elements are created.`);
      expect(begun.text).toMatch(
        /^Deployment .* started .*\nDone and verified on \d+ \w+ \d{4} in/u,
      );
      const end = await machine.untilEnded();
      await machine.app.queueIdle();
      expect([
        ...wrongWith(machine, seen),
        ...(await wrongWithSuccess(machine, end, 'BASIC')),
      ]).toEqual([]);
    });
  });

  it.each(['refused', 'refused-403'] as const)(
    'then three questions end ITAM verified, where the platform answers every call for an absent person as %s',
    async (impersonation) => {
      await onMachine(
        sliced({ site: { latencyMs: 150, switches: { impersonation } } }),
        async (machine) => {
          const seen = await watch(machine, 'ITAM');
          const [begun, took] = await timed(machine, () => machine.begin({ schema: 'ITAM' }));
          expect(begun).toMatchObject({ ok: true, code: 'started', state: 'running' });
          expect(begun.text).toMatch(/\d+ of \d+ elements are created/u);
          expect(took).toBeLessThan(5_100 + 10_000);
          const done = [Number(begun['done'])];
          let last = begun;
          for (let asked = 0; asked < 3 && last['state'] !== 'succeeded'; asked += 1) {
            // By then the background has found out that it may not: it waits out what might pass.
            await machine.time.sleep(asked === 0 ? 15_000 : 5_000);
            const [answer, ms] = await timed(machine, () => machine.call('get-deployment-status'));
            expect(ms).toBeLessThan(10_000);
            done.push(Number(answer['done']));
            last = answer;
          }
          expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
          expect([
            ...wrongWith(machine, seen),
            ...(await wrongWithSuccess(machine, last, 'ITAM')),
          ]).toEqual([]);
        },
      );
    },
  );

  it.each([
    ['role', ['deny-after=0,method=POST'], /role/u],
    ['scope', ['scope@from:9'], /Connected apps/u],
  ] satisfies [string, string[], RegExp][])(
    'is told at once that a %s is missing, while the person looks',
    async (_, faults, remedy) => {
      await onMachine(sliced(), async (machine) => {
        const preview = await machine.call('preview-deployment', { schema: 'BASIC' });
        await machine.time.sleep(5_100);
        for (const fault of faults) machine.site.addFault(fault);
        const begun = await machine.call('deploy-schema', {
          previewId: preview['previewId'],
          confirmation: preview['confirmationCode'],
        });
        expect(begun).toMatchObject({ ok: false, remedy: expect.stringMatching(remedy) });
        expect(writes(machine)).toBeLessThan(9);
      });
    },
  );

  it.each([1, 2, 3, 20, 60])(
    'killed after %i writes, leaves a deployment that goes on by itself',
    async (count) => {
      await onMachine(sliced({ site: { latencyMs: 200 } }), async (machine) => {
        const seen = await watch(machine, 'BASIC');
        void machine.begin({ schema: 'BASIC' }).catch(() => undefined);
        await afterWrites(machine, count);
        machine.restart();
        await machine.app.queueIdle();
        const end = await machine.call('get-deployment-status');
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
      });
    },
  );

  it.each([50, 300, 1_000, 2_500])(
    'answers within ten seconds where every call takes %i ms, and the background does the rest',
    async (latencyMs) => {
      await onMachine(sliced({ site: { latencyMs } }), async (machine) => {
        const seen = await watch(machine, 'BASIC');
        const preview = await machine.call('preview-deployment', { schema: 'BASIC' });
        await machine.time.sleep(5_100);
        const [begun, ms] = await timed(machine, () =>
          machine.call('deploy-schema', {
            previewId: preview['previewId'],
            confirmation: preview['confirmationCode'],
          }),
        );
        expect(begun).toMatchObject({ ok: true, code: 'started' });
        expect(ms).toBeLessThan(10_000);
        const end = await machine.untilEnded();
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
      });
    },
  );

  it(
    'goes on in the background at once, with every event delivered twice and ' +
      'storage that fails now and then',
    async () => {
      await onMachine(
        {
          ...sliced({
            site: { latencyMs: 200 },
            host: { duplicateDeliveries: true, shuffle: 3 },
          }),
          gate: flakyStorage(5, 7),
        },
        async (machine) => {
          const seen = await watch(machine, 'BASIC');
          await machine.begin({ schema: 'BASIC' });
          const end = await machine.untilEnded();
          expect([
            ...wrongWith(machine, seen),
            ...(await wrongWithSuccess(machine, end, 'BASIC')),
          ]).toEqual([]);
        },
      );
    },
  );

  it('is left out where an administrator wants the background only', async () => {
    await onMachine(sliced(), async (machine) => {
      await machine.app.invokeResolver('save-settings', { present: 'never' }, { accountId: ADMIN });
      const begun = await machine.begin({ schema: 'BASIC' });
      expect(begun).toMatchObject({ code: 'started', done: 0 });
      expect((await machine.untilEnded()).code).toBe('succeeded');
    });
  });
});

describe('a deployment that only its person moves on', () => {
  it('says to others who can, and their asking moves nothing', async () => {
    await onMachine(
      sliced({ site: { latencyMs: 300, switches: { impersonation: 'refused' } } }),
      async (machine) => {
        const begun = await machine.begin({ schema: 'ITAM' });
        await machine.app.queueIdle();
        const then = writes(machine);
        const asked = { deploymentId: begun['deploymentId'] };
        for (let asking = 0; asking < 3; asking += 1) {
          const theirs = await machine.call('get-deployment-status', asked, OTHER_ADMIN);
          expect(theirs.text).toContain(`who confirmed it (account ${ADMIN})`);
          expect(theirs.text).toContain('Your asking moves nothing.');
          expect(theirs.text).toContain('the platform did not let the app work for them');
        }
        expect(writes(machine)).toBe(then);
        const mine = await machine.call('get-deployment-status', asked);
        expect(mine.text).toContain('the platform did not let the app work for you');
        expect(writes(machine)).toBeGreaterThan(then);
      },
    );
  });

  it('because an administrator chose that, says so, and not that the platform refused', async () => {
    await onMachine(sliced({ site: { latencyMs: 300 } }), async (machine) => {
      await machine.app.invokeResolver(
        'save-settings',
        { present: 'always' },
        { accountId: ADMIN },
      );
      const begun = await machine.begin({ schema: 'ITAM' });
      expect(begun.text).toContain('an administrator of this site chose that');
      expect(begun.text).not.toContain('platform');
      const mine = await machine.call('get-deployment-status');
      expect(mine.text).toContain('an administrator of this site chose that');
      expect((await machine.untilEnded()).code).toBe('succeeded');
    });
  });
});

describe('a deployment of the past', () => {
  it('is told with its date, and with what is gone of it since, in one request', async () => {
    await onMachine(sliced(), async (machine) => {
      await machine.begin({ schema: 'CORE' });
      const before = machine.site.requests.length;
      const then = await machine.call('get-deployment-status');
      expect(then.text).toMatch(/^Done and verified on \d+ \w+ 20\d\d in .*\n.*Open it: /su);
      expect(machine.site.requests.length - before).toBeLessThanOrEqual(2);
      const [core] = machine.site.store.tables.schemas.all();
      machine.site.store.remove('schemas', core?.id ?? '');
      await machine.time.sleep(3 * 24 * 3_600_000);
      const later = await machine.call('get-deployment-status');
      expect(later.text.slice(0, 40)).toBe(then.text.slice(0, 40));
      expect(later.text).toContain('Since then: CORE is not there any more, or you cannot see it.');
      expect(later.text).not.toContain('Open it');
    });
  });
});
