/** An own model in the form in which the catalogue's index tells of a template. */
import type { TemplateIndexEntry } from '../templates/index-entry';
import { contentHash } from '../templates/canonical';
import { countAttributes, resolveTemplate } from '../templates/resolve';
import type { Template } from '../templates/template.generated';
import { walkTypes } from '../templates/walk';
import { defused } from '../text/inert';

export type OwnEntry = Omit<TemplateIndexEntry, 'key'> & { key: string };

export function entryOfModel(template: Template): OwnEntry {
  const resolved = resolveTemplate(template);
  const uses = resolved.crossReferences.filter(({ optional }) => optional);
  return {
    key: template.key,
    name: defused(template.name),
    version: template.version,
    category: template.category,
    level: template.level,
    summary: defused(template.summary, 500),
    needs: (template.needs ?? []).map((need) => defused(need)),
    types: resolved.objectTypes.map(({ name }) => name),
    extends: template.extends,
    canUse: [...new Set(uses.map((cross) => cross.template))],
    objectTypes: resolved.objectTypes.length,
    attributes: countAttributes(resolved),
    referenceData: [],
    restricted: walkTypes(template).flatMap(({ type }) =>
      type.restricted === true ? [type.name] : [],
    ),
    highVolume: resolved.objectTypes.filter((type) => type.highVolume).map(({ name }) => name),
    contentHash: contentHash(template),
  };
}
