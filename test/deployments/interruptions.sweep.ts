import { describe, expect, it } from 'vitest';
import {
  afterWrites,
  deployAndCheck,
  planNow,
  watch,
  writes,
  wrongWith,
  wrongWithSuccess,
} from '../../simulator/inspect';
import { onMachine, OTHER_ADMIN, type VirtualMachine } from '../../simulator/machine';
import { flakyStorage, outageOf } from '../../simulator/platform-faults';
import { optionsFor } from '../../simulator/templates';

/**
 * Elements that exist, of those approved. A plan that finds BASIC there and unshared leaves that
 * as it is, where nothing it creates refers to it.
 */
async function standing(machine: VirtualMachine, approved: number): Promise<number> {
  const { steps } = await planNow(
    machine,
    optionsFor(['BASIC'], { extend: ['BASIC', 'CORE'], allowSharing: ['CORE'] }),
  );
  const basic = machine.site.store.tables.schemas.all().find(({ key }) => key === 'BASIC');
  const unshared = basic !== undefined && !basic.properties.allowOtherObjectSchema;
  const planned = steps.some((step) => step.kind === 'sharing' && step.schema === 'BASIC');
  return approved - steps.length - (unshared && !planned ? 1 : 0);
}

const total = (counts: unknown): number =>
  Object.values(counts as Record<string, number>).reduce((sum, count) => sum + count, 0);

describe('a kill of the host', () => {
  it.each([1, 3, 20, 60, 133, 200, 250])(
    'after %i writes: the next start goes on and finishes',
    async (count) => {
      await onMachine({}, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        await machine.begin({ schema: 'BASIC' });
        await afterWrites(machine, count);
        machine.restart();
        const end = await machine.untilEnded();
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
      });
    },
  );

  it('again and again, at every half second: it still gets on', async () => {
    await onMachine({ site: { latencyMs: 100 } }, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      await machine.begin({ schema: 'BASIC' });
      for (let kills = 0; kills < 12; kills += 1) {
        await machine.time.sleep(1_500);
        machine.restart();
      }
      const end = await machine.untilEnded();
      expect([
        ...wrongWith(machine, seen),
        ...(await wrongWithSuccess(machine, end, 'BASIC')),
      ]).toEqual([]);
    });
  });
});

describe('permission', () => {
  it('lost half-way: stops, says what exists and why, and a new preview adds only the rest', async () => {
    await onMachine({ site: { faults: ['deny-after=100,method=POST'] } }, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      const end = await machine.deploy({ schema: 'BASIC' });
      expect(end).toMatchObject({
        ok: false,
        code: 'failed',
        remedy: expect.stringContaining('role'),
      });
      expect(end.text).toContain('Created and left in place');
      expect(total(end['written'])).toBe(await standing(machine, seen.approved.steps.length));
      expect(total(end['written'])).toBe(100);
      machine.site.faults.clear();
      const again = await machine.deploy({ schema: 'BASIC' });
      expect([
        ...wrongWith(machine, seen),
        ...(await wrongWithSuccess(machine, again, 'BASIC')),
      ]).toEqual([]);
      expect(total(again['written'])).toBe(seen.approved.steps.length - 100);
    });
  });

  it('to a scope lost half-way: likewise', async () => {
    await onMachine({ site: { faults: ['scope@from:90'] } }, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      await machine.time.sleep(60_000);
      machine.site.faults.clear();
      const end = await machine.untilEnded();
      expect(end).toMatchObject({
        ok: false,
        code: 'failed',
        remedy: expect.stringContaining('Connected apps'),
      });
    });
  });

  it('gone from the person between turns: the deployment stops before it writes more', async () => {
    await onMachine({}, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 60);
      machine.kill();
      await machine.time.sleep(1_000);
      const { store } = machine.site;
      for (const schema of store.tables.schemas.all())
        store.put('schemas', { ...schema, readOnly: true });
      const then = writes(machine);
      machine.restart();
      const end = await machine.untilEnded();
      expect(end).toMatchObject({
        ok: false,
        code: 'failed',
        remedy: expect.stringContaining('Object Schema Manager'),
      });
      expect(end.text).toMatch(/You do not manage/);
      expect(writes(machine)).toBe(then);
    });
  });
});

