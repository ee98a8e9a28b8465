import { describe, expect, it } from 'vitest';
import { heldJob } from '../../test/support/held-job';
import { attributeStep, schemaStep, typeStep } from '../../test/support/steps';
import { samplePlan } from '../../test/support/storage-samples';
import {
  attributeKeyOf,
  describeKey,
  objectTypeKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../planner/natural-key';
import type { Block, BlockCode, Plan, SchemaPin } from '../planner/plan';
import { meanwhileIn } from './meanwhile';
import { PREVIEW_AGAIN, whatMoved, type Moved } from './moved';

const TYPE = objectTypeKeyOf('S', ['T']);
const ONE = attributeKeyOf('S', ['T'], 'a');
const pin = (key: string, id: string | null): SchemaPin => ({
  template: key.toLowerCase(),
  key,
  name: '',
  id,
});
const block = (code: BlockCode, sentence = 'No.'): Block => ({
  kind: 'block',
  code,
  sentence,
  remedy: 'Do this.',
});

interface Seen {
  plan?: Partial<Plan>;
  schemas?: string[];
  pins?: SchemaPin[];
  baseline?: NaturalKey[];
  hasBegun?: boolean;
}
async function moved({
  plan = {},
  schemas = [],
  pins = [],
  baseline = [],
  hasBegun = false,
}: Seen): Promise<Moved | null> {
  const digest = 'same';
  const { job } = await heldJob({
    approved: { digest },
    baseline,
    change: { startedAt: hasBegun ? 1 : null },
  });
  return whatMoved(job, {
    plan: samplePlan({ steps: [], elements: [], digest, ...plan }),
    observation: { schemas: schemas.map((id) => ({ id })) },
    pins,
  });
}

describe('what moved since the approval', () => {
  it('is nothing where all is as it was, and what is left to do is what was approved', async () => {
    expect(await moved({})).toBeNull();
    expect(
      await moved({
        plan: { steps: [schemaStep()] },
        schemas: ['1', '2'],
        pins: [pin('A', '1'), pin('B', null)],
        baseline: [TYPE],
      }),
    ).toBeNull();
  });

  it('is first of all an object schema that is gone', async () => {
    expect(
      await moved({
        plan: { steps: [typeStep(['T'])], findings: [block('key-taken')] },
        schemas: ['2'],
        pins: [pin('A', '1'), pin('B', '2'), pin('C', '3'), pin('D', null)],
        baseline: [TYPE],
      }),
    ).toEqual({
      sentence: 'The object schema A, C is no longer there (or no longer visible to you).',
      names: ['A', 'C'],
      remedy: PREVIEW_AGAIN,
    });
  });

  it('is what was there at approval and would have to be made', async () => {
    const steps = [typeStep(['T']), attributeStep(['T'], 'a'), attributeStep(['T'], 'b')];
    expect(
      await moved({
        plan: { steps, findings: [block('key-taken')] },
        baseline: [TYPE, ONE],
        hasBegun: true,
      }),
    ).toEqual({
      sentence: 'What was there when you approved is gone: S · T; S · T › a.',
      names: ['S · T', 'S · T › a'],
      remedy: PREVIEW_AGAIN,
    });
  });

  it('is what stands in the way now, but not that rights are gone', async () => {
    const findings = [block('key-taken', 'Taken.'), block('bad-key', 'Bad.')];
    expect(await moved({ plan: { findings }, hasBegun: true })).toEqual({
      sentence: 'Taken.',
      names: ['Taken.', 'Bad.'],
      remedy: `Do this. ${PREVIEW_AGAIN}`,
    });
    expect(
      await moved({
        plan: { digest: 'other', findings: [...findings, block('not-manageable')] },
      }),
    ).toBeNull();
  });

  it('before anything was written is anything at all: what somebody made, or else a setting', async () => {
    const other = { digest: 'other' };
    expect(await moved({ plan: other, hasBegun: true })).toBeNull();
    expect(await moved({ plan: other })).toEqual({
      sentence:
        'Between approval and start the settings of an element that the plan builds on changed.',
      names: [],
      remedy: PREVIEW_AGAIN,
    });
    const elements = [TYPE, ONE, attributeKeyOf('S', ['T'], 'b')];
    expect(
      await moved({
        plan: { ...other, elements, steps: [attributeStep(['T'], 'b')] },
        baseline: [TYPE],
      }),
    ).toEqual({
      sentence: 'Between approval and start somebody created S · T › a.',
      names: ['S · T › a'],
      remedy: PREVIEW_AGAIN,
    });
  });

  it('names five of many, and counts the rest', async () => {
    const elements = Array.from({ length: 7 }, (_, at) => objectTypeKeyOf('S', [`T${at}`]));
    const found = await moved({ plan: { digest: 'other', elements } });
    expect(found?.sentence).toMatch(/S · T4 and 2 more\.$/u);
    expect(found?.names).toHaveLength(7);
  });
});

describe('what others did meanwhile', () => {
  const change = (kind: 'renamed' | 'moved', element: NaturalKey) => ({
    ...{ kind, element, wanted: 'a', found: 'b' },
  });
  const said = async (
    findings: Plan['findings'],
    theirs: NaturalKey[] = [],
    baseline: NaturalKey[] = [],
  ) => {
    const { job } = await heldJob({ baseline });
    job.book.theirs = () => theirs;
    return meanwhileIn(job, samplePlan({ findings }));
  };

  it('is what is renamed or moved of what this deployment made, each once, and what is theirs', async () => {
    expect(
      await said(
        [
          change('renamed', TYPE),
          change('moved', TYPE),
          change('renamed', ONE),
          {
            kind: 'keep',
            element: attributeKeyOf('S', ['T'], 'b'),
            field: 'x',
            wanted: '',
            found: '',
          },
        ],
        [attributeKeyOf('S', ['T'], 'c')],
        [ONE],
      ),
    ).toEqual({ renamed: ['S · T'], theirs: ['S · T › c'], unneeded: [] });
  });

  it('is nothing where only what was there at approval has another name', async () => {
    expect(await said([change('renamed', ONE)], [], [ONE])).toBeNull();
    const nothing = { renamed: [], theirs: [], unneeded: [] };
    expect(await said([change('renamed', ONE)])).toEqual({ ...nothing, renamed: ['S · T › a'] });
    expect(await said([], [ONE])).toEqual({ ...nothing, theirs: ['S · T › a'] });
  });

  it('is what was made otherwise, and what nothing needs any more of what was approved', async () => {
    const { job } = await heldJob({ baseline: [TYPE] });
    job.book.theirs = () => [ONE, attributeKeyOf('S', ['T'], 'c')];
    const unneeded = [
      { element: statusKeyOf('S', 'Approved'), attributes: [TYPE, ONE] },
      { element: statusKeyOf('S', 'Not Shown'), attributes: [TYPE] },
    ];
    const keep = { kind: 'keep' as const, element: ONE, field: 'kind', wanted: '', found: '' };
    expect(meanwhileIn(job, samplePlan({ findings: [keep], unneeded }))).toEqual({
      renamed: [],
      theirs: ['S · T › a, otherwise than approved', 'S · T › c'],
      unneeded: [describeKey(statusKeyOf('S', 'Approved'))],
    });
  });

  it('is kept as far as a record holds it', async () => {
    const many = Array.from({ length: 120 }, (_, at) =>
      objectTypeKeyOf('S', [`${at}${'x'.repeat(90)}`]),
    );
    const long = objectTypeKeyOf(
      'S',
      Array.from({ length: 9 }, () => 'y'.repeat(80)),
    );
    const found = await said([], [long, ...many]);
    expect(found?.theirs).toHaveLength(101);
    expect(found?.theirs[0]).toHaveLength(400);
    expect(found?.theirs.at(-1)).toBe('and 21 more');
  });
});
