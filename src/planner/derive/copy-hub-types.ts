/** The closure of hub object types that `create` copies into a spoke: as deep as it goes, each once, cycles handled. */
import type { ResolvedObjectType, ResolvedTemplate } from '../../templates/resolve';
import { parseTarget, type Target } from '../../templates/target';

/** An object type and the template it is from. */
export interface SourceType {
  home: string;
  type: ResolvedObjectType;
}

/** `KEY.Object Type`: names are unique in a template. */
export const sourceKey = (home: string, name: string): string => `${home}.${name}`;

/** What a type cannot be without: the targets of its required references. */
export const requiredTargets = ({ home, type }: SourceType): Target[] =>
  type.attributes
    .filter((attribute) => attribute.type === 'reference')
    .filter(({ required }) => required === true)
    .map(({ to }) => parseTarget(to, home));

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
  const add = (copy: SourceType): void => {
    const { home, type } = copy;
    const key = sourceKey(home, type.name);
    if (chosen.has(key)) return;
    chosen.set(key, copy);
    queue.push(...next(copy));
    // With what is above it; itself it is by now.
    for (const objectType of type.path) queue.push({ template: home, objectType });
  };
  const takeAll = (): void => {
    for (let wanted = queue.pop(); wanted !== undefined; wanted = queue.pop()) {
      const type = templates.get(wanted.template)?.byName.get(wanted.objectType);
      if (type !== undefined) add({ home: wanted.template, type });
    }
  };
  takeAll();
  for (let more = hollow(chosen, templates); more.length > 0; more = hollow(chosen, templates)) {
    queue.push(...more);
    takeAll();
  }
  return [...templates.values()].flatMap((template) =>
    template.objectTypes.flatMap((type) => chosen.get(sourceKey(template.key, type.name)) ?? []),
  );
}

/** The children of each abstract type that is chosen without any of its own. */
const hollow = (
  chosen: ReadonlyMap<string, SourceType>,
  templates: ReadonlyMap<string, ResolvedTemplate>,
): Target[] =>
  [...templates.values()].flatMap(({ key, objectTypes }) =>
    objectTypes
      .filter((type) => type.abstract && chosen.has(sourceKey(key, type.name)))
      .map((type) => objectTypes.filter((child) => child.parentPath?.at(-1) === type.name))
      .filter((below) => !below.some((child) => chosen.has(sourceKey(key, child.name))))
      .flatMap((below) => below.map(({ name }) => ({ template: key, objectType: name }))),
  );
