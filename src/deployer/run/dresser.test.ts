import { describe, expect, it } from 'vitest';
import { nameOf, posts, ran, type Ran } from '../../../test/support/run';
import {
  attributeStep,
  rejected,
  schemaStep,
  typeStep,
  type Act,
  type Sent,
} from '../../../test/support/steps';
import type { Concern } from '../../assets/api';
import type { AttributeStep, ObjectTypeStep, Step } from '../../planner/plan';
import type { SiteMemory } from '../../storage/site-memory';
import type { Left } from './dresser';
import { SiteLessons } from './site-lessons';

const LONG = 'A whole text about it, longer than this site takes.';
const BRIEF = 'In brief.';
const ICONS = [
  { id: '1', name: 'Server' },
  { id: '2', name: 'Box' },
  { id: '3', name: 'File' },
];
const type: ObjectTypeStep = { ...typeStep(['T']), description: LONG, icon: 'server' };
const attribute: AttributeStep = {
  ...attributeStep(['T'], 'a'),
  form: { ...attributeStep(['T'], 'a').form, description: LONG, brief: BRIEF },
};
const STEPS: Step[] = [{ ...schemaStep(), description: '' }, type, attribute];

const no = (concern?: Concern, sentence = 'No.'): Act => ({
  rejected: rejected(sentence),
  ...(concern === undefined ? {} : { concern }),
});

async function run(
  act: (name: string, nth: number, sent: Sent) => Act,
): Promise<Ran & { left: string[]; memory: SiteMemory[] }> {
  const left: string[] = [];
  const memory: SiteMemory[] = [];
  const lessons = new SiteLessons(undefined, (learned) => {
    memory.push(learned);
    return Promise.resolve();
  });
  const note = (step: Step, of: readonly Left[]): void => {
    for (const { field, value } of of) left.push(`${nameOf(step.key)}: ${field} ${value}`);
  };
  return {
    ...(await ran({ steps: STEPS, icons: ICONS, lessons, onLeft: note, script: { act } })),
    left,
    memory,
  };
}

describe('a refused description', () => {
  it('is sent in brief, then not at all, and of a type not at all', async () => {
    const { end, client, left, memory } = await run((name, _, { description }) =>
      name !== 'Schema S' && description !== '' ? no('description') : 'created',
    );
    expect(end.kind).toBe('all-done');
    expect(posts(client)).toEqual(['Schema S', 'T', 'T', 'a', 'a', 'a']);
    expect(left).toEqual([`T: description ${LONG}`, `a: description ${LONG}`]);
    expect(memory.at(-1)).toMatchObject({
      'object-type': { taken: 0, refused: LONG.length },
      attribute: { taken: 0, refused: BRIEF.length },
    });
  });

  it('is kept in memory before anything shorter is sent', async () => {
    let learned = 0;
    const lessons = new SiteLessons(undefined, () => {
      learned += 1;
      return Promise.resolve();
    });
    const { end } = await ran({
      steps: STEPS,
      icons: ICONS,
      lessons,
      script: {
        act: (name, _, { description }) => {
          if (name !== 'a') return 'created';
          if (description === LONG) return no('description');
          expect(learned).toBe(1);
          return 'created';
        },
      },
    });
    expect(end.kind).toBe('all-done');
  });

  it('where nothing is said is dropped in the few tries there are, and the first answer is told', async () => {
    const { end, client, memory } = await run((name, nth) =>
      name === 'a' ? no('unsaid', `Refused ${nth}.`) : 'created',
    );
    expect(posts(client)).toEqual(['Schema S', 'T', 'a', 'a', 'a']);
    expect(end).toMatchObject({ kind: 'incomplete', failures: [{ sentence: 'Refused 1.' }] });
    // It was not the description after all, so nothing was learned.
    expect(memory.at(-1)?.attribute.refused).toBeNull();
  });

  it('where nothing is said, and a text as long was taken before, is not what was refused', async () => {
    const second = { ...attribute, key: attributeStep(['T'], 'b').key, name: 'b' };
    const { end, client } = await ran({
      steps: [...STEPS, { ...second, after: [attribute.key] }],
      icons: ICONS,
      script: { act: (name) => (name === 'b' ? no('unsaid') : 'created') },
    });
    expect(end.kind).toBe('incomplete');
    expect(posts(client).filter((name) => name === 'b')).toHaveLength(1);
  });

  it('tells what structure was refused where that shows only without it', async () => {
    const { end } = await run((name, _, { description }) =>
      name !== 'a' ? 'created' : description === '' ? no(undefined, 'No such kind.') : no('unsaid'),
    );
    expect(end).toMatchObject({ failures: [{ sentence: 'No such kind.' }] });
  });

  it('is not dropped where anything else is refused', async () => {
    const { end, client } = await run((name) => (name === 'a' ? no() : 'created'));
    expect(end.kind).toBe('incomplete');
    expect(posts(client).filter((name) => name === 'a')).toHaveLength(1);
  });

  it('after a lost answer that says nothing is first looked for: it may be there', async () => {
    const { end, client, left } = await run((name, nth) =>
      name === 'a' ? (nth === 1 ? 'dropped' : nth === 2 ? no('unsaid') : 'created') : 'created',
    );
    expect(end.kind).toBe('all-done');
    expect(left).toEqual([`a: description ${LONG}`]);
    const second = client.log.lastIndexOf('POST a', client.log.lastIndexOf('POST a') - 1);
    expect(client.log.slice(second + 1)).toContain('GET attributes');
  });
});

describe('a refused icon', () => {
  it('is replaced by another, for this type and every later one', async () => {
    const later = { ...type, key: typeStep(['U']).key, path: ['U'], name: 'U' };
    const sentIcons: string[] = [];
    const { end } = await ran({
      steps: [...STEPS, later],
      icons: ICONS,
      script: {
        act: (name, _, { iconId }) => {
          if (name === 'T' || name === 'U') sentIcons.push(iconId);
          return iconId === '1' ? no('icon') : 'created';
        },
      },
    });
    expect(end.kind).toBe('all-done');
    expect(sentIcons).toEqual(['1', '2', '2']);
  });

  it('is listed with the keyword the template wants', async () => {
    const { left, memory } = await run((_, __, { iconId }) =>
      iconId === '1' ? no('icon') : 'created',
    );
    expect(left).toEqual(['T: icon server']);
    expect(memory.at(-1)?.icons).toEqual([1]);
  });

  it('stops the deployment only where the site takes none of those tried', async () => {
    const { end, client } = await run((name) => (name === 'T' ? no('icon') : 'created'));
    expect(end.kind).toBe('incomplete');
    expect(posts(client).filter((name) => name === 'T')).toHaveLength(3);
  });
});
