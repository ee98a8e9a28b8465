import { describe, expect, it } from 'vitest';
import type { AssetsClient } from '../assets/api';
import type { SchemaSummary } from '../assets/observation';
import type { Block, Plan } from '../planner/plan';
import { logViewOf, readRights, requireAnyRight, requireRights, rightsBlocks } from './rights';

const ADMIN = { jiraAdmin: true };
const OTHER = { jiraAdmin: false };
const schemas = (...manages: boolean[]): SchemaSummary[] =>
  manages.map((canManage, at) => ({ id: `${at}`, canManage }) as SchemaSummary);
/** What rights are read from: the schemas it names (null: to be created), and what stands in its way. */
const planOf = (made: Record<string, string | null>, ...findings: Block[]): Plan =>
  ({
    schemas: Object.entries(made).map(([key, id]) => ({ key, id })),
    findings: [{ kind: 'warn', code: 'left-out', sentence: 'Left out.' }, ...findings],
  }) as unknown as Plan;
const block = (code: Block['code']): Block => ({
  kind: 'block',
  code,
  sentence: `Because of ${code}.`,
  remedy: `Mend ${code}.`,
});

describe('who may deploy', () => {
  it.each([true, false])('is asked of Jira (administrator: %s)', async (isAdmin) => {
    const client = { isJiraAdmin: () => Promise.resolve(isAdmin) } as AssetsClient;
    expect(await readRights(client)).toEqual({ jiraAdmin: isAdmin });
  });

  it('is an administrator, whatever there is, and who manages at least one object schema', () => {
    for (const list of [schemas(), schemas(false), schemas(false, true)])
      expect(() => requireAnyRight(ADMIN, list)).not.toThrow();
    expect(() => requireAnyRight(OTHER, schemas(false, true, false))).not.toThrow();
    for (const list of [schemas(), schemas(false, false)])
      expect(() => requireAnyRight(OTHER, list)).toThrow(
        expect.objectContaining({
          code: 'not-allowed',
          remedy: expect.stringContaining('Object Schema Manager') as string,
        }),
      );
  });

  it('creates object schemas as an administrator only: one block names all that are new', () => {
    expect(rightsBlocks(planOf({ A: null, B: null }), ADMIN)).toEqual([]);
    expect(rightsBlocks(planOf({ A: '1', B: '2' }), OTHER)).toEqual([]);
    expect(rightsBlocks(planOf({}), OTHER)).toEqual([]);
    const [found, ...more] = rightsBlocks(planOf({ A: null, OLD: '1', B: null }), OTHER);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'block', code: 'no-rights' });
    expect(found?.sentence).toContain('("A", "B")');
    expect(found?.remedy).toContain('Ask a Jira administrator');
    expect(rightsBlocks(planOf({ A: null }), OTHER)).toHaveLength(1);
    expect(rightsBlocks(planOf({ OLD: '1', A: null }), OTHER)).toHaveLength(1);
  });

  it('sees everybody’s lines of the log as an administrator, else the own', () => {
    expect(logViewOf(ADMIN, 'ann')).toEqual({ kind: 'all' });
    expect(logViewOf(OTHER, 'ann')).toEqual({ kind: 'own', account: 'ann' });
  });
});

describe('before the first write in the background', () => {
  it('the rights of the approval must still be there', () => {
    expect(() => requireRights(planOf({ A: '1' }), OTHER)).not.toThrow();
    expect(() => requireRights(planOf({ A: null }), ADMIN)).not.toThrow();
    expect(() => requireRights(planOf({ A: null }), OTHER)).toThrow(
      expect.objectContaining({
        code: 'not-allowed',
        remedy: expect.stringContaining('Ask a Jira administrator') as string,
      }),
    );
  });

  it('nobody adds to an object schema that they no longer manage, an administrator neither', () => {
    for (const rights of [ADMIN, OTHER])
      expect(() => requireRights(planOf({ A: '1' }, block('not-manageable')), rights)).toThrow(
        expect.objectContaining({
          code: 'not-allowed',
          message: 'Because of not-manageable.',
          remedy: 'Mend not-manageable.',
        }),
      );
  });

  it('what else stands in the way is not a matter of rights', () => {
    expect(() => requireRights(planOf({ A: '1' }, block('name-given-away')), ADMIN)).not.toThrow();
  });
});
