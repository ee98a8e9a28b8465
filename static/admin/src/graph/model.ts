/** What a graph shows: boxes and lines, whether they come from a template or from a plan. Pure. */
import { differencesOf } from '../differences/difference';
import { plural } from '../words';
import type { ModelView, PlannedType, PlanView, TemplateView, TypeOfTemplate } from '../views';

/**
 * `plain` of a template; the rest of a plan: to be created, there, there and different, there but
 * not whole, left out, or of another schema.
 */
export type Tone = 'plain' | 'create' | 'there' | 'differs' | 'added' | 'out' | 'hub';

export interface GraphNode {
  id: string;
  schema: string;
  path: string[];
  name: string;
  group: string;
  abstract: boolean;
  tone: Tone;
  note: string;
}
export interface GraphEdge {
  id: string;
  from: string;
  to: string;
  kind: 'inherits' | 'refers';
  label: string;
}
export interface GraphModel {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export const idOf = (schema: string, path: readonly string[]): string =>
  JSON.stringify([schema, ...path]);
const nameOf = (path: readonly string[]): string => path.at(-1) ?? '';

/** A template on its own, with the object types of other templates that it refers to as a group of their own. */
export function graphOfTemplate(template: ModelView): GraphModel {
  const own = template.types.map((type): GraphNode => ({
    id: idOf(template.key, type.path),
    schema: template.key,
    path: type.path,
    name: nameOf(type.path),
    group: type.group ?? template.name,
    abstract: type.abstract,
    tone: 'plain',
    note: plural(type.attributes.length, 'attribute'),
  }));
  const outside = new Map(
    template.types.flatMap((type) =>
      type.attributes.flatMap(({ to }) =>
        to === null || to.template === template.key
          ? []
          : [[idOf(to.template, [to.objectType]), to] as const],
      ),
    ),
  );
  const hubs = [...outside].map(([id, to]): GraphNode => ({
    id,
    schema: to.template,
    path: [to.objectType],
    name: to.objectType,
    group: `${to.template} (elsewhere)`,
    abstract: false,
    tone: 'hub',
    note: to.template,
  }));
  return {
    nodes: [...own, ...hubs],
    edges: [...inheritance(own), ...references(template.types, template.key, [...own, ...hubs])],
  };
}

/**
 * A plan, on the templates it comes from: these lend groups and references; what the plan adds
 * itself (local copies) has none.
 */
export function graphOfPlan(
  plan: PlanView,
  templates: ReadonlyMap<string, TemplateView>,
  reading: Reading = 'plan',
): GraphModel {
  const differing = differingOf(plan);
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const schema of plan.schemas) {
    const template = templates.get(schema.template);
    const groups = new Map(
      template?.types.map((type) => [idOf(schema.key, type.path), type.group]) ?? [],
    );
    const planned = plan.types
      .filter((type) => type.schema === schema.key)
      .map((type) => nodeOf(type, schema.name, groups, differing, reading));
    const left = (template?.types ?? [])
      .filter((type) => !planned.some((node) => node.id === idOf(schema.key, type.path)))
      .map((type): GraphNode => ({
        id: idOf(schema.key, type.path),
        schema: schema.key,
        path: type.path,
        name: nameOf(type.path),
        group: groupName(schema.name, type.group),
        abstract: type.abstract,
        tone: 'out',
        note: OUT_WORDS[reading],
      }));
    nodes.push(...planned, ...left);
    edges.push(...inheritance([...planned, ...left]));
  }
  const ofTemplate = (key: string): string | undefined =>
    plan.schemas.find((schema) => schema.template === key)?.key;
  for (const [key, template] of templates) {
    const schema = ofTemplate(key);
    if (schema !== undefined)
      edges.push(
        ...references(template.types, schema, nodes, (other) =>
          other === key ? schema : ofTemplate(other),
        ),
      );
  }
  return { nodes, edges };
}

/** What would come of a plan, or what is there now: nothing is created in a view of the present. */
export type Reading = 'plan' | 'present';

export const OUT_WORDS: Readonly<Record<Reading, string>> = {
  plan: 'not part of this plan',
  present: 'was left out',
};

