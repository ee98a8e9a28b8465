/** What describe-schema says of one template: what helps to choose it first, the object types last. */
import type { TemplateIndexEntry } from '../../templates/index-entry';
import { TEMPLATE_INDEX } from '../../templates/index.generated';
import { tiersAbove, tiersBelow } from '../../templates/tiers';
import { anyOf } from '../../templates/roles';
import type { CrossReference, ObjectTypeNode, ResolvedTemplate } from '../../templates/resolve';
import { SAY } from '../../planner/say';
import { firstFew } from '../../text/lists';

const LEVELS = ['', 'starter', 'advanced', 'enterprise'];

/** @param most characters; object types that do not fit are counted */
export function templateText(
  template: ResolvedTemplate,
  entry: TemplateIndexEntry,
  most: number,
): string {
  const head = [
    `${entry.key} · ${entry.name} ${entry.version} · ${entry.category} · ${LEVELS[entry.level] ?? ''}`,
    entry.summary,
    ...(entry.needs.length === 0 ? [] : [`For: ${entry.needs.join('; ')}.`]),
    `Creates ${entry.objectTypes} object types and ${entry.attributes} attributes.`,
    ...needs(template),
    ...canUse(template),
    ...usedBy(entry.key),
    ...tiers(entry),
    ...dataLines(entry),
    ...statuses(template),
    'Object types, with the attributes each adds:',
  ];
  return fitted(
    head,
    template.tree.flatMap((node) => treeLines(node, 1)),
    most,
  );
}

/** Targets by template, for references that are needed or those that are not. */
function targets(template: ResolvedTemplate, optional: boolean): [string, string[]][] {
  const found = new Map<string, Set<string>>();
  for (const cross of template.crossReferences.filter((one) => one.optional === optional))
    found.set(homeOf(cross), (found.get(homeOf(cross)) ?? new Set()).add(cross.target));
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, names]) => [key, [...names].sort()]);
}

const homeOf = ({ template, role }: CrossReference): string =>
  role === null ? template : anyOf(role);

const needs = (template: ResolvedTemplate): string[] =>
  targets(template, false).map(
    ([hub, names]) =>
      `Needs ${hub}, which comes along where it is not deployed: it refers to ` +
      `${names.join(', ')}. Local copies or plain text can take its place.`,
  );

function canUse(template: ResolvedTemplate): string[] {
  const lines = targets(template, true).map(([other, names]) => `${other} (${names.join(', ')})`);
  return lines.length === 0 ? [] : [`Can use, where deployed, now or later: ${lines.join('; ')}.`];
}

function usedBy(key: string): string[] {
  const built = TEMPLATE_INDEX.filter((entry) => entry.extends.some((hub) => hub === key)).map(
    (entry) => entry.key,
  );
  const users = TEMPLATE_INDEX.filter((entry) => entry.canUse.includes(key)).map(
    (entry) => entry.key,
  );
  return [
    ...(built.length === 0 ? [] : [`Built on by ${built.join(', ')}.`]),
    ...(users.length === 0 ? [] : [`Can be used by ${users.join(', ')}.`]),
  ];
}

/** Templates that grow into one another: one that holds all object types of another is the next size. */
function tiers(entry: TemplateIndexEntry): string[] {
  const larger = tiersAbove(entry.key);
  const smaller = tiersBelow(entry.key).reverse();
  return [
    ...(larger.length === 0
      ? []
      : [
          `Grows into ${larger.join(' and ')}, which only adds. Say: upgrade ${entry.key} to ${larger[0] ?? ''}.`,
        ]),
    ...(smaller.length === 0
      ? []
      : [`Holds all of ${smaller.join(' and ')}: choose one of them, not several.`]),
    ...(entry.alternativeTo.length === 0
      ? []
      : [`Records the same things as ${entry.alternativeTo.join(' and ')}: choose one of them.`]),
  ];
}

function dataLines({ key, referenceData, highVolume }: TemplateIndexEntry): string[] {
  const files = referenceData.map(({ type, objects }) => `${type} (${objects})`);
  return [
    ...(files.length === 0
      ? []
      : [
          `Comes with objects to import as CSV (catalog/reference-data/${key.toLowerCase()}): ${files.join(', ')}.`,
        ]),
    ...(highVolume.length === 0
      ? []
      : [
          `Many objects, and Assets bills by object: ${highVolume.join(', ')}. Those ` +
            `that another tool keeps can be left out; say: ${SAY.deploy([key])} and ` +
            `${SAY.leaveOut(highVolume[0] ?? '')}.`,
        ]),
  ];
}

/** Statuses that are named: the rest are counted. */
const MOST_STATUSES = 14;

function statuses({ statusSets }: ResolvedTemplate): string[] {
  const names = [
    ...new Set(Object.values(statusSets).flatMap((set) => set.map(({ name }) => name))),
  ];
  return names.length === 0
    ? []
    : [`Statuses (${names.length}): ${firstFew(names, MOST_STATUSES, ', ')}.`];
}

function treeLines({ type, children }: ObjectTypeNode, depth: number): string[] {
  return [
    `${' '.repeat(depth)}${type.name}${type.abstract ? ' (abstract)' : ''} ${type.attributes.length}`,
    ...children.flatMap((child) => treeLines(child, depth + 1)),
  ];
}

function fitted(head: readonly string[], lines: readonly string[], most: number): string {
  const whole = [...head, ...lines].join('\n');
  if (whole.length <= most) return whole;
  for (let kept = lines.length - 1; kept > 0; kept -= 1) {
    const text = [...head, firstFew(lines, kept, '\n')].join('\n');
    if (text.length <= most) return text;
  }
  return head.join('\n');
}
