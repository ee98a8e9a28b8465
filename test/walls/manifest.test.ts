import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

interface Manifest {
  app: { runtime: { name: string } };
  modules: {
    'rovo:agent': { prompt: string; actions: string[] }[];
    action: { key: string; function: string; actionVerb: string; inputs: Record<string, { type: string; required: boolean }> }[];
    consumer: { queue: string; function: string }[];
    function: { key: string; timeoutSeconds?: number }[];
  };
  permissions: { scopes: Record<string, { allowImpersonation?: boolean }> };
}

const ROOT = join(__dirname, '../..');
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest;
const scopes = Object.keys(manifest.permissions.scopes);

describe('the scopes of the manifest', () => {
  it('are exactly these', () => {
    expect([...scopes].sort()).toEqual([
      'read:cmdb-attribute:jira',
      'read:cmdb-config:jira',
      'read:cmdb-icon:jira',
      'read:cmdb-schema:jira',
      'read:cmdb-type:jira',
      'read:permission:jira',
      'read:servicedesk-request',
      'storage:app',
      'write:cmdb-attribute:jira',
      'write:cmdb-config:jira',
      'write:cmdb-schema:jira',
      'write:cmdb-type:jira',
    ]);
  });

  it('neither delete anything nor read issues or objects', () => {
    expect(scopes.filter((scope) => scope.startsWith('delete:') || scope === 'read:jira-work' || scope.includes('cmdb-object'))).toEqual([]);
  });

  it('let the consumer work as the person who confirmed: every call to the site may impersonate', () => {
    const without = Object.entries(manifest.permissions.scopes).filter(([, { allowImpersonation }]) => allowImpersonation !== true);
    expect(without.map(([scope]) => scope)).toEqual(['storage:app']);
  });

  it('are the only permission: nothing leaves the site', () => {
    expect(Object.keys(manifest.permissions)).toEqual(['scopes']);
    expect(Object.keys(manifest).sort()).toEqual(['app', 'modules', 'permissions', 'resources']);
  });
});

describe('the modules of the manifest', () => {
  it('are these and no others', () => {
    expect(Object.keys(manifest.modules).sort()).toEqual(['action', 'consumer', 'function', 'preUninstall', 'rovo:agent']);
    expect(manifest.app.runtime.name).toBe('nodejs24.x');
  });

  it('say truthfully which action changes something', () => {
    expect(Object.fromEntries(manifest.modules.action.map(({ key, actionVerb }) => [key, actionVerb]))).toEqual({
      'list-schemas': 'GET',
      'describe-schema': 'GET',
      'preview-deployment': 'GET',
      'deploy-schema': 'CREATE',
      'get-deployment-status': 'GET',
      'cancel-deployment': 'TRIGGER',
    });
  });

  it('give the agent every action, and its prompt names each', () => {
    const [agent, ...more] = manifest.modules['rovo:agent'];
    expect(more).toEqual([]);
    expect(agent?.actions).toEqual(manifest.modules.action.map(({ key }) => key));
    expect(agent?.prompt).toBe('resource:prompts;agent.md');
    const prompt = readFileSync(join(ROOT, 'src/prompts/agent.md'), 'utf8');
    expect(agent?.actions.filter((key) => !prompt.includes(`\`${key}\``))).toEqual([]);
  });

  it('give only the consumer more time than the platform does by itself', () => {
    expect(manifest.modules.consumer).toEqual([{ key: 'deployments', queue: 'deployments', function: 'runDeployment' }]);
    expect(manifest.modules.function.flatMap(({ key, timeoutSeconds }) => (timeoutSeconds === undefined ? [] : [[key, timeoutSeconds]]))).toEqual([
      ['runDeployment', 900],
    ]);
  });
});
