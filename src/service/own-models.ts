/** The models that a person can name besides those of the catalogue: their drafts and the site's own. */
import { AppError } from '../errors';
import type { DeployOptions } from '../planner/options';
import { draftsOf } from '../storage/models';
import { ownModels } from '../storage/own-models';
import type { Findable } from '../templates/find';
import type { Tools } from './tools';

export interface Named extends Findable<string> {
  /** Key of the schema that exists and that it adds to; null for a model of a schema of its own. */
  addsTo: string | null;
}

/** Drafts first: who has just described something means that. */
export async function modelsNamed({ kv, accountId, now }: Tools): Promise<Named[]> {
  const [drafts, own] = await Promise.all([draftsOf(kv, accountId, now()), ownModels(kv)]);
  const named: Named[] = [...drafts]
    .reverse()
    .map(({ key, name, addsTo }) => ({ key, name, addsTo: addsTo ?? null }));
  return [
    ...named,
    ...own
      .filter(({ key }) => named.every((draft) => draft.key !== key))
      .map(({ key, name, addsTo }) => ({ key, name, addsTo: addsTo ?? null })),
  ];
}

/** Additions go where they were said to go, and nothing else of what exists is touched. */
export function withAdditions(options: DeployOptions, named: readonly Named[]): DeployOptions {
  const addsTo = options.templates.flatMap(
    (template) => named.find(({ key }) => key === template)?.addsTo ?? [],
  )[0];
  if (addsTo === undefined) return options;
  if (options.templates.length > 1)
    throw new AppError('bad-input', `What is to be added to ${addsTo} is previewed by itself.`, {
      remedy: 'Preview one of them at a time.',
    });
  return {
    ...options,
    name: null,
    key: addsTo,
    extend: [...new Set([...options.extend, addsTo])],
  };
}
