/**
 * Where a model of somebody's own does otherwise than the ready-made ones: their few words for
 * references and states keep queries over several schemas short. Told, never held against it.
 */
import { nearestNames } from '../../src/templates/nearest-names';
import type { Template } from '../../src/templates/template.generated';
import { walkTypes } from '../../src/templates/walk';
import { quoted } from '../../src/text/inert';
import { looksPlural } from '../catalog/rules/names';
import { REFERENCE_TYPES } from '../catalog/rules/vocabulary';

/** Said one by one; of more only how many. */
const MOST_SAID = 12;

export function vocabularyNotes(template: Template): string[] {
  const notes = [...referenceNotes(template), ...statusNotes(template), ...nameNotes(template)];
  return notes.length <= MOST_SAID
    ? notes
    : [...notes.slice(0, MOST_SAID), `${notes.length - MOST_SAID} more of this kind.`];
}

/** One note for each word, with the first place that has it. */
function referenceNotes(template: Template): string[] {
  const found = new Map<string, string>();
  for (const { type, own } of walkTypes(template))
    for (const { attribute } of own)
      if (attribute.type === 'reference' && !KNOWN.has(attribute.as) && !found.has(attribute.as))
        found.set(attribute.as, `${type.name} › ${attribute.name}`);
  return [...found].map(([as, place]) => {
    const [near] = nearestNames(as, [...REFERENCE_TYPES]);
    return (
      `${quoted(place, 120)}: no ready-made template has the reference type ${quoted(as, 60)}` +
      `${near === undefined ? '.' : `; they say ${near}.`}`
    );
  });
}

/** What every site has from the beginning is nobody's own word. */
const KNOWN: ReadonlySet<string> = new Set([...REFERENCE_TYPES, 'Link']);

const statusNotes = ({ statusSets }: Template): string[] =>
  Object.values(statusSets).flatMap((statuses) => {
    const lacking = (['active', 'inactive'] as const).filter((category) =>
      statuses.every((status) => status.category !== category),
    );
    return lacking.length === 0
      ? []
      : [
          `${quoted(statuses.map(({ name }) => name).join(', '), 120)}: none of these statuses is ` +
            `${lacking.join(' or ')}, so that a query by category finds no beginning or no end.`,
        ];
  });

const nameNotes = (template: Template): string[] =>
  walkTypes(template).flatMap(({ type: { name } }) =>
    looksPlural(name)
      ? [`${quoted(name, 120)}: the ready-made templates name one object, not several.`]
      : [],
  );
