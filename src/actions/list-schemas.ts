/** list-schemas: which templates there are, and which are deployed here; or which object schemas exist, and where this is. */
import type { TemplateIndexEntry } from '../templates/index-entry';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { quoted } from '../text/inert';
import { readDeployed, search } from '../service/deployed';
import type { Deployed, Outcome, TemplateRow } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import type { Tools } from '../service/tools';
import { EXISTING, HERE, listExisting } from './list-existing';

export async function listSchemas(
  input: InputOf<'list-schemas'>,
  tools: Tools,
): Promise<Outcome<'list-schemas'>> {
  const category = given(input.category);
  const place = ([EXISTING, HERE] as const).find((word) => word === category?.toLowerCase());
  if (place !== undefined) return listExisting(place, tools);
  const found = search(given(input.query), category);
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
    next: 'Ask about one of them to learn more, or for a preview of what it would create here.',
    schemas: rows,
  };
}

function renderRow(entry: TemplateIndexEntry, deployed: Deployed | null): string {
  const hubs = entry.extends.length === 0 ? '' : ` · refers to ${entry.extends.join(', ')}`;
  const state =
    deployed === null
      ? ''
      : ` · deployed ${deployed.version} as ${quoted(deployed.name, 60)} (${deployed.key})${newer(entry, deployed)}`;
  return `${entry.key.padEnd(6)} ${entry.name.padEnd(34)} ${String(entry.objectTypes).padStart(3)} object types  ${String(entry.attributes).padStart(4)} attributes${hubs}${state}`;
}

/** What a newer version brings is seen in a preview: nothing of it is known before the site is read. */
const newer = ({ key, version }: TemplateIndexEntry, deployed: Deployed): string =>
  deployed.version === version
    ? ''
    : `, and ${version} is here: say "extend ${deployed.key} with ${key}" to see what it adds`;
