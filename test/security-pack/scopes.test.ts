/**
 * The manifest's scopes against the calls of whole deployments in every mode. The recordings are
 * made once and asked many times.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { readManifest, type Manifest } from '../../local/forge-host';
import { declaredScopes } from '../../local/forge-host/manifest';
import { takeInventory } from '../../scripts/security-pack/calls/inventory';
import { bridgeUses, scopesOnPage } from '../../scripts/security-pack/calls/page-calls';
import { recordScenarios, type Recording } from '../../scripts/security-pack/calls/scenarios';
import {
  EXCEPTED,
  NOT_REQUESTED,
  SCOPE_REASONS,
} from '../../scripts/security-pack/pages/scope-reasons';
import * as paths from '../../src/assets/paths';

const manifest = readManifest('manifest.yml');
const onPage = scopesOnPage(bridgeUses('static/admin/src'));
let recording: Recording;
beforeAll(async () => {
  recording = await recordScenarios(manifest);
});

type Scopes = Record<string, { allowImpersonation?: boolean }>;

/** The manifest with other scopes; the calls recorded stay. */
function withScopes(change: (scopes: Scopes) => Scopes): Manifest {
  return {
    ...manifest,
    permissions: {
      ...manifest.permissions,
      scopes: change({ ...(manifest.permissions.scopes as Scopes) }),
    },
  };
}

const problemsWith = (change: (scopes: Scopes) => Scopes): string[] =>
  takeInventory(withScopes(change), recording.calls, onPage).problems;

describe('the scopes of the manifest', () => {
  it('are all used, cover every call, and allow impersonation exactly where it is needed', () => {
    expect(takeInventory(manifest, recording.calls, onPage).problems).toEqual([]);
  });

  it('one scope more is noticed', () => {
    expect(problemsWith((scopes) => ({ ...scopes, 'read:project:jira': {} }))).toEqual([
      'read:project:jira is declared and no recorded call uses it.',
    ]);
  });

  it.each(declaredScopes(manifest).filter((scope) => onPage[scope] === undefined))(
    'one less is noticed: %s',
    (scope) => {
      const problems = problemsWith(({ [scope]: _gone, ...rest }) => rest);
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) expect(problem).toContain(`needs ${scope}`);
    },
  );

  it('impersonation left out, or allowed without need, is noticed', () => {
    expect(problemsWith((scopes) => ({ ...scopes, 'write:cmdb-type:jira': {} })).join()).toContain(
      'needs allowImpersonation on write:cmdb-type:jira',
    );
    expect(
      problemsWith((scopes) => ({ ...scopes, 'storage:app': { allowImpersonation: true } })),
    ).toEqual([
      'storage:app allows impersonation and no recorded call is made for an absent person under it.',
    ]);
  });

  it('a call of an unknown endpoint is noticed', () => {
    const stray = {
      method: 'GET',
      endpoint: '/rest/api/3/user',
      groups: null,
      as: 'person',
      functionKey: 'page',
    } as const;
    expect(takeInventory(manifest, [...recording.calls, stray], onPage).problems).toEqual([
      'Nobody knows which scope GET /rest/api/3/user (as person, in page) needs.',
    ]);
  });

  it('each has a reason, and each reason a scope', () => {
    expect(Object.keys(SCOPE_REASONS).sort()).toEqual(declaredScopes(manifest).sort());
  });

  it('are none of those that are not asked for', () => {
    const found = declaredScopes(manifest).filter(
      (scope) =>
        !EXCEPTED.includes(scope) && NOT_REQUESTED.some(({ pattern }) => pattern.test(scope)),
    );
    expect(found).toEqual([]);
    expect(Object.keys(parse(readFileSync('manifest.yml', 'utf8')).permissions as object)).toEqual([
      'scopes',
    ]);
  });

  it.each([
    'delete:cmdb-schema:jira',
    'read:cmdb-object:jira',
    'import:import-configuration:cmdb',
    'read:jira-work',
    'write:jira-work',
    'read:issue:jira',
    'read:comment:jira',
    'read:attachment:jira',
    'read:project:jira',
    'manage:jira-configuration',
    'read:jira-user',
    'read:user:jira',
    'read:me',
    'read:email-address:jira',
    'read:page:confluence',
    'read:app-system-token',
    'read:chat:rovo',
  ])('do not include %s, and the pages say why', (scope) => {
    expect(NOT_REQUESTED.some(({ pattern }) => pattern.test(scope))).toBe(true);
  });
});

describe('the recorded calls', () => {
  it('come from every executor', () => {
    expect(
      [
        ...new Set(recording.calls.filter(({ method }) => method === 'POST').map(({ as }) => as)),
      ].sort(),
    ).toEqual(['absent', 'app', 'person']);
  });

  it('read and create, with no other method', () => {
    expect(
      [
        ...new Set(
          recording.calls
            .filter(({ endpoint }) => endpoint.startsWith('/'))
            .map(({ method }) => method),
        ),
      ].sort(),
    ).toEqual(['GET', 'POST']);
  });

  it('reach every endpoint that the app knows a path of', () => {
    const workspace = '/jsm/assets/workspace/{id}/v1';
    const made = Object.values(paths)
      .flatMap((path) => (typeof path === 'string' ? [path] : []))
      .map((path) => path.split('?')[0] ?? '');
    const known = made.map((path) => (path.startsWith('/rest/') ? path : `${workspace}${path}`));
    const built = [
      paths.schemaListPage(0, 1),
      paths.objectTypesOf('1'),
      paths.attributesOfSchema('1'),
      paths.attributesOfType('1'),
      paths.statusesOf('1'),
      paths.referenceTypesOf(null),
      paths.propertiesOf('1'),
      paths.createAttributeIn('1'),
    ].map((path) => workspace + (path.split('?')[0] ?? '').replace(/\/1(?=\/|$)/g, '/{id}'));
    const reached = new Set(recording.calls.map(({ endpoint }) => endpoint));
    expect([...new Set([...known, ...built])].filter((endpoint) => !reached.has(endpoint))).toEqual(
      [],
    );
  });

  it('come from every function of the manifest', () => {
    const silent = manifest.modules.function
      .map(({ key }) => key)
      .filter((key) => !recording.functions.includes(key));
    // What only describes the catalogue asks the platform for nothing but its counter.
    expect(silent.filter((key) => !/describe/i.test(key))).toEqual([]);
  });
});
