import { describe, expect, it } from 'vitest';
import { attributeStep, schemaStep, statusStep, typeStep } from '../../../test/support/steps';
import type { AttributeStep, ObjectTypeStep, Step } from '../../planner/plan';
import { nothingKnown, type SiteMemory } from '../../storage/site-memory';
import { Dresser } from './dresser';
import { SiteLessons } from './site-lessons';

/** As many icons as are tried, and more; a keyword that none has takes them in this order. */
const ICONS = ['Box', 'Object', 'Component', 'File', 'Other', 'Another'].map((name, at) => ({
  id: String(at + 1),
  name,
}));
const long = (length: number): string => 'x'.repeat(length);
const attribute = (name: string, length: number, form: object = {}): AttributeStep => {
  const plain = attributeStep(['T'], name);
  return { ...plain, form: { ...plain.form, description: long(length), ...form } };
};
const type = (name: string, description = ''): ObjectTypeStep => ({
  ...typeStep([name]),
  description,
  icon: 'server',
});

function dressed(
  steps: readonly Step[],
  { known = {}, icons = ICONS }: { known?: Partial<SiteMemory>; icons?: typeof ICONS } = {},
): { dresser: Dresser; lessons: SiteLessons } {
  const lessons = new SiteLessons({ ...nothingKnown(), ...known });
  return { lessons, dresser: new Dresser(lessons, icons, steps) };
}

describe('what has nothing to wear', () => {
  it('is sent plainly, and there is nothing to drop or to leave out', async () => {
    const status = statusStep('Open');
    const { dresser } = dressed([status]);
    expect(dresser.wear(status)).toEqual({ description: '', iconId: '', filter: '' });
    for (const concern of ['description', 'icon', 'filter', 'unsaid'] as const)
      expect(await dresser.dropMore(status, concern)).toBe(false);
    expect(await dresser.made(status)).toEqual([]);
    // Nor is there of what was never sent.
    expect(await dresser.dropMore(schemaStep(), 'description')).toBe(false);
    expect(await dresser.made(schemaStep())).toEqual([]);
  });
});

describe('a filter', () => {
  const steps = ['a', 'b', 'c'].map((name) => attribute(name, 0, { filter: 'Name = 1' }));
  const [one, two, three] = steps as [AttributeStep, AttributeStep, AttributeStep];
  const other = attribute('d', 0, { filter: 'Name = 2' });

  it('that is refused is left out, and listed', async () => {
    const { dresser } = dressed([one]);
    expect(dresser.wear(one)).toEqual({ description: '', iconId: '', filter: 'Name = 1' });
    expect(await dresser.dropMore(one, 'filter')).toBe(true);
    expect(dresser.wear(one).filter).toBe('');
    expect(await dresser.made(one)).toEqual([{ field: 'filter', value: 'Name = 1' }]);
  });

  it('is nobody’s trouble where it was not sent', async () => {
    const { dresser } = dressed([attribute('a', 0)]);
    dresser.wear(attribute('a', 0));
    expect(await dresser.dropMore(attribute('a', 0), 'filter')).toBe(false);
    expect(await dresser.made(attribute('a', 0))).toEqual([]);
  });

  it('is not sent any more after two refusals; another one is', async () => {
    const { dresser } = dressed([...steps, other]);
    for (const step of [one, two]) {
      expect(dresser.wear(step).filter).toBe('Name = 1');
      await dresser.dropMore(step, 'filter');
    }
    expect([dresser.wear(three).filter, dresser.wear(other).filter]).toEqual(['', 'Name = 2']);
    expect(await dresser.made(three)).toEqual([{ field: 'filter', value: 'Name = 1' }]);
    expect(await dresser.made(other)).toEqual([]);
  });

  it('is dropped last where nothing is said', async () => {
    const step = attribute('a', 20, { brief: long(10), filter: 'Name = 1' });
    const { dresser, lessons } = dressed([step]);
    const worn: string[] = [];
    for (let may = true; may; may = await dresser.dropMore(step, 'unsaid')) {
      const { description, filter } = dresser.wear(step);
      worn.push(`${description.length} ${filter}`);
    }
    expect(worn).toEqual(['20 Name = 1', '10 Name = 1', '0 Name = 1', '0 ']);
    expect(lessons.refused('attribute')).toBeNull();
  });
});

