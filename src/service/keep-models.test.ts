/** What a deployment leaves behind of models: each its own, and additions by what they went into. */
import { beforeEach, describe, expect, it } from 'vitest';
import { readNotation } from '../models/notation/read-notation';
import type { PlannedSchema } from '../planner/plan';
import { ownModel, ownModels } from '../storage/own-models';
import { MemoryKv } from '../../simulator/memory-kv';
import { keepModels } from './keep-models';

let kv: MemoryKv;
beforeEach(() => {
  kv = new MemoryKv();
});
const model = (key: string, types: string, addsTo?: string) => {
  const read = readNotation(`schema ${key} "Any"\n${types}`);
  if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
  return { ...read.template, ...(addsTo === undefined ? {} : { addsTo }) };
};
const schemas = (...ids: [string, string][]) => ({
  schemas: ids.map(([template, id]) => ({ template, id }) as PlannedSchema),
});
const by = { person: 'acc-1', at: 5 };
const kept = async () =>
  (await ownModels(kv)).map(({ key, addsTo, schemaId, version }) => [
    key,
    addsTo,
    schemaId,
    version,
  ]);

describe('models that were deployed', () => {
  it('are kept each by itself', async () => {
    await keepModels(kv, [model('FLEET', 'Car'), model('BOATS', 'Boat')], schemas(), by);
    expect(await kept()).toEqual([
      ['BOATS', undefined, undefined, '1.0.0'],
      ['FLEET', undefined, undefined, '1.0.0'],
    ]);
  });

  it('that add to something are one for each object schema that they went into', async () => {
    const plan = schemas(['FLEET', '1'], ['PRI2', '7'], ['SVC2', '8']);
    await keepModels(kv, [model('PRI2', 'Escalation', 'PRI')], plan, by);
    await keepModels(kv, [model('SVC2', 'Handover', 'SVC')], plan, by);
    await keepModels(kv, [model('PRI2', 'Shift', 'PRI')], plan, by);
    expect(await kept()).toEqual([
      ['PRI2', 'PRI', '7', '1.1.0'],
      ['SVC2', 'SVC', '8', '1.0.0'],
    ]);
    const types = (await ownModel(kv, 'PRI2'))?.template.objectTypes.map(({ name }) => name);
    expect(types).toEqual(['Escalation', 'Shift']);
    await keepModels(kv, [model('HR2', 'Badge', 'HR')], schemas(), by);
    expect((await kept())[0]).toEqual(['HR2', 'HR', undefined, '1.0.0']);
  });

  it('that would be too large together are the latest alone, under the key they had', async () => {
    const plan = schemas(['PRI2', '7'], ['PRI3', '7']);
    // Three bytes each in a record.
    const long = Array.from({ length: 1_200 }, (_, at) => `  ${'漢'.repeat(30)}${at}: text`);
    const holding = (key: string, type: string) => model(key, [type, ...long].join('\n'), 'PRI');
    await keepModels(kv, [holding('PRI2', 'Escalation')], plan, by);
    await keepModels(kv, [holding('PRI3', 'Shift')], plan, by);
    expect(await kept()).toEqual([['PRI2', 'PRI', '7', '1.0.0']]);
    const types = (await ownModel(kv, 'PRI2'))?.template.objectTypes.map(({ name }) => name);
    expect(types).toEqual(['Shift']);
  });
});
