/** The digest of a plan: whatever order what was found is listed in, and nothing that was confirmed left out. */
import { expect, it } from 'vitest';
import { digestOf } from '../../src/planner/digest';
import { plan } from '../support/something-of-everything';
import { emptyWorkspace } from '../../simulator/workspace';

it('is that of what was found, in any order, and of each schema as it would be', () => {
  const draft = plan(emptyWorkspace());
  const [a, b, c] = ['a', 'b', 'c'].map((key): [string, unknown] => [key, { id: key }]);
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three are three.');
  const of = (...standing: [string, unknown][]): string => digestOf(draft, new Map(standing));
  const all = of(a, b, c);
  for (const other of [of(c, b, a), of(b, a, c), of(c, a, b)]) expect(other).toBe(all);
  expect(of(a, b)).not.toBe(all);
  expect(of(a, b, ['c', { id: 'other' }])).not.toBe(all);
  for (const change of [
    { key: 'OTHER' },
    { name: 'Other' },
    { id: '7' },
    { role: 'hub' as const },
  ]) {
    const schemas = draft.schemas.map((schema) => ({ ...schema, ...change }));
    expect(digestOf({ ...draft, schemas }, new Map([a, b, c]))).not.toBe(all);
  }
});