describe('an icon', () => {
  it('is replaced by three others at most', async () => {
    const step = type('T');
    const { dresser, lessons } = dressed([step]);
    const worn: string[] = [];
    for (let may = true; may; may = await dresser.dropMore(step, 'icon'))
      worn.push(dresser.wear(step).iconId);
    expect(worn).toEqual(['1', '2', '3', '4']);
    expect(['1', '4', '5'].map((id) => lessons.isBadIcon(id))).toEqual([true, true, false]);
  });

  it('cannot be replaced where there is no other, or there is none at all', async () => {
    const step = type('T');
    for (const icons of [ICONS.slice(0, 1), []]) {
      const { dresser } = dressed([step], { icons });
      expect(dresser.wear(step).iconId).toBe(icons[0]?.id ?? '');
      expect(await dresser.dropMore(step, 'icon')).toBe(false);
    }
    const { dresser, lessons } = dressed([attribute('a', 5)]);
    dresser.wear(attribute('a', 5));
    expect(await dresser.dropMore(attribute('a', 5), 'icon')).toBe(false);
    expect(lessons.isBadIcon('')).toBe(false);
  });

  it('is guessed once where nothing is said, and known to be refused when the next one is taken', async () => {
    const step = type('T', long(20));
    const { dresser, lessons } = dressed([step, type('U')]);
    const worn: string[] = [];
    const next = async (): Promise<boolean> => {
      const { description, iconId } = dresser.wear(step);
      worn.push(`${description.length} ${iconId}`);
      return dresser.dropMore(step, 'unsaid');
    };
    expect([await next(), await next()]).toEqual([true, true]);
    dresser.wear(step);
    expect(lessons.isBadIcon('1')).toBe(false);
    expect(await dresser.made(step)).toEqual([
      { field: 'description', value: long(20) },
      { field: 'icon', value: 'server' },
    ]);
    expect(worn).toEqual(['20 1', '0 1']);
    expect(lessons.isBadIcon('1')).toBe(true);
    expect(lessons.refused('object-type')).toBe(20);
  });

  it('is guessed no second time, and nothing is learned where that was not it', async () => {
    const step = type('T', long(20));
    const { dresser, lessons } = dressed([step]);
    const worn: string[] = [];
    for (let may = true; may; may = await dresser.dropMore(step, 'unsaid')) {
      const { description, iconId } = dresser.wear(step);
      worn.push(`${description.length} ${iconId}`);
    }
    expect(worn).toEqual(['20 1', '0 1', '0 2']);
    expect([lessons.refused('object-type'), lessons.isBadIcon('1')]).toEqual([null, false]);
    // The next time it begins from the start.
    expect(dresser.wear(step)).toMatchObject({ description: long(20), iconId: '1' });
  });

  it('is not guessed where it was taken before, where there is none, or where it is the text', async () => {
    const [one, two] = [type('T'), type('U')];
    const { dresser, lessons } = dressed([one, two]);
    dresser.wear(one);
    expect(await dresser.made(one)).toEqual([]);
    dresser.wear(two);
    expect(await dresser.dropMore(two, 'unsaid')).toBe(false);
    const bare = dressed([one], { icons: [] });
    bare.dresser.wear(one);
    expect(await bare.dresser.dropMore(one, 'unsaid')).toBe(false);
    const last = dressed([one], { icons: ICONS.slice(0, 1) });
    last.dresser.wear(one);
    expect(await last.dresser.dropMore(one, 'unsaid')).toBe(false);
    const said = dressed([one]);
    said.dresser.wear(one);
    expect(await said.dresser.dropMore(one, 'description')).toBe(false);
    expect(lessons.isBadIcon('1')).toBe(false);
  });
});

describe('a text', () => {
  it('that is said to be refused is shortened although one as long was taken, and that is not forgotten', async () => {
    const step = attribute('a', 20, { brief: long(10) });
    const { dresser, lessons } = dressed([step], {
      known: { attribute: { taken: 30, refused: null } },
    });
    dresser.wear(step);
    // Where nothing is said, it cannot have been the text.
    expect(await dresser.dropMore(step, 'unsaid')).toBe(false);
    const lengths: number[] = [];
    for (let may = true; may; may = await dresser.dropMore(step, 'description'))
      lengths.push(dresser.wear(step).description.length);
    expect(lengths).toEqual([20, 10, 0]);
    expect(lessons.refused('attribute')).toBe(10);
  });

  it('that was refused for one element is not sent for it again, whatever is learned of others', async () => {
    const [one, two] = [type('T', long(20)), type('U', `${long(19)}y`)];
    const { dresser, lessons } = dressed([one, two], { icons: [] });
    dresser.wear(one);
    dresser.wear(two);
    expect(await dresser.dropMore(one, 'unsaid')).toBe(true);
    expect(await dresser.dropMore(two, 'unsaid')).toBe(true);
    dresser.wear(one);
    // It was not the text of the first, so that nothing is known of its length.
    expect(await dresser.dropMore(one, 'unsaid')).toBe(false);
    expect(lessons.refused('object-type')).toBeNull();
    expect(dresser.wear(two).description).toBe('');
  });

  it('of a length between what is taken and what is refused is tried one at a time, the shortest first', async () => {
    const known = { attribute: { taken: 0, refused: 100 } };
    const steps = [80, 150, 20, 70, 10, 60, 30, 100, 50, 40].map((length) =>
      attribute(`a${length}`, length),
    );
    const of = (length: number): AttributeStep => attribute(`a${length}`, length);
    const { dresser } = dressed([...steps, type('T', long(5)), schemaStep()], { known });
    const length = (step: Step): number => dresser.wear(step).description.length;
    // Of eight that are open, a quarter may be tried.
    expect([150, 100, 80, 30].map((one) => length(of(one)))).toEqual([0, 0, 0, 0]);
    expect(length(of(20))).toBe(20);
    expect([length(of(10)), length(of(20))]).toEqual([0, 20]);
    // Of each kind by itself.
    expect(length(type('T', long(5)))).toBe(5);
    dresser.ended(of(10));
    expect(length(of(10))).toBe(0);
    dresser.ended(of(20));
    expect(length(of(10))).toBe(10);
    expect(length(of(20))).toBe(0);
    dresser.ended(of(10));
    expect(length(of(20))).toBe(20);
    dresser.ended(of(20));
    await dresser.made(of(20));
    // What was taken needs no trying; of six that are left, two may be.
    expect([length(of(10)), length(of(20)), length(of(40))]).toEqual([10, 20, 40]);
    dresser.ended(of(40));
    expect([50, 30].map((one) => length(of(one)))).toEqual([0, 30]);
  });

  it('that is not worth trying is left out for its shorter one', () => {
    const step = attribute('a', 120, { brief: long(60) });
    const { dresser } = dressed([step], { known: { attribute: { taken: 60, refused: 100 } } });
    expect(dresser.wear(step).description).toBe(long(60));
  });
});
