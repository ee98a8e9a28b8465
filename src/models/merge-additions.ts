/** Additions to one object schema that came one after the other, as one model. Pure. */
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
  TemplateStatus,
} from '../templates/template.generated';
import { foldName } from '../text/fold-name';

/** What `later` says goes before what `earlier` said of the same element. */
export function mergeAdditions(earlier: Template, later: Template): Template {
  const sets: Record<string, TemplateStatus[]> = { ...earlier.statusSets };
  const called = new Map(
    Object.entries(later.statusSets).map(([key, statuses]) => [key, nameFor(key, statuses, sets)]),
  );
  return {
    ...earlier,
    statusSets: sets,
    extends: [...new Set([...earlier.extends, ...later.extends])],
    objectTypes: mergeTypes(earlier.objectTypes, renamed(later.objectTypes, called)),
  };
}

/** The key of a set of these statuses among those that there are, or a new one. */
function nameFor(
  key: string,
  statuses: TemplateStatus[],
  sets: Record<string, TemplateStatus[]>,
): string {
  const content = JSON.stringify(statuses);
  const same = Object.keys(sets).find((one) => JSON.stringify(sets[one]) === content);
  if (same !== undefined) return same;
  let free = key;
  for (let number = 1; Object.hasOwn(sets, free); number += 1) free = `SET${number}`;
  sets[free] = statuses;
  return free;
}

const renamed = (
  types: readonly TemplateObjectType[],
  called: ReadonlyMap<string, string>,
): TemplateObjectType[] =>
  types.map(({ children, ...type }) => ({
    ...type,
    attributes: type.attributes.map((attribute) =>
      attribute.type === 'status'
        ? { ...attribute, statuses: called.get(attribute.statuses) ?? attribute.statuses }
        : attribute,
    ),
    ...(children === undefined ? {} : { children: renamed(children, called) }),
  }));

/** A type is found wherever it was named: what exists is named without what is above it. */
function mergeTypes(
  earlier: readonly TemplateObjectType[],
  later: readonly TemplateObjectType[],
): TemplateObjectType[] {
  const roots = structuredClone([...earlier]);
  const byName = new Map<string, TemplateObjectType>();
  const note = (type: TemplateObjectType): void => {
    byName.set(foldName(type.name), type);
    for (const child of type.children ?? []) note(child);
  };
  for (const root of roots) note(root);
  const put = (type: TemplateObjectType, parent: TemplateObjectType | null): void => {
    const { children = [], ...own } = structuredClone(type);
    const known = byName.get(foldName(type.name));
    if (known !== undefined) known.attributes = mergeAttributes(known.attributes, own.attributes);
    const here = known ?? own;
    if (known === undefined) {
      byName.set(foldName(own.name), own);
      if (parent === null) roots.push(own);
      else parent.children = [...(parent.children ?? []), own];
    }
    for (const child of children) put(child, here);
  };
  for (const type of later) put(type, null);
  return roots;
}

const mergeAttributes = (
  earlier: readonly TemplateAttribute[],
  later: readonly TemplateAttribute[],
): TemplateAttribute[] => [
  ...earlier.filter(({ name }) => later.every((one) => foldName(one.name) !== foldName(name))),
  ...later,
];
