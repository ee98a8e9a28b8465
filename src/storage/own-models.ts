/**
 * The models that are the site's own: a list of what there is, and each under its own key, until
 * it is removed. What was added to a schema that exists is one of them too, so that it is known
 * later for what it is.
 */
import * as z from 'zod/mini';
import { contentHash } from '../templates/canonical';
import { countAttributes, resolveTemplate } from '../templates/resolve';
import type { Template } from '../templates/template.generated';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries } from './kv/kv';
import { changeRecord, readRecord, unlessDamaged, writable, type Shape } from './kv/record';
import { count, text, time } from './shapes';
import { isKey, template } from './stored-template';

/** Most own models of a site. */
export const MOST_OWN = 60;

/** What is told of an own model without reading it. */
export interface OwnModel {
  key: string;
  name: string;
  version: string;
  category: string;
  summary: string;
  objectTypes: number;
  attributes: number;
  extends: string[];
  hash: string;
  /** When it was added; by whom, the line of the log of that moment tells, for as long as it is kept. */
  at: number;
  /** Of additions: key and id of the object schema that they went into. */
  addsTo?: string | undefined;
  schemaId?: string | undefined;
}

interface OwnModels {
  v: 1;
  models: OwnModel[];
}
const ownModelsShape: Shape<OwnModels> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    models: z
      .array(
        z.strictObject({
          key: text(10),
          name: text(300),
          version: text(30),
          category: text(100),
          summary: text(1_000),
          objectTypes: count,
          attributes: count,
          extends: z.array(text(10)),
          hash: text(64),
          at: time,
          addsTo: z.optional(text(10)),
          schemaId: z.optional(text(100)),
        }),
      )
      .check(z.maxLength(MOST_OWN)),
  }),
);

/** An own model, and when it was added. */
export interface StoredModel {
  v: 1;
  at: number;
  template: Template;
}
const storedModelShape: Shape<StoredModel> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    at: time,
    template,
  }),
);

/**
 * What there is, by key. A list that cannot be read is made anew of the models themselves; one of
 * those that cannot be read is not in it.
 */
export async function ownModels(kv: Kv): Promise<OwnModel[]> {
  const read = readRecord(kv, keys.ownModels, ownModelsShape).then((found) => found?.models ?? []);
  const models = await unlessDamaged(read);
  if (models !== null) return models;
  const stored = (await listEntries(kv, PREFIX.ownModel)).flatMap(
    ({ value }) => storedModelShape.safeParse(value).data ?? [],
  );
  return sorted(stored.map((one) => lineOf(one.template, one)));
}

const sorted = (models: OwnModel[]): OwnModel[] => models.sort((a, b) => (a.key < b.key ? -1 : 1));

export interface Added {
  at: number;
  schemaId?: string | undefined;
}

/**
 * False where there is no room for another. First the model, then its line in the list: a line
 * never names what is not there. One that is there already, word for word, stays as it was added.
 */
export async function saveOwnModel(kv: Kv, model: Template, added: Added): Promise<boolean> {
  const line = lineOf(model, added);
  const models = await ownModels(kv);
  const before = models.find(({ key }) => key === model.key);
  if (before?.hash === line.hash) return true;
  if (before === undefined && models.length >= MOST_OWN) return false;
  await changeRecord<StoredModel>(kv, keys.ownModel(model.key), storedModelShape, 'kept', () => ({
    v: 1,
    at: added.at,
    template: model,
  }));
  await changeList(kv, (old) => [...old.filter(({ key }) => key !== model.key), line]);
  return true;
}

function lineOf(model: Template, { at, schemaId }: Added): OwnModel {
  const { key, name, version, category, summary, addsTo } = model;
  const resolved = resolveTemplate(model);
  return {
    key,
    name,
    version,
    category,
    summary,
    objectTypes: resolved.objectTypes.length,
    attributes: countAttributes(resolved),
    extends: [...model.extends],
    hash: contentHash(model),
    at,
    ...(addsTo === undefined ? {} : { addsTo }),
    ...(schemaId === undefined ? {} : { schemaId }),
  };
}

async function changeList(kv: Kv, change: (old: OwnModel[]) => OwnModel[]): Promise<void> {
  const models = sorted(change(await ownModels(kv)));
  const list = writable<OwnModels>(keys.ownModels, ownModelsShape, { v: 1, models });
  await kv.set(keys.ownModels, list, 'kept');
}

/** Removes a model; what was built from it stays. False where there is none of that key. */
export async function removeOwnModel(kv: Kv, key: string): Promise<boolean> {
  if (!(await ownModels(kv)).some((model) => model.key === key)) return false;
  await changeList(kv, (old) => old.filter((model) => model.key !== key));
  await kv.delete(keys.ownModel(key));
  return true;
}

export const ownModel = async (kv: Kv, key: string): Promise<StoredModel | null> =>
  isKey(key) ? readRecord(kv, keys.ownModel(key), storedModelShape) : null;
