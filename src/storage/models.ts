/**
 * Models that a person described: drafts, one record a person, for a day; and what a deployment
 * builds, kept beside it as it was approved, for as long as its other records.
 */
import * as z from 'zod/mini';
import type { OwnSource } from '../templates/load-closure';
import type { Template } from '../templates/template.generated';
import { keys } from './keys';
import type { Kv, Lifetime } from './kv/kv';
import { changeRecord, readRecord, type Shape } from './kv/record';
import { ownModel } from './own-models';
import { time } from './shapes';
import { bytesOf, isKey, template } from './stored-template';

/** How long a draft is kept: a day, as a preview is. */
export const DRAFT_HOURS = 24;
const DRAFT_LIFE_MS = DRAFT_HOURS * 3_600_000;
const DRAFT_LIFE: Lifetime = { ttlMs: DRAFT_LIFE_MS };

/** Most drafts of a person, and most bytes of them together, below the 240 KiB of a value; the oldest give way. */
const MOST_DRAFTS = 10;
const MOST_DRAFT_BYTES = 220_000;
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

interface DeployedModel {
  v: 1;
  template: Template;
}
const deployedShape: Shape<DeployedModel> = z.lazy(() =>
  z.strictObject({ v: z.literal(1), template }),
);

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
    while (drafts.length > MOST_DRAFTS || bytesOf(drafts) > MOST_DRAFT_BYTES) drafts.shift();
    return { v: 1, drafts };
  });
}

/** Drafts that have become models of the site's own, or were overtaken by one. */
export async function dropDrafts(
  kv: Kv,
  person: string,
  gone: readonly string[],
  now: number,
): Promise<void> {
  await changeRecord<Drafts>(kv, keys.drafts(person), draftsShape, DRAFT_LIFE, (old) => {
    const drafts = living(old, now).filter(({ template: { key } }) => !gone.includes(key));
    return drafts.length === (old?.drafts.length ?? 0) ? null : { v: 1, drafts };
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
