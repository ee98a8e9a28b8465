import { expect, it } from 'vitest';
import { samplePlan } from '../../test/support/storage-samples';
import { referenceTypeKeyOf, statusKeyOf, type NaturalKey } from '../planner/natural-key';
import { hashKey } from '../storage/baseline';
import { countSteps, type StepCounts } from '../storage/shapes';
import { createdOf } from './finish';
import type { Job } from './job';

const OPEN = statusKeyOf('APP', 'Open');
const SHUT = statusKeyOf('APP', 'Shut');
const USES = referenceTypeKeyOf('APP', 'Uses');

/** What counts as created of two statuses and a reference type that were approved. */
function created({
  globals,
  theirs = [],
  before = [],
}: Record<'globals', string[]> & Partial<Record<'theirs' | 'before', NaturalKey[]>>): Pick<
  StepCounts,
  'status' | 'reference-type'
> {
  const job = {
    deployment: { approved: { ...countSteps([]), status: 2, 'reference-type': 1 } },
    baseline: new Set(before.map(hashKey)),
    book: { theirs: () => theirs },
  } as unknown as Job;
  const named = globals.map((id) => ({ id, name: '', category: 'active' as const }));
  const found = createdOf(job, samplePlan({ ids: { [OPEN]: '1', [SHUT]: '2', [USES]: '3' } }), {
    globals: { statuses: named, referenceTypes: named, icons: [] },
  });
  return { status: found.status, 'reference-type': found['reference-type'] };
}

it('counts no global status or reference type that stands in for one that was approved', () => {
  expect(created({ globals: [] })).toEqual({ status: 2, 'reference-type': 1 });
  expect(created({ globals: ['2'] })).toEqual({ status: 1, 'reference-type': 1 });
  expect(created({ globals: ['1', '2', '3'] })).toEqual({ status: 0, 'reference-type': 0 });
});

it('counts nothing that somebody else made meanwhile, and nothing twice', () => {
  expect(created({ globals: [], theirs: [USES] })).toEqual({ status: 2, 'reference-type': 0 });
  expect(created({ globals: ['1'], theirs: [OPEN] })).toEqual({ status: 1, 'reference-type': 1 });
});

it('takes nothing off for what was there before it was approved', () => {
  expect(created({ globals: ['1'], before: [OPEN] })).toEqual({ status: 2, 'reference-type': 1 });
});
