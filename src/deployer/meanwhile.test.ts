/** What is said of other people's doings while a deployment ran. */
import { describe, expect, it } from 'vitest';
import { samplePlan } from '../../test/support/storage-samples';
import { attributeKeyOf, objectTypeKeyOf, type NaturalKey } from '../planner/natural-key';
import type { Finding } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import type { IdentityBook } from './identity-book';
import { meanwhileIn, meanwhileOf } from './meanwhile';

const TYPE = objectTypeKeyOf('S', ['T']);
const BELOW = objectTypeKeyOf('S', ['T', 'U']);
const ONE = attributeKeyOf('S', ['T'], 'a');

const said = (
  findings: readonly Finding[],
  { theirs = [], before = [] }: Partial<Record<'theirs' | 'before', NaturalKey[]>> = {},
) =>
  meanwhileIn(
    {
      baseline: new Set(before.map(hashKey)),
      book: { theirs: () => theirs } as unknown as IdentityBook,
    },
    samplePlan({ findings: [...findings] }),
  );
const other = (kind: 'renamed' | 'moved', element: NaturalKey): Finding => ({
  ...{ kind, element, wanted: 'T', found: 'V' },
});

describe('what other people did meanwhile', () => {
  it('is that they renamed something or moved it, each said once, in the words of the template', () => {
    const findings = [other('renamed', TYPE), other('moved', BELOW), other('moved', TYPE)];
    expect(said(findings)).toEqual({
      renamed: ['S · T', 'S · T › U'],
      theirs: [],
      unneeded: [],
    });
  });

  it('is nothing of what was so when it was approved, nor of anything else that differs', () => {
    expect(said([other('renamed', TYPE), other('moved', BELOW)], { before: [TYPE, BELOW] })).toBe(
      null,
    );
    const gone: Finding = { kind: 'deleted', element: TYPE, lastSeen: 1 };
    expect(said([gone])).toBeNull();
    expect(meanwhileOf({ theirs: [], unneeded: [] })).toBeNull();
  });

  it('is what they made, and whether otherwise than approved', () => {
    const keep: Finding = {
      ...{ kind: 'keep', element: ONE, field: 'unique', wanted: 'yes', found: 'no' },
    };
    expect(said([keep], { theirs: [ONE, TYPE] })).toEqual({
      renamed: [],
      theirs: ['S · T › a, otherwise than approved', 'S · T'],
      unneeded: [],
    });
    expect(meanwhileOf({ theirs: [ONE], unneeded: [] })).toEqual({
      renamed: [],
      theirs: ['S · T › a'],
      unneeded: [],
    });
    expect(meanwhileOf({ theirs: [], unneeded: [TYPE] })).toEqual({
      renamed: [],
      theirs: [],
      unneeded: ['S · T'],
    });
  });
});
