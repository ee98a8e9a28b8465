import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW } from '../../test/support/storage-samples';
import type { Template } from '../templates/template.generated';
import { keys } from './keys';
import {
  draftsOf,
  dropDrafts,
  keepForDeployment,
  modelsFor,
  modelsOfDeployment,
  saveDraft,
} from './models';
import { MOST_OWN, ownModel, ownModels, removeOwnModel, saveOwnModel } from './own-models';
import { bytesOf, fitsStorage, isKey, MOST_MODEL_BYTES } from './stored-template';

const DAY = 24 * 3_600_000;
const model = (key: string, change: Partial<Template> = {}): Template => ({
  key,
  name: `Model ${key}`,
  version: '1.0.0',
  category: 'Yours',
  level: 1,
  summary: 'A model',
  extends: [],
  statusSets: {},
  objectTypes: [
    {
      name: 'Vehicle',
      purpose: '',
      icon: 'vehicle',
      attributes: [{ name: 'Plate', type: 'text' }],
    },
  ] as Template['objectTypes'],
  ...change,
});
const ofBytes = (key: string, bytes: number): Template => {
  const empty = model(key, { summary: '' });
  return model(key, { summary: 'x'.repeat(bytes - bytesOf(empty)) });
};
const keysOf = (models: readonly { key: string }[]): string[] => models.map(({ key }) => key);
const writes = (kv: MemoryKv): string[] => kv.log.filter((line) => /^(?:set|delete)/u.test(line));

describe('drafts of a person', () => {
  it('are theirs alone, the newest last, and one takes the place of that of its key', async () => {
    const kv = new MemoryKv();
    expect(await draftsOf(kv, ANN, NOW)).toEqual([]);
    await saveDraft(kv, ANN, model('AA'), NOW);
    await saveDraft(kv, ANN, model('BB'), NOW);
    await saveDraft(kv, BOB, model('CC'), NOW);
    await saveDraft(kv, ANN, model('AA', { name: 'Newer' }), NOW);
    expect(await draftsOf(kv, ANN, NOW)).toEqual([model('BB'), model('AA', { name: 'Newer' })]);
    expect(kv.lives.get(keys.drafts(ANN))).toEqual({ ttlMs: DAY });
  });

  it('are gone when a day is over, whatever the storage still has', async () => {
    const kv = new MemoryKv();
    await saveDraft(kv, ANN, model('AA'), NOW);
    await saveDraft(kv, ANN, model('BB'), NOW + 1);
    expect(keysOf(await draftsOf(kv, ANN, NOW + DAY))).toEqual(['BB']);
    await saveDraft(kv, ANN, model('CC'), NOW + DAY);
    expect(kv.stored.get(keys.drafts(ANN))).not.toContain('"AA"');
  });

  it('are ten at most, the oldest giving way', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 11; n += 1) await saveDraft(kv, ANN, model(`M${n}`), NOW + n);
    const left = keysOf(await draftsOf(kv, ANN, NOW + 20));
    expect(left).toEqual(Array.from({ length: 10 }, (_, n) => `M${n + 1}`));
  });

  it.each([
    [0, ['AA', 'BB']],
    [1, ['BB']],
  ])('fit one value, the oldest giving way (%s bytes too many)', async (more, left) => {
    const kv = new MemoryKv();
    const around = bytesOf([{ at: NOW, template: {} }]) - bytesOf({});
    // Two entries in one list share its brackets and have a comma between them.
    const each = (220_000 - 2 * around + 1) / 2;
    await saveDraft(kv, ANN, ofBytes('AA', Math.floor(each)), NOW);
    await saveDraft(kv, ANN, ofBytes('BB', Math.ceil(each) + more), NOW);
    expect(keysOf(await draftsOf(kv, ANN, NOW))).toEqual(left);
  });

  it('are dropped by their keys; where none is there, nothing is written', async () => {
    const kv = new MemoryKv();
    await dropDrafts(kv, ANN, ['AA'], NOW);
    expect(writes(kv)).toEqual([]);
    for (const key of ['AA', 'BB', 'CC']) await saveDraft(kv, ANN, model(key), NOW);
    kv.log.length = 0;
    await dropDrafts(kv, ANN, ['DD'], NOW);
    expect(writes(kv)).toEqual([]);
    await dropDrafts(kv, ANN, ['AA', 'CC', 'DD'], NOW);
    expect(keysOf(await draftsOf(kv, ANN, NOW))).toEqual(['BB']);
    expect(kv.lives.get(keys.drafts(ANN))).toEqual({ ttlMs: DAY });
  });

  it('are not what cannot be a model', async () => {
    for (const template of [null, 7, 'objectTypes', { key: 'AA' }]) {
      const kv = new MemoryKv();
      kv.stored.set(keys.drafts(ANN), JSON.stringify({ v: 1, drafts: [{ at: NOW, template }] }));
      await expect(draftsOf(kv, ANN, NOW)).rejects.toMatchObject({ code: 'storage-corrupt' });
    }
  });
});

