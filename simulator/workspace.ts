/**
 * A workspace in memory that carries out plans as Assets would, and refuses what Assets refuses.
 * For tests of the planner.
 */
import type {
  Observation,
  ObservedAttribute,
  ObservedObjectType,
  OddElement,
  SchemaDetail,
  SchemaSummary,
} from '../src/assets/observation';
import type { Interest } from '../src/planner/place/interest';
import type { NaturalKey } from '../src/planner/natural-key';
import { schemaKeyOf } from '../src/planner/natural-key';
import type { AttributeStep, ObjectTypeStep, Plan, Step } from '../src/planner/plan';
import { foldName } from '../src/text/fold-name';

export interface Workspace {
  nextId: number;
  schemas: SchemaSummary[];
  details: Record<string, SchemaDetail>;
  globals: Observation['globals'];
  /** What `observe` could not read, or not all of it. */
  odd?: OddElement[];
}

export function emptyWorkspace(): Workspace {
  return {
    nextId: 1000,
    schemas: [],
    details: {},
    globals: {
      statuses: [
        { id: '1', name: 'Active', category: 'active' },
        { id: '2', name: 'Closed', category: 'inactive' },
      ],
      referenceTypes: [
        { id: '3', name: 'Depends On' },
        { id: '4', name: 'References' },
      ],
      icons: [{ id: '5', name: 'Cube' }],
    },
  };
}

/** A copy to be changed by a test, as another admin would change the workspace. */
export function changed(workspace: Workspace, change: (copy: Workspace) => void): Workspace {
  const copy = structuredClone(workspace);
  change(copy);
  return copy;
}

const newId = (workspace: Workspace): string => String((workspace.nextId += 1));

export function schemaOf(workspace: Workspace, key: string): SchemaSummary {
  return must(
    workspace.schemas.find((schema) => schema.key === key),
    `schema ${key}`,
  );
}

export function detailOf(workspace: Workspace, key: string): SchemaDetail {
  return must(workspace.details[schemaOf(workspace, key).id], `detail ${key}`);
}

export function typeOf(workspace: Workspace, key: string, name: string): ObservedObjectType {
  return must(
    detailOf(workspace, key).objectTypes.find((type) => type.name === name),
    `type ${key} ${name}`,
  );
}

export function attributeOf(
  workspace: Workspace,
  key: string,
  type: string,
  name: string,
): ObservedAttribute {
  const { id } = typeOf(workspace, key, type);
  return must(
    detailOf(workspace, key).attributes.find(
      (attribute) => attribute.objectTypeId === id && attribute.name === name,
    ),
    `attribute ${type}.${name}`,
  );
}

export function addSchema(workspace: Workspace, key: string, name: string): SchemaSummary {
  refuse(
    workspace.schemas.some((one) => one.key === key || foldName(one.name) === foldName(name)),
    `a second schema ${key} ${name}`,
  );
  const id = newId(workspace);
  const schema = {
    id,
    key,
    name,
    description: '',
    canManage: true,
    created: '2026-01-01T00:00:00.000Z',
    objectCount: 0,
    objectTypeCount: 0,
  };
  workspace.schemas.push(schema);
  workspace.details[id] = {
    id,
    objectTypes: [],
    attributes: [],
    statuses: [],
    referenceTypes: [],
    sharing: 'off',
  };
  return schema;
}

export function addType(
  workspace: Workspace,
  key: string,
  type: {
    name: string;
    parentId?: string | null;
    inherited?: boolean;
    abstract?: boolean;
    objectCount?: number;
  },
): ObservedObjectType {
  const detail = detailOf(workspace, key);
  refuse(
    detail.objectTypes.some((other) => foldName(other.name) === foldName(type.name)),
    `a second object type ${type.name}`,
  );
  const made = {
    parentId: null,
    inherited: false,
    abstract: false,
    objectCount: 0,
    ...type,
    id: newId(workspace),
  };
  detail.objectTypes.push(made);
  schemaOf(workspace, key).objectTypeCount += 1;
  for (const name of ['Key', 'Name', 'Created', 'Updated']) {
    const kind = name === 'Created' || name === 'Updated' ? 'datetime' : 'text';
    const minimum = name === 'Name' ? 1 : 0;
    detail.attributes.push({
      ...PLAIN,
      id: newId(workspace),
      objectTypeId: made.id,
      name,
      kind,
      minimum,
      system: name !== 'Name',
      label: name === 'Name',
    });
  }
  return made;
}

