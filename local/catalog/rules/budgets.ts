/** Rules that keep an object type within the size Atlassian recommends. */
import { effectiveOf, perType, type ModelRule } from './rule';
import type { TemplateAttribute } from '../../../src/templates/template.generated';

const SOURCE = 'Atlassian documentation, recommended data structure for an Assets schema';

/** No more than `most` attributes of a kind on a type, inherited ones included. */
function atMost(most: number, kind: TemplateAttribute['type'], what: string): ModelRule['check'] {
  return perType((placed) => {
    const found = effectiveOf(placed).filter(({ type }) => type === kind).map(({ name }) => name);
    return found.length <= most ? [] : [{ path: `${placed.at}.attributes`, expected: `at most ${String(most)} ${what}, inherited ones included`, found: found.join(', ') }];
  });
}

export const BUDGET_RULES: readonly ModelRule[] = [
  { id: 'P2', severity: 'error', why: 'Long text slows every search over the type.', source: SOURCE, check: atMost(2, 'textarea', 'textareas') },
  { id: 'P3-user', severity: 'error', why: 'People are references to Person; a user attribute only ties one to Jira.', source: SOURCE, check: atMost(1, 'user', 'user attribute') },
  { id: 'P3-group', severity: 'error', why: 'Teams are references to Team; a group attribute only ties one to Jira.', source: SOURCE, check: atMost(1, 'group', 'group attribute') },
  { id: 'P4', severity: 'error', why: 'Each reference costs at every load of an object and in every graph.', source: SOURCE, check: atMost(8, 'reference', 'references') },
];
