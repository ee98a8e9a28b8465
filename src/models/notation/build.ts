/** What was outlined, as a template: object types under their parents, status sets, hubs. Pure. */
import { MOST_DESCRIPTION } from '../../templates/brief';
import { OWN_CATEGORY } from '../../templates/own';
import { nearestNames } from '../../templates/nearest-names';
import { ownTarget, parseTarget } from '../../templates/target';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
  TemplateStatus,
} from '../../templates/template.generated';
import { inert } from '../../text/inert';
import type {
  NotationError,
  Outline,
  OutlinedAttribute,
  OutlinedSchema,
  OutlinedType,
  Place,
} from './outline';
import { foldName } from '../../text/fold-name';

/** `addsTo`: the lines are additions to a schema that exists, whose own object types need not be repeated. */
export interface BuildOptions {
  addsTo: boolean;
}

export interface Built {
  template: Template;
  errors: NotationError[];
  /** Object types that are only named, as those of the schema that is added to. */
  implied: string[];
  /** Where each object type and attribute of the template was said. */
  places: ReadonlyMap<TemplateObjectType | TemplateAttribute, Place>;
}

/** @param schema the header, as it was said or as it follows from elsewhere */
export function buildTemplate(
  { types }: Outline,
  schema: OutlinedSchema,
  options: BuildOptions,
): Built {
  const tree = new Tree(options);
  for (const type of types) tree.add(type);
  const sets = new StatusSets();
  const optional = new Map<string, boolean>();
  for (const { said, type } of tree.placed) {
    for (const one of said.attributes) {
      const attribute = attributeOf(one, sets, schema.key);
      type.attributes.push(attribute);
      tree.places.set(attribute, one);
      if (attribute.type === 'reference') noteTarget(attribute.to, one, schema.key, tree, optional);
    }
  }
  const hubs = [...optional].flatMap(([key, isOptional]) => (isOptional ? [] : [key]));
  const name = schema.name ?? schema.key;
  const summary = schema.summary ?? name;
  return {
    template: {
      key: schema.key,
      name,
      version: schema.version ?? '1.0.0',
      category: schema.category ?? OWN_CATEGORY,
      level: schema.level ?? 1,
      summary,
      ...briefFor(summary),
      extends: [...new Set([...schema.extends, ...hubs])],
      statusSets: sets.all,
      objectTypes: tree.roots,
      ...(options.addsTo ? { addsTo: schema.key } : {}),
    },
    errors: tree.errors,
    implied: tree.implied,
    places: tree.places,
  };
}

/** Object types by name: a name occurs once in an object schema, whatever is above it. */
class Tree {
  readonly roots: TemplateObjectType[] = [];
  readonly errors: NotationError[] = [];
  readonly implied: string[] = [];
  readonly places = new Map<TemplateObjectType | TemplateAttribute, Place>();
  readonly placed: { said: OutlinedType; type: TemplateObjectType }[] = [];
  private readonly byName = new Map<string, { type: TemplateObjectType; above: string | null }>();

  constructor(private readonly options: BuildOptions) {}

  add(said: OutlinedType): void {
    let parent: TemplateObjectType | null = null;
    for (const name of said.above) {
      const known = this.byName.get(foldName(name));
      if (known === undefined && !this.options.addsTo) {
        this.errors.push(
          errorAt(said, 'an object type of a line above before ">"', name, this.names()),
        );
        return;
      }
      parent = known?.type ?? this.imply(name, parent);
    }
    const known = this.byName.get(foldName(said.name));
    const again = known !== undefined && (said.above.length === 0 || known.above === parent?.name);
    if (known !== undefined && !(again && this.options.addsTo)) {
      this.errors.push(errorAt(said, 'each object type once', said.name, []));
      return;
    }
    const type = known?.type ?? this.put(typeOf(said), parent);
    this.places.set(type, said);
    this.placed.push({ said, type });
  }

  /** A type that exists in the schema that is added to, and is only referred to. */
  refer(name: string, said: OutlinedAttribute): void {
    if (this.byName.has(foldName(name))) return;
    if (this.options.addsTo) this.imply(name, null);
    else
      this.errors.push(
        errorAt(said, 'an object type of this text, or KEY.Object Type', name, this.names()),
      );
  }

  private imply(name: string, parent: TemplateObjectType | null): TemplateObjectType {
    this.implied.push(name);
    return this.put(blankType(name), parent);
  }

  private names(): string[] {
    return [...this.byName.values()].map(({ type }) => type.name);
  }

