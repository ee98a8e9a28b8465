import { beforeAll, describe, expect, it } from 'vitest';
import { checkAql, queriedTypes } from '../../docs-site/generator/aql/check';
import { parseAql } from '../../docs-site/generator/aql/parse';
import { loadFacts, type Facts } from '../../docs-site/generator/facts';

let facts: Facts;
beforeAll(async () => {
  facts = await loadFacts();
});

const check = (query: string, key = 'ITAM'): string[] => {
  const template = facts.catalogue.get(key);
  if (template === undefined) throw new Error(key);
  return checkAql(query, template, facts.catalogue);
};

describe('queries are read as AQL', () => {
  it('binds AND closer than OR, and brackets closer than both', () => {
    expect(parseAql('"A" = 1 OR "B" = 2 AND "C" = 3')).toMatchObject({
      kind: 'or',
      right: { kind: 'and' },
    });
    expect(parseAql('("A" = 1 OR "B" = 2) AND "C" = 3')).toMatchObject({
      kind: 'and',
      left: { kind: 'or' },
    });
  });

  it('reads lists, dotted attributes, emptiness and functions', () => {
    expect(parseAql('"Owner"."Status" NOT IN ("Left", "On Leave")')).toMatchObject({
      path: ['Owner', 'Status'],
      operator: 'NOT IN',
      values: [{ text: 'Left' }, { text: 'On Leave' }],
    });
    expect(parseAql('"Owner" IS NOT EMPTY')).toEqual({
      kind: 'empty',
      path: ['Owner'],
      negated: true,
    });
    expect(parseAql('"End Date" < now(-90d)')).toMatchObject({
      values: [{ kind: 'function', name: 'now', argument: '-90d' }],
    });
    expect(parseAql('object NOT HAVING inboundReferences(objectType = "Contract")')).toMatchObject({
      kind: 'having',
      negated: true,
      direction: 'inbound',
    });
  });

  it.each([
    '',
    '"A"',
    '"A" = ',
    '"A" = 1 AND',
    '"A" == 1',
    '"A" = x',
    'Status = "Live"',
    '("A" = 1',
    '"A" IS',
    '"A" IN ("x"',
    '"A" = tomorrow()',
    '"A" = \'x\'',
    'object HAVING references()',
    '"A" = 1 "B" = 2',
  ])('refuses %j', (query) => {
    expect(() => parseAql(query)).toThrow();
  });

  it('names the object types it asks for', () => {
    expect(queriedTypes('objectType IN ("Laptop", "Desktop") AND "Hostname" IS EMPTY')).toEqual([
      'Laptop',
      'Desktop',
    ]);
    expect(queriedTypes('objectType IN objectTypeAndChildren("Asset")')).toEqual(['Asset']);
  });
});

describe('queries are held to the catalogue', () => {
  it.each([
    'objectType = "Laptop" AND "Status" = "In Use"',
    'objectType = "Laptop" AND "Assigned To"."Department"."Status" = "Inactive"',
    'objectType = "Laptop" AND "Docking Kit" = true AND "Memory GB" < 8.5 AND "Received Date" < now(-1d)',
    'objectType = "Laptop" AND object NOT HAVING inboundReferences(objectType = "Warranty" AND "Status" = "Active")',
    'objectType = "Laptop" AND "Updated" < now(-1d)',
  ])('passes %s', (query) => {
    expect(check(query)).toEqual([]);
  });

  it.each([
    ['"Status" = "In Use"', 'names no object type'],
    ['objectType = "Notebook"', 'no object type "Notebook"'],
    ['objectType = "Laptop" AND "Owned By" IS EMPTY', 'no attribute "Owned By"'],
    ['objectType = "Asset" AND "Hostname" IS EMPTY', 'no attribute "Hostname"'],
    ['objectType IN ("Laptop", "Printer") AND "Docking Kit" = true', 'no attribute "Docking Kit"'],
    ['objectType = "Laptop" AND "Status" = "Live"', 'none of its statuses'],
    ['objectType = "Laptop" AND "Assigned To"."Status" = "In Use"', 'none of its statuses'],
    ['objectType = "Laptop" AND "Assigned To"."Badge" = "1"', 'no attribute "Badge"'],
    ['objectType = "Laptop" AND "Hostname"."Name" = "x"', 'is no reference'],
    ['objectType = "Laptop" AND "Condition" IN ("New", "Broken")', 'none of its options'],
    ['objectType = "Laptop" AND "Docking Kit" = "yes"', 'true or false'],
    ['objectType = "Laptop" AND "CPU Cores" = "4"', 'a number'],
    ['objectType = "Laptop" AND "Received Date" < "2025-01-01"', 'a date function'],
    [
      'objectType = "Laptop" AND object HAVING inboundReferences("Status" = "Active")',
      'no template has',
    ],
    [
      'objectType = "Laptop" AND object HAVING inboundReferences(objectType = "Warranty" AND "Colour" = "red")',
      'no attribute "Colour"',
    ],
  ])('says what is wrong with %s', (query, problem) => {
    expect(check(query).join()).toContain(problem);
  });
});
