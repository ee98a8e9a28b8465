/** A template made flat, with what follows from its tree worked out once. Pure. */
import { briefOf } from './brief';
import { fillersOf } from './roles';
import { parseTarget } from './target';
import type { Template, TemplateAttribute, TemplateObjectType } from './template.generated';

export interface ResolvedObjectType {
  /** Names from the root down to this type; unique in the template. */
  path: string[];
  name: string;
  /** null for a root. */
  parentPath: string[] | null;
  purpose: string;
  /** Its description as it is sent to Assets. */
  brief: string;
  icon: string;
  abstract: boolean;
  /** Its own heading, else that of the nearest type above that has one, else null. */
  group: string | null;
  highVolume: boolean;
  /**
   * How the Name of a record is put together, its own or that of the nearest type above; null
   * where people call it as they do.
   */
  nameRule: string | null;
  /** Attributes that together find an object again at an import; [] where a required unique one does. */
  findBy: string[];
  /** It has children, so it is created with `inherited: true`. */
  inherits: boolean;
  /** What the file itself says of that; absent where it follows from the children. */
  saidInherits?: boolean;
  /** Its own, in order; not what it inherits. */
  attributes: TemplateAttribute[];
}

export interface ObjectTypeNode {
  type: ResolvedObjectType;
  children: ObjectTypeNode[];
}

/** A reference to an object type of another template. */
export interface CrossReference {
  /** Object type that declares it, and the attribute. */
  objectType: string;
  attribute: string;
  /** Key of the other template, and its object type; of a role the smallest template that fills it. */
  template: string;
  target: string;
  /** Where it is to whichever template fills this role. */
  role: string | null;
  required: boolean;
  /** The other template is not among `extends`: the reference is left out while that one is not deployed. */
  optional: boolean;
}

export interface ResolvedTemplate extends Omit<Template, 'objectTypes'> {
  /** The description of the object schema as it is sent to Assets. */
  brief: string;
  /** In the order of the file, which puts every parent before its children. */
  objectTypes: ResolvedObjectType[];
  tree: ObjectTypeNode[];
  byName: ReadonlyMap<string, ResolvedObjectType>;
  /** By object type name: inherited attributes first, from the root down, then its own. */
  effective: ReadonlyMap<string, readonly TemplateAttribute[]>;
  crossReferences: CrossReference[];
}

/**
 * The template has passed `checkTemplate`; otherwise a name that occurs twice hides the earlier
 * one in the look-ups.
 */
export function resolveTemplate(template: Template): ResolvedTemplate {
  const { objectTypes: roots, ...head } = template;
  const objectTypes: ResolvedObjectType[] = [];
  const effective = new Map<string, readonly TemplateAttribute[]>();

  const visit = (source: TemplateObjectType, parent: ResolvedObjectType | null): ObjectTypeNode => {
    const type = resolveType(source, parent);
    objectTypes.push(type);
    effective.set(type.name, [
      ...(parent === null ? [] : (effective.get(parent.name) ?? [])),
      ...type.attributes,
    ]);
    return { type, children: (source.children ?? []).map((child) => visit(child, type)) };
  };

  const tree = roots.map((root) => visit(root, null));
  const byName = new Map(objectTypes.map((type) => [type.name, type]));
  return {
    ...head,
    brief: briefOf(template.summary, template.brief),
    objectTypes,
    tree,
    byName,
    effective,
    crossReferences: crossReferences(template, objectTypes),
  };
}

function resolveType(
  source: TemplateObjectType,
  parent: ResolvedObjectType | null,
): ResolvedObjectType {
  return {
    path: [...(parent?.path ?? []), source.name],
    name: source.name,
    parentPath: parent?.path ?? null,
    purpose: source.purpose,
    brief: briefOf(source.purpose, source.brief),
    icon: source.icon,
    abstract: source.abstract ?? false,
    group: source.group ?? parent?.group ?? null,
    highVolume: source.highVolume ?? false,
    nameRule: source.nameRule ?? parent?.nameRule ?? null,
    findBy: source.findBy ?? parent?.findBy ?? [],
    inherits: source.inherits ?? source.children !== undefined,
    ...(source.inherits === undefined ? {} : { saidInherits: source.inherits }),
    attributes: source.attributes,
  };
}

function crossReferences(
  template: Template,
  objectTypes: readonly ResolvedObjectType[],
): CrossReference[] {
  return objectTypes.flatMap((type) =>
    type.attributes.flatMap((attribute) => {
      if (attribute.type !== 'reference') return [];
      const target = parseTarget(attribute.to, template.key);
      if (target.template === template.key) return [];
      return [
        {
          objectType: type.name,
          attribute: attribute.name,
          template: target.template,
          target: target.objectType,
          role: target.role ?? null,
          required: attribute.required ?? false,
          optional: target.role !== undefined || !template.extends.includes(target.template),
        },
      ];
    }),
  );
}

/** Templates that a reference to another can be to: of a role every one that fills it. */
export const homesOf = ({ template, role }: Pick<CrossReference, 'template' | 'role'>): string[] =>
  role === null ? [template] : fillersOf(role).map((filler) => filler.template);

/** Attributes a deployment of the template creates: each once, on the type that declares it. */
export function countAttributes(template: ResolvedTemplate): number {
  return template.objectTypes.reduce((count, type) => count + type.attributes.length, 0);
}
