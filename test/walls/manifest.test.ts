import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { INPUTS, type ActionKey } from '../../src/service/inputs';

interface Manifest {
  app: { runtime: { name: string } };
  modules: {
    'rovo:agent': { prompt: string; actions: string[] }[];
    action: {
      key: string;
      function: string;
      actionVerb: string;
      inputs: Record<string, { type: string; required: boolean }>;
    }[];
    'rovo:mcp': { name: string; tools: string[] }[];
    'rovo:skill': { source: { dir: string }; dependencies: { tools: string[] } }[];
    consumer: { queue: string; function: string }[];
    function: { key: string; timeoutSeconds?: number }[];
  };
  permissions: { scopes: Record<string, { allowImpersonation?: boolean }> };
}

const ROOT = join(__dirname, '../..');
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
const scopes = Object.keys(manifest.permissions.scopes);
/** Actions of our own agent, and those that any other agent may call. */
const ours = manifest.modules.action.filter(({ key }) => !key.endsWith('-for-agents'));
const others = manifest.modules.action.filter(({ key }) => key.endsWith('-for-agents'));

describe('the scopes of the manifest', () => {
  it('are exactly these', () => {
    expect([...scopes].sort()).toEqual([
      'read:app-global-channel:realtime',
      'read:cmdb-attribute:jira',
      'read:cmdb-config:jira',
      'read:cmdb-icon:jira',
      'read:cmdb-schema:jira',
      'read:cmdb-type:jira',
      'read:permission:jira',
      'read:servicedesk-request',
      'report:personal-data',
      'storage:app',
      'write:cmdb-attribute:jira',
      'write:cmdb-config:jira',
      'write:cmdb-schema:jira',
      'write:cmdb-type:jira',
    ]);
  });

  it('neither delete anything nor read issues or objects', () => {
    expect(
      scopes.filter(
        (scope) =>
          scope.startsWith('delete:') ||
          scope === 'read:jira-work' ||
          scope.includes('cmdb-object'),
      ),
    ).toEqual([]);
  });

  it(
    'let the consumer work as the person who confirmed: every call to the site may ' +
      'impersonate, and nothing else',
    () => {
      const without = Object.entries(manifest.permissions.scopes).filter(
        ([, { allowImpersonation }]) => allowImpersonation !== true,
      );
      expect(without.map(([scope]) => scope)).toEqual([
        'read:app-global-channel:realtime',
        'report:personal-data',
        'storage:app',
      ]);
    },
  );

  it('are the only permission: nothing leaves the site', () => {
    expect(Object.keys(manifest.permissions)).toEqual(['scopes']);
    expect(Object.keys(manifest).sort()).toEqual(['app', 'modules', 'permissions', 'resources']);
  });
});

describe('the licence of the manifest', () => {
  it(
    'is not declared: with one, nobody could install or share a copy of their own ' +
      'without a Marketplace listing',
    () => {
      expect(manifest.app).not.toHaveProperty('licensing');
    },
  );
});

describe('the modules of the manifest', () => {
  it('are these and no others', () => {
    expect(Object.keys(manifest.modules).sort()).toEqual([
      'action',
      'consumer',
      'function',
      'jira:adminPage',
      'preUninstall',
      'rovo:agent',
      'rovo:mcp',
      'rovo:skill',
      'scheduledTrigger',
    ]);
    expect(manifest.app.runtime.name).toBe('nodejs24.x');
  });

  it('say truthfully which action changes something', () => {
    expect(Object.fromEntries(ours.map(({ key, actionVerb }) => [key, actionVerb]))).toEqual({
      'list-schemas': 'GET',
      'describe-schema': 'GET',
      'draft-model': 'GET',
      'preview-deployment': 'GET',
      'deploy-schema': 'CREATE',
      'get-deployment-status': 'GET',
      'cancel-deployment': 'TRIGGER',
      'list-activity': 'GET',
      'open-guide': 'GET',
    });
  });

  it(
    'declare the inputs that the app reads, no more than the platform takes, none ' +
      'of them for another agent but the code',
    () => {
      for (const { key, inputs } of ours) {
        const read = Object.keys(INPUTS[key as ActionKey].shape);
        expect(Object.keys(inputs), key).toEqual(read);
        expect(read.length, key).toBeLessThanOrEqual(10);
        const toOthers = others.find((other) => other.key === `${key}-for-agents`)?.inputs ?? {};
        expect(Object.keys(toOthers), key).toEqual(read.filter((name) => name !== 'confirmation'));
      }
    },
  );

  it('give the agent every action, and its prompt names each', () => {
    const [agent, ...more] = manifest.modules['rovo:agent'];
    expect(more).toEqual([]);
    expect(agent?.actions).toEqual(ours.map(({ key }) => key));
    expect(agent?.prompt).toBe('resource:prompts;agent.md');
    const prompt = readFileSync(join(ROOT, 'src/prompts/agent.md'), 'utf8');
    expect(agent?.actions.filter((key) => !prompt.includes(`\`${key}\``))).toEqual([]);
  });

  it('give only the consumer more time than the platform does by itself', () => {
    expect(manifest.modules.consumer).toEqual([
      { key: 'deployments', queue: 'deployments', function: 'runDeployment' },
    ]);
    expect(
      manifest.modules.function.flatMap(({ key, timeoutSeconds }) =>
        timeoutSeconds === undefined ? [] : [[key, timeoutSeconds]],
      ),
    ).toEqual([['runDeployment', 900]]);
  });

  it('give other agents the same table, told apart by the function, and never a place for a code', () => {
    expect(others.map(({ key, actionVerb }) => [key, actionVerb])).toEqual(
      ours.map(({ key, actionVerb }) => [`${key}-for-agents`, actionVerb]),
    );
    expect(others.filter((action) => ours.some((one) => one.function === action.function))).toEqual(
      [],
    );
    expect(
      others
        .flatMap(({ inputs }) => Object.keys(inputs))
        .filter((name) => /confirm|code/i.test(name)),
    ).toEqual([]);
    expect(others.filter(({ key }) => key.length > 64)).toEqual([]);
  });

  it('offer other agents exactly these, as tools and in a skill that teaches each', () => {
    const keys = others.map(({ key }) => key);
    expect(manifest.modules['rovo:mcp'].map(({ tools }) => tools)).toEqual([keys]);
    const [skill, ...more] = manifest.modules['rovo:skill'];
    expect(more).toEqual([]);
    expect(skill?.dependencies.tools).toEqual(keys);
    const text = readFileSync(join(ROOT, skill?.source.dir ?? '', 'SKILL.md'), 'utf8');
    const [, front = '', body = ''] = text.split(/^---$/m);
    expect((parse(front) as { 'allowed-tools': string })['allowed-tools'].split(' ')).toEqual(keys);
    expect(keys.filter((key) => !body.includes(`\`${key}\``))).toEqual([]);
  });
});
