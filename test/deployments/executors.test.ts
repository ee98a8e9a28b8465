import { describe, expect, it } from 'vitest';
import { afterWrites, watch, writes, wrongWith, wrongWithSuccess } from '../../simulator/inspect';
import {
  ADMIN,
  onMachine,
  type Gate,
  type MachineOptions,
  type VirtualMachine,
} from '../../simulator/machine';

const settings = (machine: VirtualMachine, changed: Record<string, unknown>) =>
  machine.app.invokeResolver('save-settings', changed, { accountId: ADMIN });
const writers = ({ site }: VirtualMachine): string[] => [
  ...new Set(
    site.requests
      .filter(({ method, path }) => method === 'POST' && path.includes('/v1/'))
      .map(({ account }) => account),
  ),
];

describe('who carries a deployment out', () => {
  it.each(['refused', 'refused-403'] as const)(
    'the person, where the platform %s to act for them before anything was written',
    async (impersonation) => {
      await onMachine(
        { site: { latencyMs: 1_000, switches: { impersonation } } },
        async (machine) => {
          const seen = await watch(machine, 'BASIC');
          await machine.begin({ schema: 'BASIC' });
          await machine.app.queueIdle();
          expect(writes(machine)).toBe(0);
          const waits = await machine.call('get-deployment-status');
          expect(waits).toMatchObject({ ok: true, executor: 'present' });
          expect(waits.text).toContain('It moves on only while you ask for its status');
          const end = await machine.untilEnded();
          expect([
            ...wrongWith(machine, seen),
            ...(await wrongWithSuccess(machine, end, 'BASIC')),
          ]).toEqual([]);
        },
      );
    },
  );

  it.each([
    ['401', { faults: ['unauthorized@from:90'] }, /Connected apps|sign|allow/i],
    ['403', { faults: ['deny-after=60,method=POST'] }, /role/],
  ] satisfies [string, MachineOptions['site'], RegExp][])(
    'stops with %s after something was written, and does not go on as somebody else',
    async (_, site, remedy) => {
      await onMachine({ site }, async (machine) => {
        await machine.begin({ schema: 'BASIC' });
        await machine.time.sleep(60_000);
        machine.site.faults.clear();
        const then = writes(machine);
        const end = await machine.untilEnded();
        expect(end).toMatchObject({
          ok: false,
          code: 'failed',
          executor: 'background',
          remedy: expect.stringMatching(remedy),
        });
        expect(end.text).toContain('Created and left in place');
        expect(writes(machine)).toBe(then);
      });
    },
  );

  it('only the background, where an admin wants it so: a refusal before the first write stops', async () => {
    await onMachine({ site: { switches: { impersonation: 'refused' } } }, async (machine) => {
      await settings(machine, { present: 'never' });
      const end = await machine.deploy({ schema: 'BASIC' });
      expect(end).toMatchObject({ ok: false, code: 'failed', executor: 'background' });
      expect(end.text).toContain('Nothing was created');
      expect(writes(machine)).toBe(0);
    });
  });

  it.each([401, 403])(
    'nobody whose rights cannot be read (%i) counts as an administrator, unless the app carries out',
    async (status) => {
      let isGone = false;
      const gate: Gate = ({ path }, go) =>
        isGone && path.includes('/mypermissions')
          ? Promise.resolve(new Response('', { status }))
          : go();
      await onMachine({ gate }, async (machine) => {
        await settings(machine, { present: 'never' });
        await machine.begin({ schema: 'BASIC' });
        isGone = true;
        const end = await machine.untilEnded();
        expect(end).toMatchObject({ ok: false, code: 'failed', executor: 'background' });
        expect(writes(machine)).toBe(0);
      });
    },
  );

  it.each(['allowed', 'refused'] as const)(
    'the app, only where an admin turned it on (impersonation %s); killed in between, it goes on as the app',
    async (impersonation) => {
      await onMachine(
        { site: { switches: { appReads: 'allowed', appWrites: 'allowed', impersonation } } },
        async (machine) => {
          await settings(machine, { principal: 'app' });
          const seen = await watch(machine, 'BASIC');
          await machine.begin({ schema: 'BASIC' });
          await afterWrites(machine, 100);
          machine.restart();
          const end = await machine.untilEnded();
          expect(end['executor']).toBe('app');
          expect([
            ...wrongWith(machine, seen),
            ...(await wrongWithSuccess(machine, end, 'BASIC')),
          ]).toEqual([]);
          expect(writers(machine)).toEqual(['app']);
        },
      );
    },
  );

  it('the app, but not for an approver who is no administrator any more', async () => {
    let isGone = false;
    const gate: Gate = ({ path }, go) =>
      isGone && path.includes('/mypermissions')
        ? Promise.resolve(Response.json({ permissions: { ADMINISTER: { havePermission: false } } }))
        : go();
    await onMachine(
      { site: { switches: { appReads: 'allowed', appWrites: 'allowed' } }, gate },
      async (machine) => {
        await settings(machine, { principal: 'app' });
        await machine.begin({ schema: 'BASIC' });
        isGone = true;
        const end = await machine.untilEnded();
        expect(end).toMatchObject({ ok: false, code: 'failed', executor: 'app' });
        expect(end.text).toContain('Nothing was created');
        expect(writes(machine)).toBe(0);
      },
    );
  });

  it('never the app otherwise', async () => {
    await onMachine(
      { site: { switches: { appReads: 'allowed', appWrites: 'allowed' } } },
      async (machine) => {
        await machine.deploy({ schema: 'BASIC' });
        expect(writers(machine)).toEqual([ADMIN]);
      },
    );
  });
});