  private put(type: TemplateObjectType, parent: TemplateObjectType | null): TemplateObjectType {
    if (parent === null) this.roots.push(type);
    else parent.children = [...(parent.children ?? []), type];
    this.byName.set(foldName(type.name), { type, above: parent?.name ?? null });
    return type;
  }
}

const errorAt = (
  { line, column }: Place,
  expected: string,
  found: string,
  names: readonly string[],
): NotationError => ({
  line,
  column,
  expected,
  found: found.slice(0, 80),
  nearest: nearestNames(found, names),
});

const blankType = (name: string): TemplateObjectType => ({
  name,
  purpose: '',
  icon: defaultIcon(name),
  attributes: [],
});

/** Icons are matched by keyword, so that the name itself is the best first try. */
export const defaultIcon = (name: string): string => name.toLowerCase().slice(0, 60);

/**
 * Below every type others may come to stand, and Assets lets nobody switch inheritance on once
 * they do (observed on Cloud): so it is on from the beginning, unless somebody says otherwise.
 */
const typeOf = (said: OutlinedType): TemplateObjectType => ({
  name: said.name,
  purpose: said.purpose,
  ...briefFor(said.purpose),
  icon: said.icon ?? defaultIcon(said.name),
  ...(said.abstract ? { abstract: true } : {}),
  ...(said.group === null ? {} : { group: said.group }),
  ...(said.highVolume ? { highVolume: true } : {}),
  inherits: said.inherits,
  attributes: [],
});

/** What is sent where the text is longer than Assets takes. */
export const briefFor = (text: string): { brief?: string } =>
  text.length <= MOST_DESCRIPTION ? {} : { brief: inert(text, MOST_DESCRIPTION) };

function noteTarget(
  to: string,
  said: OutlinedAttribute,
  key: string,
  tree: Tree,
  optional: Map<string, boolean>,
): void {
  const target = parseTarget(to, key);
  if (target.role !== undefined) return;
  if (target.template === key) tree.refer(target.objectType, said);
  else optional.set(target.template, (optional.get(target.template) ?? true) && said.optional);
}

/** The status sets of a model: attributes that allow the same statuses share one. */
class StatusSets {
  readonly all: Record<string, TemplateStatus[]> = {};
  private readonly byContent = new Map<string, string>();

  keyFor(statuses: TemplateStatus[]): string {
    const content = JSON.stringify(statuses);
    const known = this.byContent.get(content);
    if (known !== undefined) return known;
    const key = `SET${this.byContent.size + 1}`;
    this.byContent.set(content, key);
    this.all[key] = statuses;
    return key;
  }
}

/** What a reference is called where nobody said: one of the reference types that every site has. */
export const DEFAULT_REFERENCE_TYPE = 'Link';

function targetOf(said: string, key: string): string {
  const { template, objectType } = parseTarget(said, key);
  return template === key ? ownTarget(objectType, key) : said;
}

function attributeOf(said: OutlinedAttribute, sets: StatusSets, key: string): TemplateAttribute {
  const { name, kind, description, max } = said;
  const common = {
    name,
    ...(description === '' ? {} : { description }),
    ...(said.required ? { required: true } : {}),
  };
  const unique = said.unique ? { unique: true } : {};
  const most = max === null ? {} : { max };
  const regex = said.regex === null ? {} : { regex: said.regex };
  switch (kind) {
    case 'text':
      return { ...common, type: kind, ...unique, ...regex };
    case 'textarea':
    case 'boolean':
    case 'ipaddress':
      return { ...common, type: kind };
    case 'integer':
    case 'float':
      return {
        ...common,
        type: kind,
        ...unique,
        ...(said.suffix === null ? {} : { suffix: said.suffix }),
      };
    case 'date':
    case 'datetime':
    case 'url':
      return { ...common, type: kind, ...unique };
    case 'email':
      return { ...common, type: kind, ...most, ...regex };
    case 'select':
      return { ...common, type: kind, ...most, options: said.options };
    case 'status':
      return { ...common, type: kind, statuses: sets.keyFor(said.statuses) };
    case 'user':
    case 'group':
      return { ...common, type: kind, ...most };
    case 'reference':
      return {
        ...common,
        type: kind,
        ...unique,
        ...most,
        to: targetOf(said.to, key),
        as: said.as ?? DEFAULT_REFERENCE_TYPE,
        ...(said.subtypes ? { subtypes: true } : {}),
        ...(said.filter === null ? {} : { filter: said.filter }),
      };
  }
}
