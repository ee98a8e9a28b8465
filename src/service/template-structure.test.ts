/** What a template comes to, with what of others it can refer to. */
import { expect, it } from 'vitest';
import { fillersOf } from '../templates/roles';
import { templateStructure } from './template-structure';

/** The template that holds what an incident affects; undefined where it refers to none. */
async function affected(linkable?: (template: string) => boolean): Promise<string | undefined> {
  const { types } = await templateStructure('INC', linkable === undefined ? {} : { linkable });
  const incident = types.find(({ name }) => name === 'Security Incident');
  const found = incident?.attributes.find(({ name }) => name === 'Configuration Items');
  return found?.reference?.schema ?? undefined;
}

it('refers to the largest that is there of those that would do, and to none where none is', async () => {
  const [small = '', middle = '', large = '', ...more] = fillersOf('ConfigurationItem').map(
    ({ template }) => template,
  );
  expect(more).toEqual([]);
  const among = (...there: string[]) => affected((template) => there.includes(template));
  expect(await among()).toBeUndefined();
  for (const one of [small, middle, large]) expect(await among(one)).toBe(one);
  expect(await among(small, middle)).toBe(middle);
  expect(await among(middle, large, small)).toBe(large);
});

it('refers to all that it can do without, unless that is said not to be there', async () => {
  expect(await affected()).toBe(fillersOf('ConfigurationItem').at(-1)?.template);
});

it('of a draft that has gone says so, and what to do', async () => {
  await expect(templateStructure('GONE')).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is no model "GONE" any more.',
    remedy: 'A draft is kept for a day; describe it anew.',
  });
});
