/** Templates for tests: the real ones, small ones written out, and random ones that are valid. */
import fc from 'fast-check';
import type { Interest } from '../src/planner/place/interest';
import { interestOf } from '../src/planner/place/interest';
import { createPlan } from '../src/planner/create-plan';
import type { Identities } from '../src/planner/identities';
import { defaultOptions, type DeployOptions } from '../src/planner/options';
import {
  blocksOf,
  type KnownSchema,
  type Plan,
  type SchemaPin,
  type TemplateRef,
} from '../src/planner/plan';
import { contentHash } from '../src/templates/canonical';
import { loadTemplate, TEMPLATE_KEYS } from '../src/templates/catalogue';
import { resolveTemplate, type ResolvedTemplate } from '../src/templates/resolve';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../src/templates/template.generated';
import { applyPlan, emptyWorkspace, observationOf, type Workspace } from './workspace';

export interface Catalogue {
  templates: Map<string, ResolvedTemplate>;
  refs: TemplateRef[];
}

export function catalogueOf(templates: readonly Template[]): Catalogue {
  return {
    templates: new Map(templates.map((template) => [template.key, resolveTemplate(template)])),
    refs: templates.map((template) => ({
      key: template.key,
      version: template.version,
      hash: contentHash(template),
    })),
  };
}

export const realCatalogue = async (): Promise<Catalogue> =>
  catalogueOf(await Promise.all(TEMPLATE_KEYS.map(loadTemplate)));

export interface PlanOptions {
  known?: KnownSchema[];
  pins?: SchemaPin[];
  approved?: string[];
  made?: ReadonlySet<string>;
  identities?: Identities;
}

/** Options with the defaults filled in. */
export const optionsFor = (
  templates: string[],
  some: Partial<DeployOptions> = {},
): DeployOptions => ({ ...defaultOptions(templates), ...some });

/** Observes and plans as a preview does: only what the interest asks for is read. */
export function planFor(
  catalogue: Catalogue,
  workspace: Workspace,
  options: DeployOptions,
  { known = [], pins = [], approved, made = new Set(), identities }: PlanOptions = {},
): Plan {
  const interest: Interest = interestOf({
    templates: [...catalogue.templates.values()],
    options,
    known,
    pins,
  });
  return createPlan({
    ...catalogue,
    options,
    observation: observationOf(workspace, interest),
    known,
    pins,
    made,
    ...(identities === undefined ? {} : { identities }),
    ...(approved === undefined ? {} : { approved }),
  });
}

/** The workspace after a deployment of these templates, which nothing may block. */
export function deployed(
  catalogue: Catalogue,
  keys: string[],
  from: Workspace = emptyWorkspace(),
  some: Partial<DeployOptions> = {},
): Workspace {
  const plan = planFor(catalogue, from, optionsFor(keys, some));
  const block = blocksOf(plan)[0];
  if (block !== undefined) throw new Error(block.sentence);
  return applyPlan(from, plan).workspace;
}

/** The pins of a deployment of this plan, once these schemas are made. */
export const pinsOf = (plan: Plan, workspace: Workspace, made: ReadonlySet<string>): SchemaPin[] =>
  plan.schemas.map(({ template, key, name, id }) => ({
    template,
    key,
    name,
    id:
      id ??
      workspace.schemas.find((schema) => schema.key === key && made.has(schema.id))?.id ??
      null,
  }));

export const templateOf = (
  key: string,
  objectTypes: TemplateObjectType[],
  more: Partial<Template> = {},
): Template => ({
  key,
  name: `${key} Schema`,
  version: '1.0.0',
  category: 'Test',
  level: 1,
  summary: `Everything about ${key}.`,
  extends: [],
  statusSets: {},
  ...more,
  objectTypes,
});

export const typeNamed = (
  name: string,
  attributes: TemplateAttribute[] = [],
  more: Partial<TemplateObjectType> = {},
): TemplateObjectType => ({ name, purpose: `A ${name}.`, icon: 'cube', ...more, attributes });

const STATUSES: Template['statusSets'] = {
  LIFE: [
    { name: 'Planned', category: 'pending' },
    { name: 'Active', category: 'active' },
    { name: 'Retired', category: 'inactive' },
  ],
  WORK: [
    { name: 'Open', category: 'pending' },
    { name: 'Closed', category: 'inactive' },
    { name: 'Active', category: 'active' },
  ],
};

/** Attributes without a reference; those of one type get the names `a0`, `a1`, … behind the type's. */
const plainAttribute = (name: string): fc.Arbitrary<TemplateAttribute> => {
  const required = fc.boolean();
  return fc.oneof(
    fc.record({
      name: fc.constant(name),
      type: fc.constant('text' as const),
      description: fc.constantFrom<string[]>('', 'What it is.'),
      required,
      regex: fc.constantFrom<string[]>('^[A-Z]+$', '^.{2,5}$'),
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constantFrom('textarea' as const, 'boolean' as const, 'ipaddress' as const),
      required,
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constantFrom('integer' as const, 'float' as const),
      required,
      suffix: fc.constantFrom<string[]>('GB', '%'),
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constantFrom('date' as const, 'datetime' as const, 'url' as const),
      required,
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constant('email' as const),
      max: fc.integer({ min: 2, max: 10 }),
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constant('select' as const),
      options: fc.constantFrom<string[][]>(['One', 'Two'], ['Low', 'High', 'Other']),
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constant('status' as const),
      statuses: fc.constantFrom('LIFE', 'WORK'),
    }),
    fc.record({
      name: fc.constant(name),
      type: fc.constantFrom('user' as const, 'group' as const),
      max: fc.integer({ min: 2, max: 10 }),
    }),
  );
};

