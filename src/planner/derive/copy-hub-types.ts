/** The closure of hub object types that `create` copies into a spoke: as deep as it goes, each once, cycles handled. */
import type { ResolvedObjectType, ResolvedTemplate } from '../../templates/resolve';
import type { Target } from '../../templates/target';

/** An object type and the template it is from. */
export interface SourceType {
  home: string;
  type: ResolvedObjectType;
}

/** `KEY.Object Type`: names are unique in a template. */
export const sourceKey = (home: string, name: string): string => `${home}.${name}`;

/**
 * @param roots hub types referred to with mode `create`
 * @param next what a copied type in turn refers to with mode `create`
 * @returns copies with parents before children, in the order of their templates. An abstract type is copied with the
 * children that are wanted, or with all of them where none is: it could hold no object otherwise.
 */
export function copyHubTypes(
  roots: readonly Target[],
  next: (copy: SourceType) => Target[],
  templates: ReadonlyMap<string, ResolvedTemplate>,
): SourceType[] {
  const chosen = new Map<string, SourceType>();
  const queue: Target[] = [...roots];
  const add = (template: ResolvedTemplate, type: ResolvedObjectType): void => {
    const key = sourceKey(template.key, type.name);
    if (chosen.has(key)) return;
    const copy = { home: template.key, type };
    chosen.set(key, copy);
    queue.push(...next(copy));
    const above = type.parentPath?.at(-1);
    if (above !== undefined) queue.push({ template: template.key, objectType: above });
  };
  const takeAll = (): void => {
    for (let wanted = queue.pop(); wanted !== undefined; wanted = queue.pop()) {
      const template = templates.get(wanted.template);
      const type = template?.byName.get(wanted.objectType);
      if (template !== undefined && type !== undefined) add(template, type);
    }
  };
  const children = childrenOf(templates);
  takeAll();
  for (let before = -1; before !== chosen.size;) {
    before = chosen.size;
    for (const { home, type } of [...chosen.values()]) {
      const below = type.abstract ? (children.get(sourceKey(home, type.name)) ?? []) : [];
      if (below.every((child) => !chosen.has(sourceKey(home, child.objectType))))
        queue.push(...below);
    }
    takeAll();
  }
  return [...templates.values()].flatMap((template) =>
    template.objectTypes.flatMap((type) => chosen.get(sourceKey(template.key, type.name)) ?? []),
  );
}

function childrenOf(templates: ReadonlyMap<string, ResolvedTemplate>): Map<string, Target[]> {
  const children = new Map<string, Target[]>();
  for (const template of templates.values()) {
    for (const type of template.objectTypes) {
      const parent = type.parentPath?.at(-1);
      if (parent === undefined) continue;
      const key = sourceKey(template.key, parent);
      const list = children.get(key) ?? [];
      list.push({ template: template.key, objectType: type.name });
      children.set(key, list);
    }
  }
  return children;
}
