/** Models as the notation can say them, with the names that people and adversaries give. For tests only. */
import fc from 'fast-check';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
  TemplateStatus,
} from '../../templates/template.generated';
import { ownTarget } from '../../templates/target';
import { inert } from '../../text/inert';
import { briefFor, defaultIcon } from '../notation/build';

const HOSTILE = [
  'a: b',
  'x, y',
  'required',
  'Goods as Sold',
  'schema X',
  '->',
  'A > B',
  'up to 5',
  '"quoted"',
  'back\\slash',
  ' - dash - ',
  '#1',
  '- bullet',
  '(round)',
  'constructor',
  '__proto__',
  'é ü 漢字 🚗',
  'CORE.Thing',
  '```',
];
const words = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}( [A-Z][a-z]{1,6}){0,2}$/u);
const tame = (text: string): string => inert(text, 1_000);
const anyName = fc
  .oneof(
    { weight: 4, arbitrary: words },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    },
  )
  .map(tame)
  .filter((name) => name.length > 0 && name.length <= 40);

const description = fc.oneof(
  fc.constant(''),
  words,
  fc.constantFrom('one - two', '"quoted" start', 'x: y, z', ' padded ', 'two\nlines'),
  fc.string({ maxLength: 120 }),
);

const flag = (name: string) =>
  fc.boolean().map((on): Record<string, true> => (on ? { [name]: true } : {}));
const described = description.map((text): { description?: string } =>
  text === '' ? {} : { description: text },
);
const most = fc
  .option(fc.constantFrom(2, 5, 10, -1), { nil: null })
  .map((max): { max?: number } => (max === null ? {} : { max }));
const regex = fc
  .option(fc.constantFrom('^[A-Z]{2}-\\d+$', '^a, b$', '^(x|y)$', '^" - "$'), { nil: null })
  .map((found): { regex?: string } => (found === null ? {} : { regex: found }));
const suffix = fc
  .option(fc.oneof(words, fc.constantFrom('%', ',', '"')), { nil: null })
  .map((found): { suffix?: string } => (found === null ? {} : { suffix: found }));

const category = fc.constantFrom<TemplateStatus['category'][]>('active', 'inactive', 'pending');
const statusSet = fc.uniqueArray(
  fc.record({ name: anyName.filter((name) => name.length >= 2 && name.length <= 30), category }),
  {
    minLength: 1,
    maxLength: 4,
    selector: ({ name }) => name.toLowerCase(),
  },
);

type Draft = Omit<TemplateAttribute, 'name'> & { statusList?: TemplateStatus[]; target?: number };

const draft: fc.Arbitrary<Draft> = fc
  .tuple(
    described,
    flag('required'),
    flag('unique'),
    most,
    regex,
    suffix,
    flag('subtypes'),
    anyName,
  )
  .chain(([text, required, unique, max, pattern, unit, subtypes, as]) => {
    const common = { ...text, ...required };
    return fc.oneof(
      fc.constant({ ...common, type: 'text', ...unique, ...pattern } as Draft),
      fc
        .constantFrom('textarea', 'boolean', 'ipaddress')
        .map((type) => ({ ...common, type }) as Draft),
      fc
        .constantFrom('integer', 'float')
        .map((type) => ({ ...common, type, ...unique, ...unit }) as Draft),
      fc
        .constantFrom('date', 'datetime', 'url')
        .map((type) => ({ ...common, type, ...unique }) as Draft),
      fc.constant({ ...common, type: 'email', ...max, ...pattern } as Draft),
      fc.constantFrom('user', 'group').map((type) => ({ ...common, type, ...max }) as Draft),
      fc
        .uniqueArray(
          anyName.filter((name) => !name.includes(',')),
          { minLength: 2, maxLength: 5, selector: (name) => name.toLowerCase() },
        )
        .map((options) => ({ ...common, type: 'select', ...max, options }) as Draft),
      statusSet.map((statusList) => ({ ...common, type: 'status', statusList }) as Draft),
      fc.nat(50).map(
        (target) =>
          ({
            ...common,
            type: 'reference',
            ...(Object.keys(max).length === 0 ? unique : {}),
            ...max,
            target,
            as,
            ...subtypes,
          }) as Draft,
      ),
    );
  });

/** Object types with a parent among those before them, and attributes; then everything put together. */
export function modelArbitrary(): fc.Arbitrary<Template> {
  return bareModels.map(({ name, summary, types }) =>
    assemble(name, summary === '' ? name : summary, types),
  );
}

const shortWord = words.filter((word) => word.length <= 60);
const maybe = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value, { nil: null }).map((one) => (one === null ? {} : { [name]: one }));
const FOREIGN = ['CORE.Location', 'ITAM.Laptop', '@ConfigurationItem', 'OURS.A > B, c'];
const FILTERS = ['"Status" = "Active"', '"A" = "b, c"', 'Status = Active', '"x - y" IN ("a", "b")'];