describe('what a person can name', () => {
  it('are their drafts before the own models of the site, read once', async () => {
    const kv = new MemoryKv();
    await saveOwnModel(kv, model('AA'), { at: NOW });
    await saveOwnModel(kv, model('BB'), { at: NOW });
    await saveDraft(kv, ANN, model('AA', { name: 'Draft' }), NOW);
    const named = modelsFor(kv, ANN, NOW);
    kv.log.length = 0;
    expect(await named('AA')).toMatchObject({ name: 'Draft' });
    expect(await named('BB')).toEqual(model('BB'));
    expect(await named('CC')).toBeNull();
    expect(await named('no key: at all')).toBeNull();
    expect(kv.log).toEqual([`get ${keys.drafts(ANN)}`, 'get model:BB', 'get model:CC']);
    expect(await modelsFor(kv, BOB, NOW)('AA')).toEqual(model('AA'));
  });

  it('is for a deployment what it was approved with', async () => {
    const kv = new MemoryKv();
    await keepForDeployment(kv, 'p-aaaa', [model('AA'), model('BB')]);
    await saveOwnModel(kv, model('CC'), { at: NOW });
    const named = modelsOfDeployment(kv, 'p-aaaa');
    expect(await named('AA')).toEqual(model('AA'));
    expect(await named('BB')).toEqual(model('BB'));
    expect(await named('CC')).toBeNull();
    kv.log.length = 0;
    expect(await named('no key: at all')).toBeNull();
    expect(kv.log).toEqual([]);
    expect(await modelsOfDeployment(kv, 'p-cccc')('AA')).toBeNull();
    expect(kv.lives.get('deployed-model:p-aaaa:AA')).toBe('kept');
  });
});

