import { describe, expect, it } from 'vitest';
import { attributeStep, schemaStep, typeStep } from '../../../test/support/steps';
import type { SchemaSummary } from '../../assets/observation';
import { objectTypeKeyOf } from '../../planner/natural-key';
import {
  attributeStanding,
  namedStanding,
  schemaStanding,
  SKEW_MS,
  typeStanding,
} from './standing';

const SENT = Date.parse('2026-11-21T12:00:00Z');
const schema = (more: Partial<SchemaSummary> = {}): SchemaSummary => ({
  id: '7',
  key: 'S',
  name: 'Schema S',
  description: 'About it.',
  canManage: true,
  created: new Date(SENT + 10).toISOString(),
  objectCount: 0,
  objectTypeCount: 0,
  ...more,
});
const standingOf = (schemas: SchemaSummary[], shortestRefused: number | null): string => {
  const standing = schemaStanding(schemaStep(), schemas, SENT, {
    isTooLong: (_, length) => shortestRefused !== null && length >= shortestRefused,
  });
  return standing.kind === 'foreign' ? standing.detail : standing.kind;
};
const of = (...schemas: SchemaSummary[]): string => standingOf(schemas, null);

describe('an object schema that is there where a step would create one', () => {
  it('is ours only if everything speaks for it', () => {
    expect(of()).toBe('absent');
    expect(of(schema({ key: 'OTHER', name: 'Other' }))).toBe('absent');
    expect(of(schema())).toBe('ours');
    expect(of(schema({ description: 'Mine.' }))).toMatch(/description differ/);
    expect(of(schema({ name: 'Mine' }))).toMatch(/description differ/);
    expect(of(schema({ key: 'MINE' }))).toMatch(/description differ/);
    expect(of(schema({ objectTypeCount: 1 }))).toMatch(/not empty/);
    expect(of(schema({ objectCount: 1 }))).toMatch(/not empty/);
  });

  it('is ours without a description only where the site refuses one as long', () => {
    const bare = schema({ description: '' });
    const { length } = schemaStep().description;
    expect(of(bare)).toMatch(/description differ/);
    expect(standingOf([bare], length + 1)).toMatch(/description differ/);
    expect(standingOf([bare], length)).toBe('ours');
    expect(standingOf([schema()], length)).toBe('ours');
    expect(standingOf([schema({ description: 'About' })], length)).toMatch(/description differ/);
  });

  it('must not be older than the request, as far as two clocks agree; a schema without a date proves nothing', () => {
    expect(of(schema({ created: new Date(SENT - SKEW_MS).toISOString() }))).toBe('ours');
    expect(of(schema({ created: new Date(SENT - SKEW_MS - 1).toISOString() }))).toMatch(/older/);
    expect(of(schema({ created: null }))).toMatch(/older/);
  });

  it('looks at the one with the key, where another has the name', () => {
    expect(of(schema({ id: '8', key: 'OTHER' }), schema({ name: 'schema s' }))).toMatch(
      /description differ/,
    );
    expect(of(schema({ id: '8', key: 'OTHER' }), schema())).toBe('ours');
  });
});

describe('what is there where a step would create something else', () => {
  const type = (id: string, name: string, parentId: string | null) => ({
    id,
    name,
    parentId,
    abstract: false,
    inherited: true,
    objectCount: 0,
  });
  const ids = new Map([[objectTypeKeyOf('S', ['A']), '1']]);

  it('counts as the object type only under its own parent', () => {
    const step = typeStep(['A', 'B']);
    expect(typeStanding(step, ids, [])).toEqual({ kind: 'absent' });
    expect(typeStanding(step, ids, [type('2', ' b ', '1')])).toEqual({ kind: 'ours', id: '2' });
    expect(typeStanding(step, ids, [type('2', 'B', null)]).kind).toBe('foreign');
    expect(typeStanding(step, ids, [type('2', 'B', null), type('3', 'B', '1')])).toEqual({
      kind: 'ours',
      id: '3',
    });
  });

  it('counts as the attribute only on its own type, and only of its own kind', () => {
    const step = attributeStep(['A'], 'a');
    const attribute = (objectTypeId: string, kind: 'text' | 'date') => ({
      id: '5',
      objectTypeId,
      name: 'A',
      kind,
      description: '',
      minimum: 0,
      maximum: 1,
      unique: false,
      regex: '',
      suffix: '',
      options: [],
      statusIds: [],
      reference: null,
      system: false,
      label: false,
    });
    expect(attributeStanding(step, ids, [attribute('9', 'text')]).kind).toBe('absent');
    expect(attributeStanding(step, ids, [attribute('1', 'text')])).toEqual({
      kind: 'ours',
      id: '5',
    });
    expect(attributeStanding(step, ids, [attribute('1', 'date')]).kind).toBe('foreign');
    const older = { ...attribute('1', 'date'), id: '4' };
    expect(attributeStanding(step, ids, [older, attribute('1', 'text')])).toEqual({
      kind: 'ours',
      id: '5',
    });
  });

  it('counts as the status or reference type by its name', () => {
    expect(namedStanding([{ id: '1', name: 'in use' }], 'In Use')).toEqual({
      kind: 'ours',
      id: '1',
    });
    expect(namedStanding([{ id: '1', name: 'In  Stock' }], 'In Use').kind).toBe('absent');
  });
});
