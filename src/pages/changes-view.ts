/** What people did to what a plan found, as the page shows it: by kind, each with its place. Pure. */
import { describeKey, parseKey, type NaturalKey } from '../planner/natural-key';
import type { Plan } from '../planner/plan';
import type { ChangedElement, PeopleChanges } from './people-changes';

/** Most elements of people's own that one answer lists; the rest is counted. */
const MOST_EXTRA = 300;

export function changesView({ findings, steps }: Pick<Plan, 'findings' | 'steps'>): PeopleChanges {
  const planned = new Set(steps.map(({ key }) => key));
  const view: PeopleChanges = {
    renamed: [],
    moved: [],
    retargeted: [],
    deleted: [],
    extra: [],
    extras: 0,
  };
  for (const finding of findings) {
    if (finding.kind === 'renamed' || finding.kind === 'moved')
      view[finding.kind].push(of(finding));
    else if (finding.kind === 'retargeted')
      view.retargeted.push({ ...of(finding), gone: finding.gone });
    else if (finding.kind === 'deleted')
      view.deleted.push({
        ...elementOf(finding.element),
        lastSeen: finding.lastSeen,
        again: planned.has(finding.element),
      });
    else if (finding.kind === 'extra') {
      view.extras += 1;
      const { earlier, what, schema, id, path } = finding;
      if (view.extra.length < MOST_EXTRA) view.extra.push({ earlier, what, schema, id, path });
    }
  }
  return view;
}

const of = (change: { element: NaturalKey; wanted: string; found: string }): ChangedElement => ({
  ...elementOf(change.element),
  wanted: change.wanted,
  found: change.found,
});

const elementOf = (key: NaturalKey): Omit<ChangedElement, 'wanted' | 'found'> => {
  const { kind, names } = parseKey(key);
  return {
    element: describeKey(key),
    ...placeOf(key),
    attribute: kind === 'attribute' ? (names.at(-1) ?? null) : null,
  };
};

/** Schema and object type path of an element; the path is empty of what belongs to no type. */
export function placeOf(element: NaturalKey): { schema: string; path: string[] } {
  const { kind, schema, names } = parseKey(element);
  return {
    schema,
    path: kind === 'object-type' ? names : kind === 'attribute' ? names.slice(0, -1) : [],
  };
}
