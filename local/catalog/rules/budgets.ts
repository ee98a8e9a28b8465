/** Rules that keep an object type within the size Atlassian recommends. */
import { effectiveOf, perType, type ModelRule } from './rule';
import type { Flaw } from '../../../src/templates/problem';
import type { TemplateAttribute } from '../../../src/templates/template.generated';
import type { PlacedType } from '../../../src/templates/walk';

const SOURCE = 'Atlassian documentation, recommended data structure for an Assets schema';

/** No more than `most` attributes of a kind on a type, inherited ones included. */
const atMost = (most: number, kind: TemplateAttribute['type'], what: string): ModelRule['check'] =>
  perType((placed) => tooMany(placed, most, kind, what));

function tooMany(
  placed: PlacedType,
  most: number,
  kind: TemplateAttribute['type'],
  what: string,
): Flaw[] {
  const found = effectiveOf(placed)
    .filter(({ type }) => type === kind)
    .map(({ name }) => name);
  return found.length <= most
    ? []
    : [
        {
          path: `${placed.at}.attributes`,
          expected: `at most ${String(most)} ${what}, inherited ones included`,
          found: found.join(', '),
        },
      ];
}

export const BUDGET_RULES: readonly ModelRule[] = [
  {
    id: 'P2',
    severity: 'error',
    why: 'Long text slows every search over the type.',
    source: SOURCE,
    check: atMost(2, 'textarea', 'textareas'),
  },
  {
    id: 'P3-user',
    severity: 'error',
    why: 'People are references to Person; a user attribute only ties one to Jira.',
    source: SOURCE,
    check: atMost(1, 'user', 'user attribute'),
  },
  {
    id: 'P3-group',
    severity: 'error',
    why: 'Teams are references to Team; a group attribute only ties one to Jira.',
    source: SOURCE,
    check: atMost(1, 'group', 'group attribute'),
  },
  {
    id: 'P4',
    severity: 'error',
    why: 'Each reference costs at every load of an object and in every graph.',
    source: SOURCE,
    check: atMost(8, 'reference', 'references'),
  },
  {
    id: 'P4-advice',
    severity: 'warning',
    why:
      'Atlassian advises three "reference attribute types" for an object; whether it ' +
      'means attributes or kinds is not said.',
    source: SOURCE,
    accepted:
      'A central record (an asset with its model, owner, user, place and payer) ' +
      'cannot be honest with three. The advice may be exceeded, it says; the preview ' +
      'counts, and the lean variant drops optional references.',
    check: perType((placed) =>
      placed.type.abstract === true ? [] : tooMany(placed, 3, 'reference', 'references'),
    ),
  },
];