/** The shape of one template: for each type its parent (an earlier one, or none) and its attributes. */
interface Shape {
  types: { parent: number; abstract: boolean; unique: boolean; attributes: number[] }[];
}

const shape: fc.Arbitrary<Shape> = fc.record({
  types: fc.array(
    fc.record({
      parent: fc.integer({ min: -3, max: 4 }),
      abstract: fc.boolean(),
      unique: fc.boolean(),
      attributes: fc.array(fc.nat(), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

interface Source {
  key: string;
  extends: string[];
  optional: string[];
  shape: Shape;
}

const nameOf = (key: string, index: number): string => `${key} Type ${index}`;

/**
 * A reference to any type that the template may refer to, itself included: cycles inside and
 * across come by themselves.
 */
function reference(
  name: string,
  source: Source,
  all: readonly Source[],
  choice: number,
): TemplateAttribute {
  const homes = all.filter((other) =>
    [source.key, ...source.extends, ...source.optional].includes(other.key),
  );
  const home = homes[choice % homes.length] ?? source;
  const target = nameOf(home.key, choice % home.shape.types.length);
  return {
    name,
    type: 'reference',
    to: home.key === source.key ? target : `${home.key}.${target}`,
    as: choice % 2 === 0 ? 'Depends On' : 'Part Of',
    subtypes: true,
    required: choice % 3 === 0 && !source.optional.includes(home.key),
    ...(choice % 5 === 0 ? { max: 4 } : {}),
  };
}

function build(
  source: Source,
  all: readonly Source[],
  plain: (name: string, choice: number) => TemplateAttribute,
): Template {
  const { types } = source.shape;
  const parents = types.map((type, index) =>
    type.parent >= 0 && type.parent < index ? type.parent : -1,
  );
  const make = (index: number): TemplateObjectType => {
    const type = types[index] ?? { abstract: false, unique: false, attributes: [] };
    const children = parents.flatMap((parent, child) => (parent === index ? [make(child)] : []));
    const attributes = type.attributes.map((choice, at) => {
      const name = `a${index}.${at}`.replace('.', ' ');
      return choice % 2 === 0 ? reference(name, source, all, choice) : plain(name, choice);
    });
    // One a line of inheritance, at its root: never more than two of them on one type.
    const unique: TemplateAttribute[] =
      type.unique && parents[index] === -1
        ? [{ name: `Code ${index}`, type: 'text', unique: true, required: true }]
        : [];
    return typeNamed(
      nameOf(source.key, index),
      [...unique, ...attributes],
      children.length === 0 ? {} : { abstract: type.abstract, children },
    );
  };
  return templateOf(
    source.key,
    parents.flatMap((parent, index) => (parent === -1 ? [make(index)] : [])),
    { extends: source.extends, statusSets: STATUSES },
  );
}

/**
 * A hub (HUB), a hub of a spoke that is a spoke itself (MID, three levels with SPOKE), a spoke
 * (SPOKE) and one that it refers to only optionally (SIDE), which may refer back.
 */
export const catalogues: fc.Arbitrary<Template[]> = fc
  .tuple(shape, shape, shape, shape, fc.array(plainAttribute('x'), { minLength: 8, maxLength: 8 }))
  .map(([hub, mid, spoke, side, pool]) => {
    const sources: Source[] = [
      { key: 'HUB', extends: [], optional: [], shape: hub },
      { key: 'MID', extends: ['HUB'], optional: ['SIDE'], shape: mid },
      { key: 'SPOKE', extends: ['MID'], optional: ['SIDE'], shape: spoke },
      { key: 'SIDE', extends: ['HUB'], optional: ['SPOKE'], shape: side },
    ];
    const plain = (name: string, choice: number): TemplateAttribute =>
      ({ ...(pool[choice % pool.length] ?? { type: 'boolean' }), name }) as TemplateAttribute;
    return sources.map((source) => build(source, sources, plain));
  });

/**
 * Options over those templates: any of them asked for, in any mode and variant, now and then
 * without one of the types.
 */
export const requests: fc.Arbitrary<DeployOptions> = fc
  .record({
    templates: fc.constantFrom<string[][]>(
      ['HUB'],
      ['MID'],
      ['SPOKE'],
      ['SIDE'],
      ['SPOKE', 'SIDE'],
      ['HUB', 'SPOKE'],
      ['SIDE', 'MID'],
      ['SPOKE', 'MID', 'HUB', 'SIDE'],
    ),
    all: fc.constantFrom('link' as const, 'create' as const, 'text' as const),
    variant: fc.constantFrom('full' as const, 'full' as const, 'lean' as const),
    leaveOut: fc.option(fc.nat(3), { freq: 3 }),
  })
  .map(({ templates, all, variant, leaveOut }) =>
    optionsFor(templates, {
      variant,
      references: { all, each: {}, hubs: [] },
      leaveOut: leaveOut === null ? [] : [nameOf(templates[0] ?? '', leaveOut)],
    }),
  );

/** The request without what it names that the templates do not hold: a smaller template may lack the type left out. */
export function fitting(options: DeployOptions, { templates }: Catalogue): DeployOptions {
  const known = new Set(
    options.templates.flatMap((key) => [...(templates.get(key)?.byName.keys() ?? [])]),
  );
  return { ...options, leaveOut: options.leaveOut.filter((name) => known.has(name)) };
}

/** Elements that a deployment of these makes in an empty workspace, with the hubs that come along. */
export const sizeOf = async (...templates: string[]): Promise<number> =>
  planFor(await realCatalogue(), emptyWorkspace(), optionsFor(templates)).steps.length;
