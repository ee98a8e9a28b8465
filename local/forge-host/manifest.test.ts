import { describe, expect, it } from 'vitest';
import {
  allowsImpersonation,
  declaredScopes,
  handlerExport,
  pageResolvers,
  parseManifest,
} from './manifest';
import { TEST_MANIFEST } from './testing';

describe('a manifest', () => {
  it('names its scopes, as a list or as a map, and impersonation only in a map that says so', () => {
    expect(declaredScopes(TEST_MANIFEST)).toContain('storage:app');
    expect(allowsImpersonation(TEST_MANIFEST, 'read:cmdb-schema:jira')).toBe(true);
    expect(allowsImpersonation(TEST_MANIFEST, 'read:permission:jira')).toBe(false);
    const listed = { ...TEST_MANIFEST, permissions: { scopes: ['read:cmdb-schema:jira'] } };
    expect(declaredScopes(listed)).toEqual(['read:cmdb-schema:jira']);
    expect(allowsImpersonation(listed, 'read:cmdb-schema:jira')).toBe(false);
  });

  it('names its pages with a resolver, whatever kind they are', () => {
    expect(pageResolvers(TEST_MANIFEST)).toEqual([
      { moduleType: 'jira:adminPage', moduleKey: 'page', functionKey: 'page-fn' },
    ]);
  });

  it('that is not as expected is refused with the places', () => {
    expect(() => parseManifest('modules: { action: [{ key: a }] }', 'm.yml')).toThrow(
      /m\.yml .*app.*modules\.action\.0\.function/,
    );
  });

  it('names a handler by file and export', () => {
    expect(handlerExport('index.listSchemas')).toBe('listSchemas');
  });
});
