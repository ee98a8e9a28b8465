/** Which keys and names an object schema can be given. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { blocksOf, type Plan } from '../../src/planner/plan';
import { codes } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import { emptyWorkspace } from '../../simulator/workspace';

const catalogue = catalogueOf([templateOf('APP', [typeNamed('Thing')])]);
const plan = (some: Partial<DeployOptions>): Plan =>
  planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], some));
const said = (one: Plan): [string, string, string][] =>
  blocksOf(one).map(({ code, sentence, remedy }) => [code, sentence, remedy]);
const nameOf = (one: Plan): string | undefined => one.schemas[0]?.name;

describe('a key', () => {
  it.each(['AB', 'A1', 'Z9Z9Z9Z9Z9', 'MDATA'])('can be %j', (key) => {
    expect(codes(plan({ key }))).toEqual([]);
  });

  it.each(['', 'A', '1A', 'aB', 'Ab', 'AB-C', 'A B', ' AB', 'AB ', 'AÉ', 'ABCDEFGHIJK', 'xAB'])(
    'cannot be %j',
    (key) => {
      expect(said(plan({ key }))).toEqual([
        [
          'bad-key',
          `"${key.trim()}" cannot be the key of an object schema.`,
          'Use 2 to 10 upper-case letters and digits, beginning with a letter, such as ITAM or MDATA.',
        ],
      ]);
    },
  );
});

describe('a name', () => {
  it.each<[string, string]>([
    ['', 'is empty'],
    ['\u200b', 'is empty'],
    ['x'.repeat(101), 'is 101 characters long'],
    ...[...'=;:?."'].map((sign): [string, string] => [
      `Our${sign}things`,
      `holds the reserved character ${sign}`,
    ]),
    ['Our\u202e things', 'holds characters that cannot be seen, or doubled blanks'],
    ['Our  things', 'holds characters that cannot be seen, or doubled blanks'],
  ])('cannot be %j', (name, why) => {
    const [[code, sentence, remedy] = ['', '', '']] = said(plan({ name }));
    expect([code, sentence.endsWith(` ${why}.`), remedy]).toEqual([
      'bad-name',
      true,
      'Use 1 to 100 characters without = ; : ? . or double quotes.',
    ]);
  });

  it('can have a hundred characters, and is taken without what is around it', () => {
    for (const name of ['x'.repeat(100), 'Unser / Büro (IT) & Co, 2 '])
      expect([nameOf(plan({ name })), codes(plan({ name }))]).toEqual([name.trim(), []]);
    expect(nameOf(plan({ name: ' Bu\u0308ro ' }))).toBe('Büro');
  });
});
