/**
 * list-schemas: which templates there are, and which are deployed here; or which object schemas
 * exist, and where this is.
 */
import type { TemplateIndexEntry } from '../templates/index-entry';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import type { OwnModel } from '../storage/own-models';
import { defused, quoted } from '../text/inert';
import { readDeployed, search, searchOwn } from '../service/deployed';
import type { Deployed, Outcome, TemplateRow } from '../service/outputs';
import { given, type InputOf } from '../service/inputs';
import type { Tools } from '../service/tools';
import { EXISTING, HERE, listExisting } from './list-existing';

export async function listSchemas(
  input: InputOf<'list-schemas'>,
  tools: Tools,
): Promise<Outcome<'list-schemas'>> {
  const [query, category] = [given(input.query), given(input.category)];
  const place = ([EXISTING, HERE] as const).find((word) => word === category?.toLowerCase());
  if (place !== undefined) return listExisting(place, tools);
  const [{ deployed, note }, own] = await Promise.all([
    readDeployed(tools),
    searchOwn(query, asksForOwn(category) ? null : category, tools),
  ]);
  // Who asks for their own models asks for nothing else.
  const found = asksForOwn(category) ? [] : search(query, category);
  const entries = [...own, ...found.map(({ entry }) => entry)];
  const rows = entries.map((entry): TemplateRow => ({
    key: entry.key,
    name: defused(entry.name, 300),
    category: entry.category,
    version: entry.version,
    objectTypes: entry.objectTypes,
    attributes: entry.attributes,
    extends: [...entry.extends],
    deployed: deployed.get(entry.key) ?? null,
  }));
  const lines = found.map(({ entry, because }) => {
    const row = renderRow(entry, deployed.get(entry.key) ?? null);
    return because.length === 0 ? row : `${row} · for: ${because.join('; ')}`;
  });
  const yours = own.map((model) => renderRow(model, deployed.get(model.key) ?? null));
  const none = noneText(category);
  return {
    ok: true,
    code: 'templates',
    text: [
      ...(yours.length === 0 ? [] : ['Yours:', ...yours]),
      ...(yours.length === 0 || lines.length === 0 ? [] : ['Ready-made:']),
      ...(yours.length + lines.length === 0 ? [none] : lines),
      ...note,
    ].join('\n'),
    next: 'Ask about one of them to learn more, or for a preview of what it would create here.',
    schemas: rows,
  };
}

const asksForOwn = (category: string | null): boolean =>
  category !== null && /^(?:your(?:s| own)?|our(?:s| own)?|own|mine|custom)\b/iu.test(category);

const noneText = (category: string | null): string =>
  asksForOwn(category)
    ? 'There is no model of your own yet. Describe one, for example: create a schema ' +
      'for our company cars: Vehicle with Plate (text, unique) and Driver (user). Or ' +
      'add a file on the page of LaunchPad.'
    : 'No template answers to that. Categories: ' +
      `${[...new Set(TEMPLATE_INDEX.map((entry) => entry.category))].join(', ')}. ` +
      'Or have one of your own made: say what it is to hold.';

type Row = TemplateIndexEntry | OwnModel;

function renderRow(entry: Row, deployed: Deployed | null): string {
  const hubs = entry.extends.length === 0 ? '' : ` · refers to ${entry.extends.join(', ')}`;
  const state =
    deployed === null
      ? ''
      : ` · deployed ${deployed.version} as ${quoted(deployed.name, 60)} (${deployed.key})${newer(entry, deployed)}`;
  return (
    `${entry.key.padEnd(6)} ${defused(entry.name, 60).padEnd(34)} ` +
    `${String(entry.objectTypes).padStart(3)} object types  ` +
    `${String(entry.attributes).padStart(4)} attributes${hubs}${state}`
  );
}

/** What a newer version brings is seen in a preview: nothing of it is known before the site is read. */
const newer = ({ key, version }: Row, deployed: Deployed): string =>
  deployed.version === version
    ? ''
    : `, and ${version} is here: say "extend ${deployed.key} with ${key}" to see what it adds`;
