/**
 * Generated models, hostile names among them, and two at once with references between them: what
 * comes out of a site builds the same elsewhere, to the letter. `test/soak/own-models.soak.ts`
 * runs a thousand.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Loss } from '../../src/models/export/live-schema';
import { readModelFile } from '../../src/models/file/read-file';
import { modelArbitrary } from '../../src/models/testing/model-arbitrary';
import { ownTarget } from '../../src/templates/target';
import type { Template, TemplateObjectType } from '../../src/templates/template.generated';
import { roundTrip } from './round-trip';

/** The same model under another key: names that read as another template's are said with it. */
function underKey(model: Template, key: string): Template {
  const types = (list: readonly TemplateObjectType[]): TemplateObjectType[] =>
    list.map(({ children, ...type }) => ({
      ...type,
      attributes: type.attributes.map((attribute) =>
        attribute.type === 'reference'
          ? { ...attribute, to: attribute.to.replace(/^MODEL\./u, `${key}.`) }
          : attribute,
      ),
      ...(children === undefined ? {} : { children: types(children) }),
    }));
  return { ...model, key, name: `${model.name} ${key}`, objectTypes: types(model.objectTypes) };
}

/** One model, or one that refers to another. */
const models: fc.Arbitrary<Template[]> = fc
  .tuple(modelArbitrary(), modelArbitrary(), fc.boolean(), fc.boolean())
  .map(([one, other, isAlone, subtypes]) => {
    const hub = underKey(one, 'HUBB');
    if (isAlone) return [hub];
    const spoke = underKey(other, 'SPOKE');
    const [target, source] = [hub.objectTypes[0], spoke.objectTypes[0]];
    if (target === undefined || source === undefined) return [hub];
    const link = {
      name: 'To The Other',
      type: 'reference' as const,
      to: `HUBB.${target.name}`,
      as: 'Belongs To',
      ...(subtypes ? { subtypes } : {}),
    };
    const first = { ...source, attributes: [...source.attributes, link] };
    return [
      hub,
      { ...spoke, extends: ['HUBB'], objectTypes: [first, ...spoke.objectTypes.slice(1)] },
    ];
  });

const BARE: Template = {
  key: 'HUBB',
  name: 'Bare',
  version: '1.0.0',
  category: 'Yours',
  level: 1,
  summary: ' ',
  extends: [],
  statusSets: {},
  objectTypes: [{ name: 'a', purpose: '', icon: 'a', inherits: false, attributes: [] }],
};

const withoutLosses = (file: string): string =>
  `${JSON.stringify({ ...(JSON.parse(file) as object), cannotTravel: [] }, null, 2)}\n`;

describe('a model taken out of one site and into another', () => {
  it('is the same file again but for the list of what was lost on the first way', async () => {
    expect(ownTarget('CORE.Thing', 'HUBB')).toBe('HUBB.CORE.Thing');
    await fc.assert(
      fc.asyncProperty(models, async (some) => {
        fc.pre(readModelFile(JSON.stringify(some)).kind === 'models');
        const { first, second } = await roundTrip(some);
        const { cannotTravel } = JSON.parse(first) as { cannotTravel: Loss[] };
        // Nobody can see the end of a line in Assets, so it does not travel; everything else of these does.
        expect(cannotTravel.filter(({ lost }) => !lost.includes('its description'))).toEqual([]);
        expect(second).toBe(withoutLosses(first));
      }),
      // A schema that has no description, as most have.
      { examples: [[[BARE]]], numRuns: Number(process.env['MODEL_RUNS'] ?? 1) },
    );
  });
});
