/**
 * Comparisons with what exists: after changes that people made, with own models, with a
 * deployment, and the same from both ends.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_TEXT } from '../../src/service/answer';
import { Desk } from '../../simulator/desk';
import type { Answer } from '../../simulator/answer';

const desk = new Desk();
const ask = (input: Record<string, unknown>): Promise<Answer> => desk.ask('describe-schema', input);

interface Counts {
  missing: number;
  extra: number;
  different: number;
  renamed: number;
  moved: number;
}
const countsOf = (answer: Answer): Counts => {
  expect(answer).toMatchObject({ ok: true, code: 'differences' });
  return answer['differences'] as Counts;
};
const NONE: Counts = { missing: 0, different: 0, renamed: 0, moved: 0, extra: 0 };

/** From either side, the counts of what is missing and extra exchanged. */
async function both(schema: string, compareWith: string): Promise<Counts> {
  const there = countsOf(await ask({ schema, compareWith }));
  const back = countsOf(await ask({ schema: compareWith, compareWith: schema }));
  expect(back).toEqual({ ...there, missing: there.extra, extra: there.missing });
  return there;
}

const FLEET = `schema FLEET "Company cars"
Vehicle - A car or van we run
  Plate: text, required, unique
  Lease End: date
Vehicle > Van
  Load: integer, suffix kg`;

beforeAll(async () => {
  await desk.deploy({ schema: 'PRI', references: 'text' });
  expect((await desk.ask('draft-model', { definition: FLEET })).code).toBe('draft');
  await desk.deploy({ schema: 'FLEET' });
});

describe('what was deployed and not touched', () => {
  it.each([
    ['our PRI', 'PRI'],
    ['our PRI', 'the template'],
    ['our PRI', 'the deployment'],
    ['our FLEET', 'the template'],
    ['our FLEET', 'model FLEET'],
    ['FLEET', 'the deployment'],
  ])('%s does not differ from %s', async (schema, compareWith) => {
    expect(countsOf(await ask({ schema, compareWith }))).toEqual(NONE);
  });

  it('is described like its template, and so is an own model', async () => {
    expect(await ask({ schema: 'model FLEET' })).toMatchObject({ code: 'model', objectTypes: 2 });
    const type = await ask({ schema: 'model FLEET', objectType: 'van' });
    expect(type).toMatchObject({ code: 'object-type', ownAttributes: 1, allAttributes: 3 });
    expect(await ask({ schema: 'our FLEET' })).toMatchObject({ code: 'existing-schema' });
  });
});

describe('what people changed', () => {
  let fleet = '';
  beforeAll(async () => {
    const { store: workspace } = desk.site;
    const schemas = workspace.tables.schemas.all();
    fleet = schemas.find(({ key }) => key === 'FLEET')?.id ?? '';
    const types = workspace.tables.types.all();
    const vehicle = types.find(({ name }) => name === 'Vehicle');
    const van = types.find(({ name }) => name === 'Van');
    if (vehicle === undefined || van === undefined) throw new Error('FLEET is not there.');
    // Somebody renames a type to what is nothing like it, and adds a type and an attribute.
    workspace.put('types', { ...van, name: 'Transporter' });
    await desk.makeType(fleet, 'Garage');
    await desk.makeAttribute(vehicle.id, 'Colour');
  });

  it('is found once each, from either side, and by its id where it was renamed', async () => {
    const expected = { ...NONE, renamed: 1, extra: 2 };
    expect(await both('our FLEET', 'model FLEET')).toEqual(expected);
    const { text } = await ask({ schema: 'our FLEET', compareWith: 'the deployment' });
    expect(text).toContain('2 extra');
    expect(text).toMatch(/"Transporter" is object type "Vehicle" › "Van" of/u);
    expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
  });

  it('counts what an own model adds to a template’s schema as theirs', async () => {
    const definition = 'schema PRI\nEscalation\n  Contact: user';
    const draft = await desk.ask('draft-model', { definition });
    await desk.deploy({ schema: String(draft['schema']) });
    expect(await both('our PRI', 'PRI')).toEqual({ ...NONE });
    const { text } = await ask({ schema: 'our PRI', compareWith: 'the template' });
    expect(text).toContain('object type "Escalation"');
  });

  it.each([
    ['any', 'vans', 'Transporter', /made under that name/u],
    ['our FLEET', 'Van', 'Transporter', /"Van" as "Transporter", which LaunchPad made/u],
    ['any', 'transporters', 'Transporter', /^"Transporter" in "Company cars"/u],
    ['any', 'Plate', 'Vehicle', /"Plate" is an attribute of "Vehicle"/u],
    ['our FLEET', 'Lease End', 'Vehicle', /"Lease End" is an attribute of "Vehicle"/u],
  ])('is found in %s by %s', async (schema, objectType, found, words) => {
    const before = desk.site.requests.length;
    const answer = await ask({ schema, objectType });
    expect(answer).toMatchObject({ ok: true, code: 'object-type', objectType: found });
    expect(answer.text).toMatch(words);
    const { schemas } = desk.site.store.tables;
    const requests = desk.site.requests.slice(before);
    expect(requests.length).toBeLessThanOrEqual(5 * schemas.all().length + 6);
    expect(
      requests.filter(({ method, path }) => method !== 'GET' || /\/object\/|aql/u.test(path)),
    ).toEqual([]);
  });

  it('is said not to be there, with where was looked and how to ask', async () => {
    const answer = await ask({ schema: 'any', objectType: 'Zebra' });
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    expect(answer.text).toMatch(/Looked into .*FLEET.*describe our/u);
  });

  it('reads no object, and keeps within its requests', async () => {
    const before = desk.site.requests.length;
    await ask({ schema: 'our FLEET', compareWith: 'the template' });
    const requests = desk.site.requests.slice(before);
    expect(requests.length).toBeLessThanOrEqual(5);
    expect(
      requests.filter(({ method, path }) => method !== 'GET' || /\/object\/|aql/u.test(path)),
    ).toEqual([]);
  });

  it('stores nothing that it found', () => {
    const stored = [...desk.kv.stored].join('\n');
    expect(stored).toContain('FLEET');
    expect(stored).not.toMatch(/Transporter|Colour|Garage/u);
  });
});

describe('what cannot be compared', () => {
  it.each([
    [{ schema: 'our PRI', compareWith: 'p-zzzz' }, /no deployment/u],
    [{ schema: 'our Prioritty', compareWith: 'PRI' }, /cannot see is not listed/u],
    [{ schema: 'our PRI', check: 'colour' }, /healthy/u],
  ])('is answered with what would do: %j', async (input, words) => {
    const answer = await ask(input);
    expect(answer.ok).toBe(false);
    expect(answer.text).toMatch(words);
  });
});
