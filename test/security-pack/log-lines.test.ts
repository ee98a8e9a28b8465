/** What the app writes to its log: all of it can be listed, and nothing of the tenant is in it. */
import { afterEach, expect, it, vi } from 'vitest';
import { readManifest } from '../../local/forge-host';
import { recordScenarios, SCENARIOS } from '../../scripts/security-pack/calls/scenarios';
import { createAssetsClient } from '../../src/assets/client';
import { logLines, unreadLogCalls } from '../../scripts/security-pack/log-lines';
import { ADMIN, onMachine } from '../../simulator/machine';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;
afterEach(() => vi.restoreAllMocks());

function listen(): string[] {
  const heard: string[] = [];
  for (const level of LEVELS)
    vi.spyOn(console, level).mockImplementation(
      (...words: unknown[]) =>
        void heard.push(
          words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '),
        ),
    );
  return heard;
}

it('every call of the console in src begins with a text, so that the pack can list it', () => {
  expect(unreadLogCalls('src')).toEqual([]);
  expect(logLines('src').length).toBeGreaterThan(2);
});

it('no line names an account, an address or a secret on purpose', () => {
  expect(
    logLines('src').filter((line) =>
      /account|email|token|secret|confirmation|hash|options|body/i.test(
        `${line.with} ${[...line.says.matchAll(/\$\{[^}]*\}/g)].join(' ')}`,
      ),
    ),
  ).toEqual([]);
});

it('nothing is logged while everything goes well, whoever carries out', async () => {
  const heard = listen();
  const modes = SCENARIOS.filter(({ name }) =>
    /^references as links|carries out|every way|every action/.test(name),
  );
  expect(modes.length).toBeGreaterThan(3);
  await recordScenarios(readManifest('manifest.yml'), undefined, modes);
  expect(heard).toEqual([]);
});

it('when Assets refuses something, no name of the workspace and no account is logged', async () => {
  const heard = listen();
  await onMachine({}, async (machine) => {
    const { site, time } = machine;
    const client = createAssetsClient(site.sendAs(ADMIN, false), {
      now: () => time.now(),
      sleep: (ms) => time.sleep(ms),
    });
    for (const key of ['PRIVATEONE', 'PRIVATETWO'])
      expect(
        (await client.createSchema({ key, name: `Secret ${key}`, description: '' })).kind,
      ).toBe('created');
    for (const fault of ['status=500@every:3', 'status=403@from:60']) site.addFault(fault);
    await machine.call('preview-deployment', { schema: 'ITAM' });
    await machine.begin({ schema: 'BASIC' });
    await time.sleep(3_600_000);
    await machine.call('get-deployment-status');
  });
  expect(heard.join('\n')).not.toMatch(/PRIVATE(?:ONE|TWO)/);
  expect(heard.join('\n')).not.toContain(ADMIN);
});
