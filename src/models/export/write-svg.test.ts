import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { inert } from '../../text/inert';
import { escaped } from '../../text/markup';
import { modelArbitrary } from '../testing/model-arbitrary';
import { writeSvg } from './write-svg';

/** Tags that do not close one another, and signs outside tags that only a tag may have. */
function faultsOf(xml: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, end, name = '', self] of xml.matchAll(
    /<(\/?)([a-z]+)(?:\s+[a-z-]+="[^"<>&]*(?:&[#a-z0-9]+;[^"<>&]*)*"|\s+xmlns="[^"]*"|\s+viewBox="[^"]*")*(\/?)>/gu,
  ))
    if (end === '/') {
      if (open.pop() !== name) faults.push(`</${name}>`);
    } else if (self !== '/') open.push(name);
  const texts = xml
    .replace(/<style>[^<]*<\/style>/u, '')
    .replace(/<\/?[a-zA-Z]+(?:\s+[a-zA-Z-]+="[^"<>]*")*\/?>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#12[35]);/gu, '');
  return [...faults, ...open, ...(/[<>&\ufffe\uffff]/u.exec(texts) ?? [])];
}

const boxesOf = (svg: string): number => svg.match(/data-box="/gu)?.length ?? 0;

describe('a model as a picture', () => {
  it('is one file in good order that shows every object type, whatever it is called', () => {
    fc.assert(
      fc.property(modelArbitrary(), (template) => {
        const svg = writeSvg([template]);
        expect(faultsOf(svg)).toEqual([]);
        for (const { type } of walkTypes(template))
          expect(svg).toContain(`>${escaped(inert(type.name, 60))}</text>`);
        expect(boxesOf(svg)).toBe(walkTypes(template).length);
        expect(svg.match(/class="lp-inherits"/gu)?.length ?? 0).toBe(
          walkTypes(template).filter(({ at }) => at.includes('.children')).length,
        );
      }),
      {
        numRuns: 12,
        examples: [
          [
            {
              ...named('self', ['<', '@', 'self']),
              key: 'MODEL',
            },
          ],
        ],
      },
    );
  });

  it('is drawn soon, of however many groups and with several models in one', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      name: `Type ${at}`,
      purpose: '',
      icon: 'box',
      group: `Group ${at}`,
      attributes: [],
    }));
    const wide = { ...named('Wide', []), objectTypes: many };
    const svg = writeSvg([wide, { ...named('Other', ['Thing']), key: 'OTHER' }]);
    expect(boxesOf(svg)).toBe(61);
    expect(faultsOf(svg)).toEqual([]);
  });
});

/** Types of these names, each of which refers to every one. */
function named(name: string, types: readonly string[]): Template {
  return {
    key: 'MODEL',
    name,
    version: '1.0.0',
    category: 'Yours',
    level: 1,
    summary: name,
    extends: [],
    statusSets: {},
    objectTypes: types.map((type) => ({
      name: type,
      purpose: '',
      icon: 'box',
      attributes: types.map((to) => ({ name: `To ${to}`, type: 'reference', to, as: 'Link' })),
    })),
  };
}