describe('own models', () => {
  it('are listed by key, with what is told of them unread', async () => {
    const kv = new MemoryKv();
    expect(await ownModels(kv)).toEqual([]);
    expect(await saveOwnModel(kv, model('BB', { extends: ['AA'] }), { at: NOW })).toBe(true);
    const added = { at: NOW + 1, schemaId: '7' };
    expect(await saveOwnModel(kv, model('CC'), { at: NOW })).toBe(true);
    expect(await saveOwnModel(kv, model('AA', { addsTo: 'ITAM' }), added)).toBe(true);
    const told = { name: 'Model AA', version: '1.0.0', category: 'Yours', summary: 'A model' };
    const listed = await ownModels(kv);
    expect(listed).toMatchObject([
      { key: 'AA', ...told, objectTypes: 1, addsTo: 'ITAM', schemaId: '7', at: NOW + 1 },
      { key: 'BB', extends: ['AA'], at: NOW },
      { key: 'CC', at: NOW },
    ]);
    expect(listed[0]?.attributes).toBeGreaterThan(0);
    expect(Object.keys(listed[1] ?? {})).not.toContain('addsTo');
    expect(Object.keys(listed[1] ?? {})).not.toContain('schemaId');
    expect(await ownModel(kv, 'AA')).toMatchObject({ at: NOW + 1, template: { key: 'AA' } });
    expect(await ownModel(kv, 'no key: at all')).toBeNull();
    expect([kv.lives.get('model:AA'), kv.lives.get('own-models')]).toEqual(['kept', 'kept']);
  });

  it('word for word the same stay as they were added; of another text take its place', async () => {
    const kv = new MemoryKv();
    await saveOwnModel(kv, model('AA'), { at: NOW });
    await saveOwnModel(kv, model('BB'), { at: NOW });
    kv.log.length = 0;
    expect(await saveOwnModel(kv, model('AA'), { at: NOW + 1 })).toBe(true);
    expect(writes(kv)).toEqual([]);
    expect(await saveOwnModel(kv, model('AA', { name: 'Newer' }), { at: NOW + 2 })).toBe(true);
    expect(await ownModels(kv)).toMatchObject([
      { key: 'AA', name: 'Newer', at: NOW + 2 },
      { key: 'BB', at: NOW },
    ]);
    expect(writes(kv)).toEqual(['set model:AA', 'set own-models']);
  });

  it('are so many at most; one of them can still be written anew', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < MOST_OWN; n += 1)
      expect(await saveOwnModel(kv, model(`M${n}`), { at: NOW })).toBe(true);
    kv.log.length = 0;
    expect(await saveOwnModel(kv, model('ONEMORE'), { at: NOW })).toBe(false);
    expect(writes(kv)).toEqual([]);
    expect(await saveOwnModel(kv, model('M7', { name: 'Newer' }), { at: NOW })).toBe(true);
    expect(await ownModels(kv)).toHaveLength(MOST_OWN);
  });

  it('are removed by key, from the list first', async () => {
    const kv = new MemoryKv();
    for (const key of ['AA', 'BB']) await saveOwnModel(kv, model(key), { at: NOW });
    expect(keysOf(await ownModels(kv))).toEqual(['AA', 'BB']);
    kv.log.length = 0;
    expect(await removeOwnModel(kv, 'CC')).toBe(false);
    expect(writes(kv)).toEqual([]);
    expect(await removeOwnModel(kv, 'AA')).toBe(true);
    expect(writes(kv)).toEqual(['set own-models', 'delete model:AA']);
    expect(keysOf(await ownModels(kv))).toEqual(['BB']);
    expect(await ownModel(kv, 'AA')).toBeNull();
  });

  it('are listed by what can be read of them, where the list is damaged', async () => {
    const kv = new MemoryKv();
    for (const key of ['BB', 'AA', 'CC']) await saveOwnModel(kv, model(key), { at: NOW });
    const whole = await ownModels(kv);
    kv.stored.set('own-models', '{"v":9}');
    kv.stored.set('model:BB', '{"v":9}');
    expect(await ownModels(kv)).toEqual(whole.filter(({ key }) => key !== 'BB'));
  });
});

describe('a model as it is stored', () => {
  it('is bounded in bytes', () => {
    expect(fitsStorage(ofBytes('AA', MOST_MODEL_BYTES))).toBe(true);
    expect(fitsStorage(ofBytes('AA', MOST_MODEL_BYTES + 1))).toBe(false);
    expect(bytesOf('é')).toBe(4);
    expect(bytesOf(undefined)).toBe(0);
  });

  it.each([
    ['AB', true],
    ['A9', true],
    ['ABCDEFGHIJ', true],
    ['A', false],
    ['ABCDEFGHIJK', false],
    ['9A', false],
    ['Ab', false],
    ['aB', false],
    ['A-B', false],
    ['AB:', false],
    [' AB', false],
  ])('can have the key "%s": %s', (key, can) => {
    expect(isKey(key)).toBe(can);
  });
});
