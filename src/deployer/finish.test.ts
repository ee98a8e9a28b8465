import { expect, it } from 'vitest';
import { samplePlan } from '../../test/support/storage-samples';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  referenceTypeKeyOf,
  schemaKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../planner/natural-key';
import { identityKey } from '../planner/identities';
import { hashKey } from '../storage/baseline';
import { countSteps, type StepCounts } from '../storage/shapes';
import type { StoredPin } from '../storage/shapes';
import { loadIdentities } from '../storage/identities';
import { knownSchemas } from '../storage/known-schemas';
import { heldJob } from '../../test/support/held-job';
import { catalogueOf, templateOf, typeNamed } from '../../simulator/templates';
import { createdOf, endTurn, leftToSetByHand, recordComplete } from './finish';
import type { Job } from './job';
import type { Finding, PlannedSchema } from '../planner/plan';

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

const planned = (template: string, some: Partial<PlannedSchema> = {}): PlannedSchema => ({
  ...{ template, role: 'target', key: template, name: template, id: `id-${template}` },
  ...{ ours: false, complete: true },
  ...some,
});

/** Templates on record as complete, after a deployment with these pins ended well with these schemas. */
async function complete(
  pins: readonly Partial<StoredPin>[],
  schemas: readonly PlannedSchema[],
): Promise<unknown[]> {
  const { job, kv } = await heldJob({
    approved: {
      templates: [{ key: 'ONE', version: '1.2.0', hash: 'h' }],
      schemas: pins.map((pin) => {
        const { complete: _complete, ...rest } = planned('ONE');
        return { ...rest, ...pin };
      }),
    },
    closure: catalogueOf([
      templateOf('ONE', [typeNamed('Thing')]),
      templateOf('MORE', [typeNamed('Thing')], { addsTo: 'ONE' } as object),
    ]),
  });
  const bound = {
    template: 'ONE',
    name: 'Vendor',
    schema: 'X',
    type: 'Firm',
    schemaId: '8',
    typeId: '9',
  };
  const bindings = [bound, { ...bound, template: 'OTHER' }].map((one) => ({
    ...one,
    ...{
      target: schemaKeyOf('X'),
      schemaKey: 'X',
      schemaName: 'X',
      typeName: 'Firm',
      references: [],
    },
  }));
  await recordComplete(job, samplePlan({ schemas: [...schemas], bindings }));
  return (await knownSchemas(kv)).map(({ v: _v, at: _at, ...rest }) => rest);
}

it('puts on record what was asked for, what it made, and what is its own, and nothing else', async () => {
  const one = {
    ...{ schemaId: 'id-ONE', template: 'ONE', key: 'ONE', version: '1.2.0', state: 'complete' },
    deploymentId: 'p-aaaa',
    bound: [{ name: 'Vendor', schema: 'X', type: 'Firm', schemaId: '8', typeId: '9' }],
  };
  expect(await complete([{}], [planned('ONE')])).toEqual([one]);
  expect(await complete([{ role: 'hub', id: null }], [planned('ONE')])).toEqual([one]);
  expect(await complete([{ role: 'hub', ours: true }], [planned('ONE')])).toEqual([one]);
  for (const [pins, schemas] of [
    [[{ role: 'hub' as const }], [planned('ONE')]],
    [[{ template: 'OTHER' }], [planned('ONE')]],
    [[{}], [planned('ONE', { id: null })]],
    [[{}], [planned('ONE', { complete: false })]],
    [[{ template: 'MORE' }], [planned('MORE')]],
  ])
    expect(await complete(pins ?? [], schemas as PlannedSchema[])).toEqual([]);
  expect(await complete([{}, { template: 'TWO' }], [planned('TWO'), planned('ONE')])).toMatchObject(
    [{ template: 'TWO', version: '' }, { template: 'ONE' }],
  );
  expect((await complete([{ template: 'TWO' }], [planned('TWO')]))[0]).not.toHaveProperty('bound');
});

it('writes down what was found last before it ends, however soon after it did so before', async () => {
  const { job, kv, load } = await heldJob();
  job.book.made(schemaKeyOf('S'), '7');
  await job.book.save(true);
  job.book.made(objectTypeKeyOf('S', ['T']), '1');
  const end = await endTurn(job, {
    ...{ state: 'succeeded', outcome: { kind: 'none' }, written: countSteps([]), setByHand: [] },
    ids: job.book,
  });
  expect([end.kind, (await load()).state]).toEqual(['ended', 'succeeded']);
  const kept = (await loadIdentities(kv, ['7'])).get('7');
  expect(kept?.get(identityKey('object-type', ['T']))).toMatchObject({ id: '1' });
});

it('leaves to be set by hand what differs on what it made', async () => {
  const [mine, theirs, old] = ['a', 'b', 'c'].map((name) => attributeKeyOf('S', ['T', 'U'], name));
  const { job } = await heldJob({ baseline: [old ?? ''] });
  job.book.theirs = () => [theirs ?? ''];
  const keep = (element: NaturalKey = ''): Finding => ({
    ...{ kind: 'keep', element, field: 'unique', wanted: 'yes', found: 'no' },
  });
  const findings = [
    ...[mine, theirs, old, objectTypeKeyOf('S', ['T', 'U']), schemaKeyOf('S')].map(keep),
    { kind: 'retargeted' as const, element: mine ?? '', wanted: 'V', found: 'W', gone: false },
  ];
  const line = { schema: 'S', field: 'unique', value: 'yes' };
  expect(leftToSetByHand(job, samplePlan({ findings }))).toEqual([
    { ...line, type: 'T › U', attribute: 'a' },
    { ...line, type: 'T › U', attribute: '' },
    { ...line, type: 'S', attribute: '' },
    { schema: 'S', type: 'T › U', attribute: 'a', field: 'target', value: 'V' },
  ]);
});
