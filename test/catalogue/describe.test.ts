/**
 * What describe-schema and list-schemas say helps to choose, and fits into an answer, for every
 * template that ships.
 */
import { describe, expect, it } from 'vitest';
import { NO_SITE } from './support/no-site';
import { describeSchema } from '../../src/actions/describe-schema';
import { bounded, MOST_BYTES, MOST_TEXT } from '../../src/service/answer';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { linesOf, optionalReferences } from './support/expansion';

const KEYS: readonly string[] = TEMPLATE_INDEX.map(({ key }) => key);
const told = async (schema: string, compareWith?: string): Promise<string> =>
  (await describeSchema({ schema, ...(compareWith === undefined ? {} : { compareWith }) }, NO_SITE))
    .text;

describe.each(TEMPLATE_INDEX.map((entry) => [entry.key, entry] as const))(
  'describe-schema %s',
  (key, entry) => {
    it('fits, whole, with what matters in the first half', async () => {
      const answer = await describeSchema({ schema: key }, NO_SITE);
      expect(bounded(answer)).toEqual(answer);
      expect(answer.text.length).toBeLessThanOrEqual(MOST_TEXT);
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(MOST_BYTES);
      expect(answer.text.indexOf('Object types, with')).toBeLessThan(MOST_TEXT * 0.7);
    });

    it('names its hubs, what it can use, what builds on it, its data and its crowds', async () => {
      const text = await told(key);
      for (const hub of entry.extends) expect(text).toContain(`Needs ${hub},`);
      for (const other of new Set(optionalReferences(key).map(({ template }) => template)))
        expect(text).toMatch(new RegExp(`Can use.*\\b${other}\\b`, 'u'));
      for (const spoke of TEMPLATE_INDEX.filter((other) =>
        other.extends.some((hub) => hub === key),
      ))
        expect(text).toMatch(new RegExp(`Built on by.*\\b${spoke.key}\\b`, 'u'));
      for (const { type, objects } of entry.referenceData)
        expect(text).toContain(`${type} (${String(objects)})`);
      for (const type of entry.highVolume)
        expect(text).toMatch(new RegExp(`Many objects.*${type}`, 'u'));
    });

    it('lists its object types, or counts those that did not fit', async () => {
      const text = await told(key);
      const listed = linesOf(key).filter((line) =>
        new RegExp(
          `\\n ${' '.repeat(line.length - 1)}${line.at(-1)?.replace(/[/&]/gu, '.') ?? ''}( \\(abstract\\))? \\d`,
          'u',
        ).test(text),
      ).length;
      const more = Number(/and (\d+) more$/u.exec(text)?.[1] ?? 0);
      expect(listed + more).toBe(linesOf(key).length);
      expect(listed).toBeGreaterThan(linesOf(key).length * 0.8);
    });
  },
);

describe('two templates', () => {
  it('say which to take of three sizes', async () => {
    expect(await told('BASIC')).toContain(
      'Grows into CMDB and ECMDB, which only adds. Say: upgrade BASIC to CMDB.',
    );
    expect(await told('ECMDB')).toContain('Holds all of BASIC and CMDB');
    expect(await told('BASIC', 'CMDB')).toMatch(/with more attributes in CMDB.*Server \(\+/u);
  });

  it('fit, whichever they are', async () => {
    for (const one of KEYS) {
      for (const other of KEYS)
        expect((await told(one, other)).length, `${one} ${other}`).toBeLessThanOrEqual(MOST_TEXT);
    }
  });

  it('that refer to each other say so', async () => {
    expect(await told('CORE', 'SAM')).toContain('SAM builds on CORE');
    expect(await told('SEC', 'ITAM')).toMatch(/can refer to/u);
  });
});