/** Boxes that say nothing new: they are there as they should be, or take no part. */
const isQuiet = (node: GraphNode): boolean => node.tone === 'there' || node.tone === 'out';

export const quietOf = (model: GraphModel): number => model.nodes.filter(isQuiet).length;

/** What changes, and the way down to it. Where nothing does, everything is shown. */
export function withoutQuiet(model: GraphModel): GraphModel {
  const loud = model.nodes.filter((node) => !isQuiet(node));
  if (loud.length === 0) return model;
  const wanted = new Set(
    loud.flatMap(({ schema, path }) => path.map((_, at) => idOf(schema, path.slice(0, at + 1)))),
  );
  return {
    nodes: model.nodes.filter((node) => wanted.has(node.id)),
    edges: model.edges.filter((edge) => wanted.has(edge.from) && wanted.has(edge.to)),
  };
}

/** By object type, what its box says of it: the name that it goes by, or that it differs. */
function differingOf(plan: PlanView): Map<string, string> {
  const notes = new Map<string, string>();
  for (const { kind, schema, path, name, found } of differencesOf(plan)) {
    // What is people's own is more, and makes nothing different.
    if (kind === 'extra') continue;
    const id = idOf(schema, path);
    if (kind === 'renamed' && name === nameOf(path)) notes.set(id, `called ${found}`);
    else if (!notes.has(id)) notes.set(id, 'differs');
  }
  return notes;
}

const groupName = (schema: string, group: string | null): string =>
  group === null ? schema : `${schema} · ${group}`;

function nodeOf(
  type: PlannedType,
  schemaName: string,
  groups: ReadonlyMap<string, string | null>,
  differing: ReadonlyMap<string, string>,
  reading: Reading,
): GraphNode {
  const id = idOf(type.schema, type.path);
  const added = type.attributes.filter((attribute) => attribute.fate === 'create').length;
  const more = plural(added, 'attribute');
  const tone: Tone =
    type.fate === 'create'
      ? 'create'
      : differing.has(id)
        ? 'differs'
        : added > 0
          ? 'added'
          : 'there';
  const isPlan = reading === 'plan';
  const lacks = isPlan ? `+${more}` : `${more} missing`;
  const note = {
    create: isPlan ? (added > 0 ? `new, ${more}` : 'new') : 'missing',
    differs: added > 0 ? `${differing.get(id)}, ${lacks}` : (differing.get(id) ?? ''),
    added: lacks,
    there: isPlan ? 'unchanged' : 'as in the template',
  }[tone as 'create'];
  return {
    id,
    schema: type.schema,
    path: type.path,
    name: nameOf(type.path),
    group: groupName(schemaName, groups.get(id) ?? null),
    abstract: type.abstract,
    tone,
    note,
  };
}

function inheritance(nodes: readonly GraphNode[]): GraphEdge[] {
  const ids = new Set(nodes.map((node) => node.id));
  return nodes.flatMap((node) => {
    const parent = idOf(node.schema, node.path.slice(0, -1));
    return node.path.length > 1 && ids.has(parent)
      ? [
          {
            id: `${parent}>${node.id}`,
            from: parent,
            to: node.id,
            kind: 'inherits' as const,
            label: '',
          },
        ]
      : [];
  });
}

/** One line for each pair of object types, whatever the number of references between them. */
function references(
  types: readonly TypeOfTemplate[],
  schema: string,
  nodes: readonly GraphNode[],
  schemaOf: (template: string) => string | undefined = (key) => key,
): GraphEdge[] {
  const byName = new Map(nodes.map((node) => [JSON.stringify([node.schema, node.name]), node.id]));
  const lines = new Map<string, GraphEdge>();
  for (const type of types) {
    const from = byName.get(JSON.stringify([schema, nameOf(type.path)]));
    for (const { name, to } of type.attributes) {
      const target =
        to === null
          ? undefined
          : byName.get(JSON.stringify([schemaOf(to.template) ?? '', to.objectType]));
      if (from === undefined || target === undefined) continue;
      const id = `${from}~${target}`;
      const before = lines.get(id);
      lines.set(id, {
        id,
        from,
        to: target,
        kind: 'refers',
        label: before === undefined ? name : `${before.label}, ${name}`,
      });
    }
  }
  return [...lines.values()];
}
