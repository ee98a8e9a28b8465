/** Two sites in one process, as Forge may reuse one for several: the app carries nothing of one to the other. */
import { expect, it } from 'vitest';
import { memoryStore } from '../../local/forge-host';
import { sourcesBelow } from '../../scripts/security-pack/sources';
import { ADMIN, OTHER_ADMIN, startMachine, type Machine } from '../../simulator/loopback-machine';

interface Site {
  machine: Machine;
  stored(): string;
  account: string;
  schema: string;
}

async function startSite(account: string, schema: string, workspaceName: string): Promise<Site> {
  const storage = memoryStore();
  const machine = await startMachine({ host: { storage }, emulator: { siteName: workspaceName } });
  return {
    machine,
    account,
    schema,
    stored: () => JSON.stringify([...storage.tables(machine.app.installationId).kvs.entries()]),
  };
}

const keysOf = ({ machine }: Site): string[] =>
  machine.emulator
    .state()
    .schemas.map(({ key }) => key)
    .sort();

it('two sites deploy at once and see nothing of each other', async () => {
  const one = await startSite(ADMIN, 'BASIC', 'one');
  const two = await startSite(OTHER_ADMIN, 'PRI', 'two');
  try {
    const ends = await Promise.all(
      [one, two].map(({ machine, schema, account }) => machine.deploy({ schema }, account)),
    );
    expect(ends.map(({ code }) => code)).toEqual(['succeeded', 'succeeded']);
    const [first, second] = ends.map(({ deploymentId }) => String(deploymentId));
    expect(first).not.toBe(second);
    for (const [own, other] of [
      [one, two],
      [two, one],
    ] as const) {
      expect(keysOf(own)).toContain(own.schema);
      expect(keysOf(own)).not.toContain(other.schema);
      expect(own.stored()).toContain(`"${own.account}"`);
      expect(own.stored()).not.toContain(`"${other.account}"`);
      expect(own.stored()).not.toContain(other.machine.emulator.workspace.site.workspaceId);
      expect(own.stored()).not.toContain(`"${other.schema}"`);
      const listed = await own.machine.call('get-deployment-status', {}, own.account);
      expect(listed['deploymentId']).toBe(own === one ? first : second);
      expect(
        (
          await own.machine.call(
            'get-deployment-status',
            { deploymentId: own === one ? second : first },
            own.account,
          )
        ).code,
      ).toBe('deployment-unknown');
    }
  } finally {
    await Promise.all([one.machine.close(), two.machine.close()]);
  }
});

it('no module of src keeps anything at its top that can change: no variable, no empty collection', () => {
  const changing = sourcesBelow('src').flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter(
        (line) =>
          /^(?:export )?(?:let|var) /.test(line) ||
          /^(?:export )?const \w+(?:: (?:Map|Set|WeakMap)<[^=]*)? = new (?:Map|WeakMap)(?:<[^()]*>)?\(\)/.test(
            line,
          ),
      )
      .map((line) => `${file}: ${line}`),
  );
  // Filled from constants while it is loaded, and never afterwards.
  expect(changing).toEqual([
    'planner/judge/confusables.ts: const READ_AS = new Map<string, string>();',
  ]);
});