/** With what no site keeps besides: groups, icons, versions, references into other models and what they offer. */
export function saidModelArbitrary(): fc.Arbitrary<Template> {
  const head = fc
    .tuple(
      maybe('version', fc.constantFrom('1.0.1', '2.13.0')),
      maybe('category', fc.oneof(shortWord, fc.constantFrom('a, b', 'x: y'))),
      maybe('level', fc.constantFrom(2, 3)),
    )
    .map((parts) => Object.assign({}, ...parts) as Partial<Template>);
  const dress = fc
    .tuple(
      maybe('icon', fc.oneof(shortWord, fc.constantFrom('a, b', '"'))),
      maybe('group', fc.oneof(shortWord, fc.constantFrom('Goods, sold', 'A > B'))),
      flag('highVolume'),
    )
    .map((parts) => Object.assign({}, ...parts) as Partial<TemplateObjectType>);
  const link = fc
    .tuple(fc.constantFrom(...FOREIGN), fc.boolean(), maybe('filter', fc.constantFrom(...FILTERS)))
    .map(([to, optional, filter]) => ({ to, optional, filter }));
  return fc
    .tuple(modelArbitrary(), head, fc.array(dress), fc.array(link, { maxLength: 3 }))
    .map(([model, said, dresses, links]) => dressed({ ...model, ...said }, dresses, links));
}

function dressed(
  model: Template,
  dresses: readonly Partial<TemplateObjectType>[],
  links: readonly { to: string; optional: boolean; filter: Record<string, string> }[],
): Template {
  const left = [...dresses];
  const types = (list: readonly TemplateObjectType[]): TemplateObjectType[] =>
    list.map(({ children, ...type }) => ({
      ...type,
      ...left.pop(),
      ...(children === undefined ? {} : { children: types(children) }),
    }));
  const [first, ...others] = types(model.objectTypes);
  if (first === undefined) return model;
  const attributes = links.map(({ to, filter }, at): TemplateAttribute => ({
    name: `Elsewhere ${at}`,
    type: 'reference',
    to,
    as: 'Link',
    ...filter,
  }));
  const hubs = links.flatMap(({ to, optional }) =>
    optional || to.startsWith('@') ? [] : [to.split('.')[0] ?? ''],
  );
  return {
    ...model,
    extends: [...new Set(hubs)],
    objectTypes: [{ ...first, attributes: [...first.attributes, ...attributes] }, ...others],
  };
}

const bareModels = bareModelArbitrary();

function bareModelArbitrary() {
  const type = fc.record({
    name: anyName,
    purpose: description,
    parent: fc.nat(8),
    isRoot: fc.boolean(),
    isAbstract: fc.nat(4).map((number) => number === 0),
    inherits: fc.boolean(),
    attributes: fc.array(fc.tuple(anyName, draft), { maxLength: 4 }),
  });
  return fc.record({
    name: words,
    summary: description,
    types: fc.uniqueArray(type, {
      minLength: 1,
      maxLength: 5,
      selector: ({ name }) => name.toLowerCase(),
    }),
  });
}

interface DraftType {
  name: string;
  purpose: string;
  parent: number;
  isRoot: boolean;
  isAbstract: boolean;
  inherits: boolean;
  attributes: [string, Draft][];
}

function assemble(name: string, summary: string, drafts: readonly DraftType[]): Template {
  const statusSets: Record<string, TemplateStatus[]> = {};
  const roots: TemplateObjectType[] = [];
  const made: TemplateObjectType[] = [];
  for (const { parent, isRoot, isAbstract, inherits, attributes: _, ...said } of drafts) {
    const type: TemplateObjectType = {
      ...said,
      ...briefFor(said.purpose),
      icon: defaultIcon(said.name),
      ...(isAbstract ? { abstract: true } : {}),
      inherits,
      attributes: [],
    };
    const above = isRoot ? undefined : made[parent];
    if (above === undefined) roots.push(type);
    else above.children = [...(above.children ?? []), type];
    made.push(type);
  }
  // In the order in which they are written: sets are numbered by their first use there.
  const visit = (type: TemplateObjectType): void => {
    const attributes = drafts[made.indexOf(type)]?.attributes ?? [];
    type.attributes = attributes.map(([own, each]) => complete(own, each, drafts, statusSets));
    for (const child of type.children ?? []) visit(child);
  };
  for (const root of roots) visit(root);
  return {
    key: 'MODEL',
    name,
    version: '1.0.0',
    category: 'Yours',
    level: 1,
    summary,
    ...briefFor(summary),
    extends: [],
    statusSets,
    objectTypes: roots,
  };
}

function complete(
  name: string,
  { statusList, target, ...rest }: Draft,
  drafts: readonly DraftType[],
  sets: Record<string, TemplateStatus[]>,
): TemplateAttribute {
  if (statusList !== undefined) {
    const known = Object.keys(sets).find(
      (key) => JSON.stringify(sets[key]) === JSON.stringify(statusList),
    );
    const key = known ?? `SET${Object.keys(sets).length + 1}`;
    sets[key] = statusList;
    return { ...rest, name, statuses: key } as TemplateAttribute;
  }
  if (target !== undefined)
    return {
      ...rest,
      name,
      to: ownTarget(drafts[target % drafts.length]?.name ?? '', 'MODEL'),
    } as TemplateAttribute;
  return { ...rest, name } as TemplateAttribute;
}