export const PLAIN: Omit<ObservedAttribute, 'id' | 'objectTypeId' | 'name'> = {
  kind: 'text',
  description: '',
  minimum: 0,
  maximum: 1,
  unique: false,
  regex: '',
  suffix: '',
  options: [],
  statusIds: [],
  reference: null,
  system: false,
  label: false,
};

export function addAttribute(
  workspace: Workspace,
  key: string,
  type: ObservedObjectType,
  attribute: Partial<ObservedAttribute> & { name: string },
): ObservedAttribute {
  const detail = detailOf(workspace, key);
  const made = { ...PLAIN, ...attribute, id: newId(workspace), objectTypeId: type.id };
  const heirs = [type, ...below(type, detail)];
  const family = new Set([...above(type, detail), ...heirs].map((one) => one.id));
  refuse(
    detail.attributes.some(
      (other) => family.has(other.objectTypeId) && foldName(other.name) === foldName(made.name),
    ),
    `a second attribute ${made.name} on ${type.name}`,
  );
  detail.attributes.push(made);
  for (const heir of made.unique ? heirs : []) {
    const holders = new Set([heir, ...above(heir, detail)].map((one) => one.id));
    refuse(
      detail.attributes.filter((one) => one.unique && holders.has(one.objectTypeId)).length > 2,
      `a third unique attribute on ${heir.name}`,
    );
  }
  return made;
}

/** Types whose attributes this one inherits. */
function above(type: ObservedObjectType, detail: SchemaDetail): ObservedObjectType[] {
  const parent = detail.objectTypes.find((one) => one.id === type.parentId);
  return parent === undefined || !parent.inherited ? [] : [parent, ...above(parent, detail)];
}

function below(type: ObservedObjectType, detail: SchemaDetail): ObservedObjectType[] {
  return type.inherited
    ? detail.objectTypes
        .filter((one) => one.parentId === type.id)
        .flatMap((child) => [child, ...below(child, detail)])
    : [];
}

/**
 * Carries out the steps in an order that `after` allows; `most` stops before all are done, `pick`
 * chooses among those ready (an index below the count given). Throws where the plan is not sound:
 * a dependency that is not met, a name without an id, a double.
 * @returns the workspace, and ids of the schemas it made
 */
export function applyPlan(
  workspace: Workspace,
  plan: Plan,
  most = Infinity,
  pick: (ready: number) => number = () => 0,
): { workspace: Workspace; made: Set<string>; done: NaturalKey[] } {
  const copy = structuredClone(workspace);
  const ids = new Map(Object.entries(plan.ids));
  const made = new Set<string>();
  const done: NaturalKey[] = [];
  const byKey = new Map(plan.steps.map((step) => [step.key, step]));
  refuse(byKey.size !== plan.steps.length, 'two steps of one key');
  const open = new Map(plan.steps.map((step) => [step.key, step.after.length]));
  const dependants = new Map<NaturalKey, Step[]>();
  for (const step of plan.steps) {
    for (const key of step.after) {
      refuse(!byKey.has(key), `${step.key} waits for ${key}, which is no step`);
      dependants.set(key, [...(dependants.get(key) ?? []), step]);
    }
  }
  const ready = plan.steps.filter((step) => step.after.length === 0);
  while (ready.length > 0 && done.length < most) {
    const step = must(ready.splice(Math.min(pick(ready.length), ready.length - 1), 1)[0], 'a step');
    const id = applyStep(copy, step, (key) => must(ids.get(key), `id of ${key} for ${step.key}`));
    ids.set(step.key, id);
    if (step.kind === 'schema') made.add(id);
    done.push(step.key);
    for (const next of dependants.get(step.key) ?? []) {
      const left = (open.get(next.key) ?? 0) - 1;
      open.set(next.key, left);
      if (left === 0) ready.push(next);
    }
  }
  refuse(
    most >= plan.steps.length && done.length < plan.steps.length,
    'steps that wait for each other',
  );
  return { workspace: copy, made, done };
}

