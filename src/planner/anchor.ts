/**
 * Additions to a schema that exists name its object types without saying where they are: each is
 * taken where it is found, with what is above it and as it is, so that only what is new differs.
 */
import type { Observation, ObservedObjectType, SchemaDetail } from '../assets/observation';
import {
  resolveTemplate,
  type ResolvedObjectType,
  type ResolvedTemplate,
} from '../templates/resolve';
import type { TemplateObjectType } from '../templates/template.generated';
import { SchemaIndex } from './diff/schema-index';
import type { PlanRequest } from './request';
import { foldName } from '../text/fold-name';

export function anchorAdditions(input: PlanRequest): PlanRequest {
  const { templates, observation } = input;
  return {
    ...input,
    templates: new Map(
      [...templates].map(([key, template]) => [key, anchored(template, observation)]),
    ),
  };
}

function anchored(template: ResolvedTemplate, observation: Observation): ResolvedTemplate {
  const schema = observation.schemas.find(
    ({ key }) => key.toUpperCase() === template.addsTo?.toUpperCase(),
  );
  const detail = schema === undefined ? undefined : observation.details[schema.id];
  if (detail === undefined) return template;
  const {
    objectTypes,
    tree: _tree,
    byName: _names,
    effective: _all,
    crossReferences: _c,
    ...head
  } = template;
  return resolveTemplate({ ...head, objectTypes: new Anchored(detail).place(objectTypes) });
}

/** The object types of additions in the tree that exists. */
class Anchored {
  private readonly index: SchemaIndex;
  private readonly roots: TemplateObjectType[] = [];
  private readonly byName = new Map<string, TemplateObjectType>();

  constructor(detail: SchemaDetail) {
    this.index = new SchemaIndex(detail);
  }

  place(types: readonly ResolvedObjectType[]): TemplateObjectType[] {
    for (const type of types) {
      const found = this.index.typesNamed(type.name)[0];
      const placed = found === undefined ? this.fresh(type) : this.standing(found);
      placed.attributes = [...placed.attributes, ...type.attributes];
    }
    return this.roots;
  }

  /** One that exists, below those above it. */
  private standing(found: ObservedObjectType): TemplateObjectType {
    const known = this.byName.get(foldName(found.name));
    if (known !== undefined) return known;
    const parent = this.index.parentOf(found);
    const above = parent === undefined ? null : this.standing(parent);
    return this.put(
      {
        name: found.name,
        purpose: found.description ?? '',
        icon: '',
        abstract: found.abstract,
        inherits: found.inherited,
        attributes: [],
      },
      above,
    );
  }

  private fresh(type: ResolvedObjectType): TemplateObjectType {
    const parent = type.parentPath?.at(-1);
    const { name, purpose, brief, icon, abstract, inherits } = type;
    return this.put(
      { name, purpose, brief, icon, abstract, inherits, attributes: [] },
      parent === undefined ? null : (this.byName.get(foldName(parent)) ?? null),
    );
  }

  private put(type: TemplateObjectType, parent: TemplateObjectType | null): TemplateObjectType {
    this.byName.set(foldName(type.name), type);
    if (parent === null) this.roots.push(type);
    else parent.children = [...(parent.children ?? []), type];
    return type;
  }
}