describe('an outage of Assets', () => {
  it('of ten minutes is waited out', async () => {
    await onMachine({}, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 80);
      for (const status of [503])
        machine.site.faults.add({
          spec: '',
          harm: { kind: 'status', phase: 'before', status },
          when: { kind: 'always' },
          method: null,
          path: null,
          account: null,
          times: Infinity,
          seed: 1,
        });
      const down = machine.time.ticks();
      await machine.time.sleep(600_000);
      const asked = machine.site.requests.filter(({ status }) => status === 503).length;
      machine.site.faults.clear();
      const end = await machine.untilEnded();
      expect([
        ...wrongWith(machine, seen),
        ...(await wrongWithSuccess(machine, end, 'BASIC')),
      ]).toEqual([]);
      expect(machine.time.ticks() - down).toBeLessThan(900_000);
      // About twenty requests a minute, however many steps wait.
      expect(asked).toBeLessThan(300);
    });
  });

  it('that does not end: stops after an hour, and says what exists', async () => {
    await onMachine({ site: { faults: ['status=503@from:120'] } }, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      const begun = await machine.begin({ schema: 'BASIC' });
      expect(begun.code).toBe('started');
      await machine.time.sleep(2 * 3_600_000);
      machine.site.faults.clear();
      const end = await machine.untilEnded();
      expect(end).toMatchObject({
        ok: false,
        code: 'failed',
        remedy: expect.stringContaining('new preview'),
      });
      expect(end.text).toMatch(/tried 60 times/);
      expect(wrongWith(machine, seen)).toEqual([]);
    });
  });

  it('that names a long time to wait is not waited out by a function paid by the second', async () => {
    await onMachine({}, async (machine) => {
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 80);
      let refused = 0;
      const { fetch } = machine.site.proxy;
      machine.site.proxy.fetch = (request) => {
        if (request.method !== 'POST' || refused >= 30) return fetch(request);
        refused += 1;
        return Promise.resolve(
          new Response('{}', { status: 429, headers: { 'retry-after': '300' } }),
        );
      };
      await machine.time.sleep(20_000);
      expect(machine.app.queueState().running).toEqual([]);
      const end = await machine.untilEnded();
      expect(end.code).toBe('succeeded');
      expect(refused).toBeLessThanOrEqual(30);
    });
  });
});

describe('storage and queue', () => {
  it.each([1, 2, 3])(
    'that fail now and then: nothing is lost, nothing done twice (seed %i)',
    async (seed) => {
      await onMachine(
        { gate: flakyStorage(8, seed), site: { faults: [`drop-after-commit@3%,seed=${seed}`] } },
        async (machine) => {
          const { wrong } = await deployAndCheck(machine, 'BASIC');
          expect(wrong).toEqual([]);
        },
      );
    },
  );

  it('down for three minutes in the middle: no write meanwhile, and it goes on by itself', async () => {
    let isDown = false;
    await onMachine({ gate: outageOf('kvs', () => isDown) }, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 60);
      isDown = true;
      await machine.time.sleep(1_500);
      const then = writes(machine);
      await machine.time.sleep(180_000);
      expect(writes(machine)).toBe(then);
      isDown = false;
      await machine.app.queueIdle();
      const end = await machine.untilEnded();
      expect([
        ...wrongWith(machine, seen),
        ...(await wrongWithSuccess(machine, end, 'BASIC')),
      ]).toEqual([]);
    });
  });

  it('that do not take the next turn: it is pushed when they do', async () => {
    let isDown = false;
    await onMachine(
      {
        gate: outageOf('stargate', () => isDown),
        site: { latencyMs: 300 },
        host: { limits: { asyncMaximumMs: 6_000 } },
      },
      async (machine) => {
        const seen = await watch(machine, 'BASIC');
        await machine.begin({ schema: 'BASIC' });
        isDown = true;
        await machine.time.sleep(20_000);
        isDown = false;
        // Nobody asks for the status: the event that could not push is delivered again.
        expect(await machine.app.queueIdle()).toBe(true);
        const end = await machine.call('get-deployment-status');
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, end, 'BASIC')),
        ]).toEqual([]);
      },
    );
  });

  it('whose first event is lost: asking for the status wakes it', async () => {
    let isDown = true;
    await onMachine({ gate: outageOf('stargate', () => isDown) }, async (machine) => {
      const begun = await machine.begin({ schema: 'BASIC' });
      expect(begun.code).toBe('started');
      isDown = false;
      expect(await machine.app.queueIdle()).toBe(true);
      expect((await machine.call('get-deployment-status')).code).toBe('queued');
      const end = await machine.untilEnded();
      expect(await wrongWithSuccess(machine, end, 'BASIC')).toEqual([]);
    });
  });
});

