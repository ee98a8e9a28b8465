/** Every object type of every template, asked for its attributes: all of them, each with where it comes from. */
import { describe, expect, it } from 'vitest';
import { NO_SITE } from './support/no-site';
import { describeSchema } from '../../src/actions/describe-schema';
import { bounded, MOST_TEXT } from '../../src/service/answer';
import type { Outcome } from '../../src/service/outputs';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { isTemplateKey, loadTemplate } from '../../src/templates/catalogue';
import { resolveTemplate } from '../../src/templates/resolve';

type OfType = Extract<Outcome<'describe-schema'>, { code: 'object-type' }>;

async function fieldsOf(schema: string, objectType: string, part?: number): Promise<OfType> {
  const answer = await describeSchema(
    { schema, objectType, ...(part === undefined ? {} : { part }) },
    NO_SITE,
  );
  if (answer.code !== 'object-type') throw new Error(`${schema} ${objectType}: ${answer.code}`);
  return answer;
}

/** In parts that fit, and nothing is lost. */
async function expectWhole(first: OfType, type: string): Promise<void> {
  const texts = [first.text];
  for (let part = 2; part <= first.parts; part += 1)
    texts.push((await fieldsOf(first.schema, type, part)).text);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
  expect(bounded(first).text).toBe(first.text);
  const told = texts.flatMap((text) => text.split('\n')).filter((line) => line.startsWith('- '));
  expect(told).toHaveLength(first.allAttributes);
}

describe.each(TEMPLATE_INDEX.map(({ key }) => key))('the object types of %s', (key) => {
  it('have all their attributes told, inherited ones with the type that declares them', async () => {
    if (!isTemplateKey(key)) throw new Error(key);
    const template = resolveTemplate(await loadTemplate(key));
    for (const type of template.objectTypes) {
      const answer = await fieldsOf(key, type.name);
      const effective = (template.effective.get(type.name) ?? []).map(({ name }) => name);
      expect(answer.fields.map(({ name }) => name)).toEqual(effective);
      expect(answer.ownAttributes).toBe(type.attributes.length);
      expect(answer.text).toContain(
        `${type.attributes.length} ` +
          `${type.attributes.length === 1 ? 'attribute' : 'attributes'} of its own, ` +
          `${effective.length} in all`,
      );
      for (const { name, from } of answer.fields)
        expect(template.byName.get(from ?? type.name)?.attributes.map((one) => one.name)).toContain(
          name,
        );
      await expectWhole(answer, type.name);
    }
  });
});

describe('an object type that is not written just so', () => {
  it('is taken where only one is near, and says so', async () => {
    const { objectType, text } = await fieldsOf('ITAM', 'laptops');
    expect(objectType).toBe('Laptop');
    expect(text).toMatch(/^Understood: "laptops" as Laptop\./u);
  });

  it('is answered with the nearest, or with what there is', async () => {
    await expect(fieldsOf('ITAM', 'Asset Tag Printer Robot')).rejects.toMatchObject({
      code: 'bad-input',
      remedy: expect.stringContaining('It has Asset') as string,
    });
    await expect(fieldsOf('BASIC', '<img src=x>')).rejects.toThrow(/no object type `<img src=x>`/u);
  });

  it('has the parts that there are', async () => {
    await expect(fieldsOf('ITAM', 'Laptop', 9)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
