/**
 * Models that are the site's own. Drafts: one record a person, for a day. Own models: a list of what there is, and each under its own
 * key until it is removed. What a deployment builds is kept beside it, as it was approved, for as long as its other records.
 */
import * as z from 'zod/mini';
import { contentHash } from '../templates/canonical';
import { countAttributes, resolveTemplate } from '../templates/resolve';
import type { OwnSource } from '../templates/load-closure';
import type { Template } from '../templates/template.generated';
import { keys } from './keys';
import type { Kv, Lifetime } from './kv/kv';
import { changeRecord, readRecord, type Shape } from './kv/record';
import { count, text, time } from './shapes';

/** How long a draft is kept: a day, as a preview is. */
export const DRAFT_HOURS = 24;
const DRAFT_LIFE_MS = DRAFT_HOURS * 3_600_000;
const DRAFT_LIFE: Lifetime = { ttlMs: DRAFT_LIFE_MS };

/** Most drafts of a person, and most characters of them together; the oldest give way. */
const MOST_DRAFTS = 10;
const MOST_DRAFT_TEXT = 180_000;
/** Most own models of a site. */
export const MOST_OWN = 60;
/** Most characters of one model, well below the 240 KiB of a value. */
export const MOST_MODEL_TEXT = 150_000;

/** Checked when it was read from a person; here only that it is what we wrote. */
const template: Shape<Template> = z.lazy(() =>
  z.custom<Template>(
    (value) => typeof value === 'object' && value !== null && 'objectTypes' in value,
  ),
);

interface Drafts {
  v: 1;
  drafts: { at: number; template: Template }[];
}
const draftsShape: Shape<Drafts> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    drafts: z.array(z.strictObject({ at: time, template })).check(z.maxLength(MOST_DRAFTS)),
  }),
);

/** What is told of an own model without reading it. */
export interface OwnModel {
  key: string;
  name: string;
  version: string;
  category: string;
  objectTypes: number;
  attributes: number;
  extends: string[];
  hash: string;
  at: number;
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
          objectTypes: count,
          attributes: count,
          extends: z.array(text(10)),
          hash: text(64),
          at: time,
        }),
      )
      .check(z.maxLength(MOST_OWN)),
  }),
);

/** An own model, and when it was added; by whom, the log tells for as long as it is kept. */
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

interface DeployedModel {
  v: 1;
  template: Template;
}
const deployedShape: Shape<DeployedModel> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), template }),
);

/** Whether a model can be stored: it is bounded like everything else. */
export const fitsStorage = (model: Template): boolean =>
  JSON.stringify(model).length <= MOST_MODEL_TEXT;

/** A draft takes the place of an older one of the same key and person. */
export async function saveDraft(
  kv: Kv,
  person: string,
  model: Template,
  now: number,
): Promise<void> {
  await changeRecord<Drafts>(kv, keys.drafts(person), draftsShape, DRAFT_LIFE, (old) => {
    const others = living(old, now).filter((draft) => draft.template.key !== model.key);
    const drafts = [...others, { at: now, template: model }];
    while (drafts.length > MOST_DRAFTS || JSON.stringify(drafts).length > MOST_DRAFT_TEXT)
      drafts.shift();
    return { v: 1, drafts };
  });
}

/** A person's drafts, the newest last. */
export const draftsOf = async (kv: Kv, person: string, now: number): Promise<Template[]> =>
  living(await readRecord(kv, keys.drafts(person), draftsShape), now).map(
    (draft) => draft.template,
  );

/** The stored time decides, never the storage's own expiry. */
const living = (record: Drafts | null, now: number): Drafts['drafts'] =>
  (record?.drafts ?? []).filter(({ at }) => at > now - DRAFT_LIFE_MS);

export const ownModels = async (kv: Kv): Promise<OwnModel[]> =>
  (await readRecord(kv, keys.ownModels, ownModelsShape))?.models ?? [];

/** False where there is no room for another. First the model, then its line in the list: a line never names what is not there. */
export async function saveOwnModel(kv: Kv, model: Template, at: number): Promise<boolean> {
  const { key, name, version, category } = model;
  const resolved = resolveTemplate(model);
  const line: OwnModel = {
    key,
    name,
    version,
    category,
    objectTypes: resolved.objectTypes.length,
    attributes: countAttributes(resolved),
    extends: [...model.extends],
    hash: contentHash(model),
    at,
  };
  const models = await ownModels(kv);
  if (models.filter((other) => other.key !== key).length >= MOST_OWN) return false;
  await changeRecord<StoredModel>(kv, keys.ownModel(key), storedModelShape, 'kept', () => ({
    v: 1,
    at,
    template: model,
  }));
  await changeRecord<OwnModels>(kv, keys.ownModels, ownModelsShape, 'kept', (old) => ({
    v: 1,
    models: [...(old?.models ?? []).filter((other) => other.key !== key), line].sort((a, b) =>
      a.key < b.key ? -1 : 1,
    ),
  }));
  return true;
}

/** Removes a model; what was built from it stays. False where there is none of that key. */
export async function removeOwnModel(kv: Kv, key: string): Promise<boolean> {
  if (!(await ownModels(kv)).some((model) => model.key === key)) return false;
  await changeRecord<OwnModels>(kv, keys.ownModels, ownModelsShape, 'kept', (old) => ({
    v: 1,
    models: (old?.models ?? []).filter((model) => model.key !== key),
  }));
  await kv.delete(keys.ownModel(key));
  return true;
}

export const ownModel = async (kv: Kv, key: string): Promise<StoredModel | null> =>
  isKey(key) ? readRecord(kv, keys.ownModel(key), storedModelShape) : null;

/** A reference may name anything: what cannot be a key names no record. */
const isKey = (key: string): boolean => /^[A-Z][A-Z0-9]{1,9}$/u.test(key);

/** What a person can name: their drafts go before the site's own models. */
export function modelsFor(kv: Kv, person: string, now: number): OwnSource {
  let drafts: Promise<Template[]> | null = null;
  return async (key) => {
    drafts ??= draftsOf(kv, person, now);
    const draft = (await drafts).find((one) => one.key === key);
    return draft ?? (await ownModel(kv, key))?.template ?? null;
  };
}

/** To be called before the deployment is created, so that it never exists without what it builds. */
export async function keepForDeployment(
  kv: Kv,
  deploymentId: string,
  models: readonly Template[],
): Promise<void> {
  for (const model of models)
    await changeRecord<DeployedModel>(
      kv,
      keys.deployedModel(deploymentId, model.key),
      deployedShape,
      'kept',
      () => ({ v: 1, template: model }),
    );
}

/** What a deployment builds, as it was approved; whatever a draft or an own model of that key says by now. */
export const modelsOfDeployment =
  (kv: Kv, deploymentId: string): OwnSource =>
  async (key) =>
    isKey(key)
      ? ((await readRecord(kv, keys.deployedModel(deploymentId, key), deployedShape))?.template ??
        null)
      : null;