describe('cancelling', () => {
  it(
    'stops within a second, says what exists and what was still on its way, and a ' +
      'new preview finishes it',
    async () => {
      await onMachine({ site: { latencyMs: 300 } }, async (machine) => {
        const seen = await watch(machine, 'BASIC');
        const { deploymentId } = await machine.begin({ schema: 'BASIC' });
        await afterWrites(machine, 70);
        expect((await machine.call('cancel-deployment', { deploymentId })).code).toBe('cancelling');
        const cancelledAt = machine.time.now();
        const end = await machine.untilEnded();
        expect(end.code).toBe('cancelled');
        const late = machine.site.requests.filter(
          ({ method, at }) => method === 'POST' && Date.parse(at) > cancelledAt + 1_000,
        );
        expect(late).toEqual([]);
        expect(total(end['written'])).toBe(await standing(machine, seen.approved.steps.length));
        const again = await machine.deploy({ schema: 'BASIC' });
        expect([
          ...wrongWith(machine, seen),
          ...(await wrongWithSuccess(machine, again, 'BASIC')),
        ]).toEqual([]);
      });
    },
  );

  it('between a kill and the next turn: the numbers are read again, not remembered', async () => {
    await onMachine({}, async (machine) => {
      const seen = await watch(machine, 'BASIC');
      const { deploymentId } = await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 25);
      machine.kill();
      machine.restart();
      await machine.call('cancel-deployment', { deploymentId });
      const end = await machine.untilEnded();
      expect(end.code).toBe('cancelled');
      expect(total(end['written'])).toBe(await standing(machine, seen.approved.steps.length));
    });
  });

  it('before it began: nothing is written', async () => {
    let isDown = true;
    await onMachine({ gate: outageOf('stargate', () => isDown) }, async (machine) => {
      const { deploymentId } = await machine.begin({ schema: 'BASIC' });
      await machine.call('cancel-deployment', { deploymentId });
      isDown = false;
      const end = await machine.untilEnded();
      expect(end.code).toBe('cancelled');
      expect(end.text).toContain('Nothing was created');
      expect(writes(machine)).toBe(0);
    });
  });

  it('what waits for its person ends it, also by another admin, and the next one may deploy', async () => {
    await onMachine({ site: { switches: { impersonation: 'refused' } } }, async (machine) => {
      const { deploymentId } = await machine.begin({ schema: 'BASIC' });
      await machine.app.queueIdle();
      await machine.call('cancel-deployment', { deploymentId }, OTHER_ADMIN);
      expect(
        (await machine.call('get-deployment-status', { deploymentId }, OTHER_ADMIN)).code,
      ).toBe('cancelled');
      const end = await machine.deploy({ schema: 'BASIC' }, OTHER_ADMIN);
      expect(await wrongWithSuccess(machine, end, 'BASIC')).toEqual([]);
    });
  });
});
