/** Which answers are taken for the attributes of a schema, and what is read type by type instead. */
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../errors';
import { createAttributeReads } from './attribute-reads';
import { noNames } from './echoed-names';
import type { Member } from './members';
import type { WireAttribute } from './wire';
import * as wire from './wire';
import * as z from 'zod/mini';

const WHOLE = '/objectschema/6/attributes';
const typesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${at + 1}`,
    name: `T${at}`,
    parentId: null,
    abstract: false,
    inherited: false,
    objectCount: 0,
  }));
const attribute = (id: string, owner?: string, more: object = {}): object => ({
  id,
  name: `a${id}`,
  type: 1,
  typeValue: '9',
  referenceObjectType: { id: '9', name: 'Person' },
  ...(owner === undefined ? {} : { objectType: { id: owner } }),
  ...more,
});
const failed = (code: ErrorCode) => new AppError(code, 'No.', { remedy: 'Wait.' });

/** `whole` answers for the schema, `each` for an object type. */
function reads(
  whole: unknown,
  each: (id: string) => unknown = () => [],
  { leftMs = Infinity, ticks = (): number => 0 } = {},
) {
  const asked: [string, object | undefined][] = [];
  const get = async (
    _: string,
    endpoint: string,
    patience?: object,
  ): Promise<Member<WireAttribute>[]> => {
    asked.push([endpoint, patience]);
    const given = endpoint.startsWith(WHOLE) ? whole : each(endpoint.split('/')[2] ?? '');
    if (given instanceof Error) throw given;
    return z.parse(wire.WireAttributes, await given);
  };
  const client = createAttributeReads(get, { bulkTypes: 2, leftMs: () => leftMs, ticks });
  return { ...client, asked };
}
const idsOf = (found: readonly { id: string; objectTypeId: string }[]) =>
  found.map(({ id, objectTypeId }) => `${id} of ${objectTypeId}`);

describe('the attributes of a schema', () => {
  it.each([
    ['where each names its type', [attribute('1', '1'), attribute('2', '2')], true],
    ['where one cannot be read', [{ id: '5', type: 0 }, attribute('1', '1')], true],
    ['where one names no type', [attribute('1', '1'), attribute('2')], false],
    ['where none does', [attribute('1'), attribute('2')], false],
  ])('are taken from one answer %s: %j', async (_, whole, isTaken) => {
    const { attributes, asked } = reads(whole, (id) => [attribute(`9${id}`)]);
    const names = noNames();
    const found = await attributes('6', typesOf(2), undefined, names);
    expect(asked).toHaveLength(isTaken ? 1 : 3);
    if (!isTaken) expect(idsOf(found)).toEqual(['91 of 1', '92 of 2']);
    expect([...names.objectTypes]).toEqual([['9', { name: 'Person', schemaId: null }]]);
    expect(await attributes('6', typesOf(2))).toEqual(found);
  });

  it('tell once of what cannot be read, also where the first answer does not do', async () => {
    const odd = { id: '5', type: 0 };
    const { attributes } = reads([attribute('1', '1'), attribute('2'), odd], (id) =>
      id === '1' ? [attribute('1'), odd] : [attribute('2')],
    );
    const noted: string[] = [];
    const found = await attributes('6', typesOf(2), ({ id }) => noted.push(id));
    expect(idsOf(found)).toEqual(['1 of 1', '2 of 2']);
    expect(noted).toEqual(['5']);
  });

  it.each<[Error, number, boolean]>([
    [failed('assets-unavailable'), 3, true],
    [failed('assets-unreadable'), 3, true],
    [failed('assets-rejected'), 3, true],
    [failed('assets-unavailable'), 2, false],
    [failed('forbidden'), 3, false],
    [new TypeError('ours'), 3, false],
  ])('are read type by type where %s of %i may be too much', async (error, count, isReadOn) => {
    const { attributes, asked } = reads(error);
    const found = await attributes('6', typesOf(count)).catch((cause: unknown) => cause);
    if (isReadOn) expect(found).toEqual([]);
    else expect(found).toBe(error);
    expect(asked[0]?.[1]).toEqual(count > 2 ? { tries: 2, maxReadMs: 2_000 } : {});
  });

  it.each([
    [48, 16_000, true],
    [48, 15_999, false],
    [32, 0, true],
  ])('of %i types, read one a second, in %i ms: %s', async (count, leftMs, isInTime) => {
    let now = 5_000;
    const each = async () => {
      await Promise.resolve();
      now += 1_000;
      return [];
    };
    const options = { leftMs, ticks: () => now };
    const { attributes, asked } = reads(failed('assets-unavailable'), each, options);
    const found = attributes('6', typesOf(count));
    if (isInTime) expect(await found).toEqual([]);
    else
      await expect(found).rejects.toMatchObject({
        code: 'too-large',
        remedy: 'Ask for one of its object types by name.',
      });
    expect(asked).toHaveLength(isInTime ? count + 1 : 33);
  });

  it('are at the highest type that has them, also where parents go round, which no site has', async () => {
    const round = typesOf(3).map((type) => ({ ...type, parentId: type.id === '1' ? '2' : '1' }));
    const whole = [
      attribute('7', '3'),
      attribute('7', '9'),
      attribute('8', '9'),
      attribute('8', '1'),
    ];
    expect(idsOf(await reads(whole).attributes('6', round))).toEqual(['7 of 3', '8 of 1']);
    const tree = typesOf(3).map((type) => ({ ...type, parentId: type.id === '1' ? null : '1' }));
    const inherited = [attribute('7', '3'), attribute('7', '1'), attribute('7', '2')];
    expect(idsOf(await reads(inherited).attributes('6', tree))).toEqual(['7 of 1']);
    const siblings = [attribute('7', '3'), attribute('7', '2')];
    expect(idsOf(await reads(siblings).attributes('6', tree))).toEqual(['7 of 3']);
  });

  it('of one type are its own, whether or not the answer says so', async () => {
    const all = [attribute('1'), attribute('2', '7'), attribute('3', '8')];
    const { attributesOfType } = reads([], () => all);
    expect(idsOf(await attributesOfType('7'))).toEqual(['1 of 7', '2 of 7']);
  });
});
