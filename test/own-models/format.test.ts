/**
 * The schema of the format, for editors, says what the reader does: it is made of the reader's own
 * shape. And the guide has an example that it completes.
 */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODEL_SCHEMA, modelSchema } from '../../scripts/model-schema';
import { readModelFile } from '../../src/models/file/read-file';
import { modelShape } from '../../src/models/file/shape';
import { saidModelArbitrary } from '../../src/models/testing/model-arbitrary';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';

const takes = new Ajv({ strict: false }).compile(modelSchema());
const shape = modelShape();

/** One member, anywhere, taken out, put under another name, or given another value. */
const mutation = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom('out', 'renamed', 'value'),
  value: fc.constantFrom<unknown[]>(
    null,
    7,
    -1,
    true,
    '',
    'x',
    [],
    {},
    'x'.repeat(300),
    ['a'],
    1.5,
  ),
});

function mutated(model: object, { at, how, value }: { at: number; how: string; value: unknown }) {
  const copy = structuredClone(model) as unknown;
  const places: [holder: Record<string, unknown>, name: string][] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [name, member] of Object.entries(one)) {
      places.push([one as Record<string, unknown>, name]);
      visit(member);
    }
  };
  visit(copy);
  const [holder, name] = places[at % places.length] ?? [];
  if (holder === undefined || name === undefined) return copy;
  const before = holder[name];
  if (how === 'value') holder[name] = value;
  else if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
  if (how === 'renamed' && !Array.isArray(holder)) holder[`${name}s`] = before;
  return copy;
}

describe('the schema of the format', () => {
  it('is the one that is published', () => {
    expect(JSON.parse(readFileSync(MODEL_SCHEMA, 'utf8'))).toEqual(modelSchema());
  });

  it('takes every template of the catalogue, alone, in a list and in a file', async () => {
    const all = await Promise.all(TEMPLATE_KEYS.map(loadTemplate));
    for (const model of all)
      expect(takes(model), `${model.key}: ${JSON.stringify(takes.errors)}`).toBe(true);
    expect(takes(all.slice(0, 3))).toBe(true);
    expect(takes({ format: 1, models: all.slice(0, 3), cannotTravel: [], seal: 'x' })).toBe(true);
    expect(takes({ format: 2, models: all.slice(0, 3) })).toBe(false);
  });

  it('takes and refuses what the reader takes and refuses, but for what cannot be seen in a name', () => {
    let refused = 0;
    fc.assert(
      fc.property(saidModelArbitrary(), fc.option(mutation, { nil: null }), (model, how) => {
        const value = how === null ? model : mutated(model, how);
        const read = shape.safeParse(value);
        const isLegible = read.success || read.error.issues.some(({ code }) => code !== 'custom');
        if (!takes(value)) refused += 1;
        expect(takes(value) === read.success || !isLegible, JSON.stringify(value)).toBe(true);
        if (!takes(value)) expect(readModelFile(JSON.stringify(value)).kind).toBe('refused');
      }),
      { numRuns: Number(process.env['FORMAT_RUNS'] ?? 25) },
    );
    expect(refused).toBeGreaterThan(3);
  });

  it('takes the examples of the guide', () => {
    const guide = readFileSync('docs/own-models.md', 'utf8');
    const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/gu)].map(([, text]) => text ?? '');
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const example of examples) expect(takes(JSON.parse(example)), example).toBe(true);
  });
});
