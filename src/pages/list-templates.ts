/** The gallery: every template with what it needs and whether it is deployed here, or those that answer a need. */
import * as z from 'zod/mini';
import { readDeployed, search, type Deployed } from '../service/deployed';
import type { Answer } from '../service/answer';
import type { Tools } from '../service/tools';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { parsed } from './parsed';

export interface TemplateCard {
  key: string;
  name: string;
  version: string;
  category: string;
  /** 1 starter, 2 advanced, 3 enterprise. */
  level: number;
  summary: string;
  objectTypes: number;
  attributes: number;
  /** Hubs it needs, and templates that need it. */
  extends: string[];
  neededBy: string[];
  /** Object types or needs that the words were found in; empty without a search. */
  because: string[];
  deployed: Deployed | null;
}

const input = z.object({ query: z.optional(z.string().check(z.maxLength(200))) });

export async function listTemplates(payload: unknown, tools: Tools): Promise<Answer> {
  const query = parsed(input, payload, 'query: at most 200 characters').query?.trim() ?? '';
  const { deployed, note } = await readDeployed(tools);
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
    text: `${templates.length} templates.`,
    templates,
    note: note[0] ?? null,
  };
}