function applyStep(workspace: Workspace, step: Step, idOf: (key: NaturalKey) => string): string {
  if (step.kind === 'schema') {
    const schema = addSchema(workspace, step.schema, step.name);
    schema.description = step.description;
    return schema.id;
  }
  const schema = must(
    workspace.schemas.find((one) => one.id === idOf(schemaKeyOf(step.schema))),
    `schema of ${step.key}`,
  );
  const detail = must(workspace.details[schema.id], 'detail');
  switch (step.kind) {
    case 'sharing':
      refuse(detail.sharing !== 'off', `sharing of ${step.schema} that is ${detail.sharing}`);
      detail.sharing = 'on';
      return schema.id;
    case 'status':
      return addNamed(detail.statuses, {
        id: newId(workspace),
        name: step.name,
        category: step.category,
      });
    case 'reference-type':
      return addNamed(detail.referenceTypes, { id: newId(workspace), name: step.name });
    case 'object-type':
      return applyType(workspace, schema.key, step, idOf);
    case 'attribute':
      return applyAttribute(workspace, schema.key, step, idOf);
  }
}

function addNamed<T extends { id: string; name: string }>(list: T[], item: T): string {
  refuse(
    list.some((other) => foldName(other.name) === foldName(item.name)),
    `a second ${item.name}`,
  );
  list.push(item);
  return item.id;
}

function applyType(
  workspace: Workspace,
  key: string,
  step: ObjectTypeStep,
  idOf: (key: NaturalKey) => string,
): string {
  const parentId = step.parent === null ? null : idOf(step.parent);
  refuse(
    parentId !== null &&
      !detailOf(workspace, key).objectTypes.some((type) => type.id === parentId && type.inherited),
    `a parent of ${step.name} that inherits`,
  );
  return addType(workspace, key, {
    name: step.name,
    parentId,
    inherited: step.inherited,
    abstract: step.abstract,
  }).id;
}

function applyAttribute(
  workspace: Workspace,
  key: string,
  step: AttributeStep,
  idOf: (key: NaturalKey) => string,
): string {
  const { form } = step;
  const detail = detailOf(workspace, key);
  const type = must(
    detail.objectTypes.find((one) => one.id === idOf(step.objectType)),
    `type of ${step.key}`,
  );
  const reference =
    form.reference === null
      ? null
      : {
          objectTypeId: idOf(form.reference.target),
          referenceTypeId: idOf(form.reference.referenceType),
          subtypes: form.reference.subtypes,
        };
  if (reference !== null) {
    const home = must(
      Object.values(workspace.details).find((one) =>
        one.objectTypes.some((other) => other.id === reference.objectTypeId),
      ),
      'home of target',
    );
    refuse(
      home.id !== detail.id && home.sharing === 'off',
      `a reference into a schema that does not share`,
    );
  }
  refuse(
    form.options.some((option) => option.includes(',')),
    'an option with a comma',
  );
  return addAttribute(workspace, key, type, {
    name: step.name,
    kind: form.kind,
    description: form.description,
    minimum: form.minimum,
    maximum: form.maximum,
    unique: form.unique,
    regex: form.regex,
    suffix: form.suffix,
    options: form.options,
    statusIds: form.statuses.map(idOf),
    reference,
    ...(form.filter === undefined ? {} : { filter: form.filter }),
  }).id;
}

/** What `observe` would return: all details, or those that the interest asks for. */
export function observationOf(workspace: Workspace, interest?: Interest): Observation {
  const { schemas, details, globals, odd = [] } = structuredClone(workspace);
  if (interest === undefined) return { workspaceId: 'w-1', schemas, details, globals, odd };
  const { scan, read } = interest.choose(schemas);
  const types = Object.fromEntries(
    [...scan, ...read].map((id) => [id, details[id]?.objectTypes ?? []]),
  );
  const deep = new Set([...read, ...interest.confirm(types)]);
  return {
    workspaceId: 'w-1',
    schemas,
    globals,
    odd,
    details: Object.fromEntries(Object.entries(details).filter(([id]) => deep.has(id))),
  };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

function refuse(wrong: boolean, what: string): void {
  if (wrong) throw new Error(`The workspace refuses ${what}.`);
}
