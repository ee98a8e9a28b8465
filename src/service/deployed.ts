/** Which templates there are, and which of them are deployed here. */
import { AppError } from '../errors';
import type { Deployed } from './outputs';
import { knownSchemas } from '../storage/known-schemas';
import { ownModels, type OwnModel } from '../storage/own-models';
import { findTemplateStrictly } from '../templates/find';
import type { TemplateIndexEntry } from '../templates/index-entry';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { searchTemplates } from '../templates/search';
import { defused } from '../text/inert';
import type { Tools } from './tools';

export interface Found {
  entry: TemplateIndexEntry;
  because: string[];
}

/** By key or name; otherwise by need, best first. The page's gallery searches with it too. */
export function search(query: string | null, category: string | null): Found[] {
  const wanted =
    category === null
      ? TEMPLATE_INDEX
      : TEMPLATE_INDEX.filter((entry) =>
          entry.category.toLowerCase().includes(category.toLowerCase()),
        );
  if (query === null) return wanted.map((entry) => ({ entry, because: [] }));
  const named = findTemplateStrictly(query, wanted);
  if (named.kind !== 'none') {
    const keys: string[] = named.kind === 'one' ? [named.key] : named.keys;
    return wanted
      .filter((entry) => keys.includes(entry.key))
      .map((entry) => ({ entry, because: [] }));
  }
  return searchTemplates(query, wanted).slice(0, 8);
}

/**
 * The site's own models that hold all of these words; those that were added to a schema are no
 * models to deploy anew.
 */
export async function searchOwn(
  query: string | null,
  category: string | null,
  { kv }: Pick<Tools, 'kv'>,
): Promise<OwnModel[]> {
  const words = (query ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const wanted = (category ?? '').toLowerCase();
  return (await ownModels(kv)).filter(
    ({ key, name, summary, category: own, addsTo }) =>
      addsTo === undefined &&
      own.toLowerCase().includes(wanted) &&
      words.every((word) => `${key} ${name} ${summary}`.toLowerCase().includes(word)),
  );
}

/** What our records say and the site still shows. A site that cannot be read costs this line, not the list. */
export async function readDeployed({
  kv,
  assets,
}: Tools): Promise<{ deployed: Map<string, Deployed>; note: string[] }> {
  try {
    const [known, schemas] = await Promise.all([knownSchemas(kv), assets.listSchemas()]);
    const deployed = new Map(
      known
        .filter((entry) => entry.state === 'complete')
        .flatMap((entry) => {
          const schema = schemas.find((candidate) => candidate.id === entry.schemaId);
          return schema === undefined
            ? []
            : [
                [
                  entry.template,
                  { key: schema.key, name: defused(schema.name, 80), version: entry.version },
                ] as const,
              ];
        }),
    );
    return { deployed, note: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      deployed: new Map(),
      note: [`What is deployed here could not be read. ${error.message} ${error.remedy}`],
    };
  }
}
