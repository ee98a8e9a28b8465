/** list-schemas: which templates there are, and which are deployed here. */
import { AppError } from '../errors';
import { knownSchemas } from '../storage/known-schemas';
import { findTemplateStrictly } from '../templates/find';
import type { TemplateIndexEntry } from '../templates/index-entry';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { searchTemplates } from '../templates/search';
import { defused, quoted } from '../text/inert';
import type { Deployed, Outcome, TemplateRow } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import type { Tools } from '../service/tools';

export async function listSchemas(
  input: InputOf<'list-schemas'>,
  tools: Tools,
): Promise<Outcome<'list-schemas'>> {
  const found = search(given(input.query), given(input.category));
  const entries = found.map(({ entry }) => entry);
  const { deployed, note } = await readDeployed(tools);
  const rows = entries.map((entry): TemplateRow => ({
    key: entry.key,
    name: entry.name,
    category: entry.category,
    version: entry.version,
    objectTypes: entry.objectTypes,
    attributes: entry.attributes,
    extends: [...entry.extends],
    deployed: deployed.get(entry.key) ?? null,
  }));
  const lines = found.map(
    ({ entry, because }) =>
      `${renderRow(entry, deployed.get(entry.key) ?? null)}${because.length === 0 ? '' : ` · for: ${because.join('; ')}`}`,
  );
  const none = `No template answers to that. Categories: ${[...new Set(TEMPLATE_INDEX.map((entry) => entry.category))].join(', ')}.`;
  return {
    ok: true,
    code: 'templates',
    text: [...(lines.length === 0 ? [none] : lines), ...note].join('\n'),
    next: 'describe-schema tells more of one; preview-deployment shows what it would create here.',
    schemas: rows,
  };
}

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

function renderRow(entry: TemplateIndexEntry, deployed: Deployed | null): string {
  const hubs = entry.extends.length === 0 ? '' : ` · refers to ${entry.extends.join(', ')}`;
  const state =
    deployed === null
      ? ''
      : ` · deployed ${deployed.version} as ${quoted(deployed.name, 60)} (${deployed.key})`;
  return `${entry.key.padEnd(6)} ${entry.name.padEnd(34)} ${String(entry.objectTypes).padStart(3)} object types  ${String(entry.attributes).padStart(4)} attributes${hubs}${state}`;
}
