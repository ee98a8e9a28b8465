/**
 * What a deployment that was approved leaves behind of models: a draft is the site's own from
 * then on, and additions are known as such.
 */
import { mergeAdditions } from '../models/merge-additions';
import type { Plan } from '../planner/plan';
import type { Kv } from '../storage/kv/kv';
import { dropDrafts } from '../storage/models';
import { ownModel, ownModels, saveOwnModel, type Added } from '../storage/own-models';
import { fitsStorage } from '../storage/stored-template';
import type { Template } from '../templates/template.generated';
import { nextVersion } from './versions';

export async function keepModels(
  kv: Kv,
  models: readonly Template[],
  plan: Pick<Plan, 'schemas'>,
  { person, at }: { person: string; at: number },
): Promise<void> {
  for (const model of models) {
    if (model.addsTo === undefined) await saveOwnModel(kv, model, { at });
    else {
      const id = plan.schemas.find(({ template }) => template === model.key)?.id ?? undefined;
      await keepAddition(kv, model, { at, schemaId: id });
    }
  }
  const gone = models.map(({ key }) => key);
  if (gone.length > 0) await dropDrafts(kv, person, gone, at);
}

/** What is added to one object schema is one model, however often something is added. */
async function keepAddition(kv: Kv, model: Template, added: Added): Promise<void> {
  const line = (await ownModels(kv)).find(({ addsTo }) => addsTo === model.addsTo);
  // Another object schema of the same key: what was added to the one before is gone with it.
  const same = line?.schemaId === undefined || line.schemaId === added.schemaId;
  const before = line === undefined || !same ? null : await ownModel(kv, line.key);
  const key = line?.key ?? model.key;
  if (before === null) return void (await saveOwnModel(kv, { ...model, key }, added));
  const merged = mergeAdditions(before.template, model);
  const next = { ...merged, version: nextVersion(before.template.version) };
  // Where it has grown too large, only what comes later is known as an addition.
  await saveOwnModel(kv, fitsStorage(next) ? next : { ...model, key }, added);
}
