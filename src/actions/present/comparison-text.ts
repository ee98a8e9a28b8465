/** What describe-schema says of two templates side by side. */
import type { TemplateIndexEntry } from '../../templates/index-entry';
import type { ResolvedTemplate } from '../../templates/resolve';
import { firstFew } from '../../text/lists';

export interface Compared {
  template: ResolvedTemplate;
  entry: TemplateIndexEntry;
}

/** Most names in a list: the two longest lists and all else stay within an answer. */
const MOST_NAMES = 40;

export function comparison(one: Compared, other: Compared): string {
  const both = [...one.template.byName.keys()].filter((name) => other.template.byName.has(name));
  return [
    ...[one, other].flatMap(lines),
    ...relation(one.entry, other.entry),
    ...list('In both', both),
    ...list(`Of these with more attributes in ${other.entry.key}`, gained(one, other, both)),
    ...list(`Of these with more attributes in ${one.entry.key}`, gained(other, one, both)),
    ...list(`Only in ${one.entry.key}`, only(one, other)),
    ...list(`Only in ${other.entry.key}`, only(other, one)),
  ].join('\n');
}

function lines({ entry }: Compared): string[] {
  const hubs = entry.extends.length === 0 ? 'needs no other' : `needs ${entry.extends.join(', ')}`;
  return [
    `${entry.key} · ${entry.name}: ${entry.objectTypes} object types, ` +
      `${entry.attributes} attributes; ${hubs}; ${entry.summary}`,
    ...(entry.needs.length === 0 ? [] : [`${entry.key} is for: ${entry.needs.join('; ')}.`]),
  ];
}

function relation(one: TemplateIndexEntry, other: TemplateIndexEntry): string[] {
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const) {
    if (a.extends.some((key) => key === b.key))
      return [`${a.key} builds on ${b.key}: they are meant to be deployed together.`];
    if (a.canUse.includes(b.key))
      return [`${a.key} can refer to ${b.key} where both are deployed.`];
  }
  return [];
}

const only = (one: Compared, other: Compared): string[] =>
  [...one.template.byName.keys()].filter((name) => !other.template.byName.has(name));

/** `Server (+2)` for each type that adds or inherits more attributes in `after`. */
function gained(before: Compared, after: Compared, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const count = (side: Compared): number => side.template.effective.get(name)?.length ?? 0;
    return count(after) > count(before) ? [`${name} (+${count(after) - count(before)})`] : [];
  });
}

const list = (title: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${title} (${names.length}): ${firstFew(names, MOST_NAMES, ', ')}.`];
