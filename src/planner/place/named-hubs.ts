/** Which hub each object schema named by `link:KEY` stands for. */
import type { SchemaSummary } from '../../assets/observation';
import type { ResolvedTemplate } from '../../templates/resolve';
import type { PlaceContext } from '../request';
import { typesHeld } from './recognise';

/** Schemas named by the request, by the key of the template they stand for. */
export function namedHubs(context: PlaceContext): Map<string, SchemaSummary[]> {
  const { options, observation } = context;
  const keys = new Set(options.references.hubs.map((key) => key.toUpperCase()));
  const found = new Map<string, SchemaSummary[]>();
  for (const schema of observation.schemas.filter((one) => keys.has(one.key.toUpperCase()))) {
    const template = standsFor(schema, context);
    if (template !== null) found.set(template, [...(found.get(template) ?? []), schema]);
  }
  return found;
}

/**
 * What our records say; else the hub of which it holds the largest part; else, with only one hub
 * to choose, that one.
 */
function standsFor(schema: SchemaSummary, context: PlaceContext): string | null {
  const recorded = context.known.find((entry) => entry.schemaId === schema.id);
  if (recorded !== undefined) return recorded.template;
  const types = context.observation.details[schema.id]?.objectTypes ?? [];
  const hubs = hubsOf(context);
  const share = (template: ResolvedTemplate): number =>
    typesHeld(template, types) / template.objectTypes.length;
  const [best] = hubs
    .map((template) => ({ key: template.key, share: share(template) }))
    .sort((a, b) => b.share - a.share);
  return best !== undefined && (best.share > 0 || hubs.length === 1) ? best.key : null;
}

/** Hubs of the templates asked for, with hubs of hubs, that are not asked for themselves. */
export function hubsOf({
  templates,
  options,
}: Pick<PlaceContext, 'templates' | 'options'>): ResolvedTemplate[] {
  const found = new Set<string>(options.templates);
  for (const key of found) for (const hub of templates.get(key)?.extends ?? []) found.add(hub);
  return [...found]
    .filter((key) => !options.templates.includes(key))
    .flatMap((key) => templates.get(key) ?? []);
}
