/**
 * The gallery: every template with what it needs and whether it is deployed here, or those that
 * answer a need; the site's own first.
 */
import { readDeployed, search, searchOwn } from '../service/deployed';
import type { Tools } from '../service/tools';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { defused } from '../text/inert';
import type { PageInput, PageOutcome } from './contract';
import type { TemplateCard } from './views';

export async function listTemplates(
  input: PageInput<'list-templates'>,
  tools: Tools,
): Promise<PageOutcome<'list-templates'>> {
  const query = input.query?.trim() ?? '';
  const [{ deployed, note }, own] = await Promise.all([
    readDeployed(tools),
    searchOwn(query === '' ? null : query, null, tools),
  ]);
  const yours = own.map((model): TemplateCard => ({
    key: model.key,
    name: defused(model.name, 300),
    version: model.version,
    category: model.category,
    level: 1,
    summary: defused(model.summary, 500),
    objectTypes: model.objectTypes,
    attributes: model.attributes,
    extends: [...model.extends],
    because: [],
    neededBy: [],
    deployed: deployed.get(model.key) ?? null,
  }));
  const templates = search(query === '' ? null : query, null).map(
    ({ entry, because }): TemplateCard => ({
      key: entry.key,
      name: entry.name,
      version: entry.version,
      category: entry.category,
      level: entry.level,
      summary: entry.summary,
      objectTypes: entry.objectTypes,
      attributes: entry.attributes,
      extends: [...entry.extends],
      because,
      neededBy: TEMPLATE_INDEX.filter((other) =>
        other.extends.some((hub) => hub === entry.key),
      ).map((other) => other.key),
      deployed: deployed.get(entry.key) ?? null,
    }),
  );
  return {
    ok: true,
    code: 'templates',
    text: `${yours.length + templates.length} templates.`,
    templates: [...yours, ...templates],
    note: note[0] ?? null,
  };
}
