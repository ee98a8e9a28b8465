/**
 * Reading a file of models, as a person brings it: JSON that was exported, or written by hand, or
 * lines of the notation. Any text is read without a throw: what cannot be is refused by name and
 * place. Pure.
 */
import { BOUNDS } from '../bounds';
import { briefFor, defaultIcon } from '../notation/build';
import { readNotation } from '../notation/read-notation';
import { canonicalHash } from '../../templates/canonical';
import { MOST_DESCRIPTION } from '../../templates/brief';
import { checkTemplateModel } from '../../templates/check';
import { isTemplateKey } from '../../templates/catalogue';
import { OWN_CATEGORY } from '../../templates/own';
import type { Template, TemplateObjectType } from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { inert } from '../../text/inert';
import { isHabit } from '../lint/habits';
import { formatProblems } from './format-problems';
import { parseJson } from './parse-json';
import { placeOf, shown, type FileProblem } from './problem';
import { FORMAT, modelShape } from './shape';

export interface ReadModel {
  template: Template;
  /** What a habit of ours would have otherwise, in words. */
  warnings: string[];
}

export type ReadFile =
  { kind: 'models'; models: ReadModel[] } | { kind: 'refused'; problems: FileProblem[] };

export function readModelFile(text: string): ReadFile {
  if (text.length > BOUNDS.file)
    return refused('$', `at most ${BOUNDS.file} characters`, `${text.length} characters`);
  if (!/^\s*[[{]/u.test(text)) return readLines(text);
  const parsed = parseJson(text);
  if (parsed.kind === 'refused') return parsed;
  const file = unwrap(parsed.value);
  if (file.kind === 'refused') return file;
  const shape = modelShape();
  const read = file.models.map(({ value, at }) => ({ result: shape.safeParse(value), at }));
  const problems = read.flatMap(({ result, at }) =>
    result.success ? [] : formatProblems(result.error.issues, parsed.value, at),
  );
  if (problems.length > 0) return { kind: 'refused', problems };
  return checked(
    read.flatMap(({ result, at }) =>
      result.success ? [{ template: whole(result.data), at }] : [],
    ),
  );
}

const refused = (
  place: string,
  expected: string,
  found: string,
  name = '',
): ReadFile & { kind: 'refused' } => ({
  kind: 'refused',
  problems: [{ place, name, expected, found }],
});

function readLines(text: string): ReadFile {
  const read = readNotation(text);
  if (read.kind === 'errors')
    return {
      kind: 'refused',
      problems: read.errors.map(({ line, column, expected, found, nearest }) => ({
        place: `line ${line}, column ${column}`,
        name: '',
        expected: nearest.length === 0 ? expected : `${expected}, perhaps ${nearest.join(' or ')}`,
        found: shown(found),
      })),
    };
  if (isTemplateKey(read.template.key)) return takenKey('line 1, column 1', read.template.key);
  const template = { ...read.template, category: OWN_CATEGORY };
  return { kind: 'models', models: [{ template, warnings: read.warnings }] };
}

interface Placed {
  value: unknown;
  at: PropertyKey[];
}

/** An exported file, a list of models, or one. */
function unwrap(
  value: unknown,
): { kind: 'models'; models: Placed[] } | (ReadFile & { kind: 'refused' }) {
  const listed = (list: unknown, at: PropertyKey[]) => {
    if (!Array.isArray(list)) return refused(placeOf(at), 'a list of models', shown(list));
    if (list.length === 0 || list.length > BOUNDS.models)
      return refused(placeOf(at), `1 to ${BOUNDS.models} models`, String(list.length));
    return {
      kind: 'models' as const,
      models: list.map((one: unknown, index) => ({ value: one, at: [...at, index] })),
    };
  };
  if (Array.isArray(value)) return listed(value, []);
  const file = value as Record<string, unknown>;
  if (!Object.hasOwn(file, 'format') && !Object.hasOwn(file, 'models'))
    return { kind: 'models', models: [{ value, at: [] }] };
  const { format = FORMAT, models, seal } = file;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return refused('$.format', `the number ${FORMAT}`, shown(format));
  if (format > FORMAT)
    return refused(
      '$.format',
      `format ${FORMAT} or older: this file is of a newer LaunchPad, which has to be installed to read it`,
      String(format),
    );
  const unknown = Object.keys(file).find((name) => !ENVELOPE.has(name));
  if (unknown !== undefined)
    return refused(placeOf([unknown]), `only ${[...ENVELOPE].join(', ')} here`, shown(unknown));
  if (seal !== undefined && seal !== sealOf(models))
    return refused(
      '$.seal',
      'the models as they were exported: something was changed since. If that was meant, take the line of the seal out',
      shown(seal),
    );
  return listed(models, ['models']);
}

const ENVELOPE: ReadonlySet<string> = new Set([
  '$schema',
  'format',
  'models',
  'cannotTravel',
  'seal',
]);

/** Tells whether a file is still what was exported. No protection against somebody who makes a new one. */
export const sealOf = (models: unknown): string =>
  canonicalHash({ format: FORMAT, models: models ?? null });

/** With what may be left out of a file put in. Descriptions that Assets would refuse get a short form. */
function whole(read: ReturnType<ReturnType<typeof modelShape>['parse']>): Template {
  const { $schema: _, summary = read.name, ...model } = read;
  const types = (list: readonly unknown[]): TemplateObjectType[] =>
    list.map((one) => {
      const { children, attributes, ...type } = one as TemplateObjectType;
      return {
        ...briefFor(type.purpose),
        ...type,
        icon: type.icon ?? defaultIcon(type.name),
        // Something may come below it later, and inheritance cannot be switched on by then.
        inherits: type.inherits ?? true,
        attributes: attributes.map((attribute) => withoutOne(attribute)),
        ...(children === undefined || children.length === 0 ? {} : { children: types(children) }),
      };
    });
  return {
    ...briefFor(summary),
    ...model,
    summary,
    category: OWN_CATEGORY,
    objectTypes: types(model.objectTypes),
  } as Template;
}

/** One value is what there is without saying so. */
function withoutOne<T extends object>(attribute: T): T {
  if (!('max' in attribute) || attribute.max !== 1) return attribute;
  const { max: _, ...rest } = attribute;
  return rest as T;
}

function checked(models: readonly { template: Template; at: PropertyKey[] }[]): ReadFile {
  const problems = models.flatMap(({ template, at }) => problemsOf(template, placeOf(at)));
  const again = models.find(
    ({ template }, index) => models.findIndex((one) => one.template.key === template.key) < index,
  );
  if (again !== undefined)
    problems.push({
      place: placeOf([...again.at, 'key']),
      name: inert(again.template.name, 60),
      expected: 'each key once',
      found: shown(again.template.key),
    });
  if (problems.length > 0) return { kind: 'refused', problems };
  return {
    kind: 'models',
    models: models.map(({ template }) => ({ template, warnings: warningsOf(template) })),
  };
}

function problemsOf(template: Template, at: string): FileProblem[] {
  const { key } = template;
  if (isTemplateKey(key)) return takenKey(`${at}.key`, key).problems;
  const types = walkTypes(template);
  const attributes = types.reduce((sum, { own }) => sum + own.length, 0);
  if (types.length > BOUNDS.objectTypes || attributes > BOUNDS.attributes)
    return refused(
      `${at}.objectTypes`,
      `at most ${BOUNDS.objectTypes} object types and ${BOUNDS.attributes} attributes`,
      `${types.length} and ${attributes}`,
      template.name,
    ).problems;
  const deep = types.find((type) => type.at.split('.children').length > BOUNDS.depth);
  if (deep !== undefined)
    return refused(
      deep.at.replace('$', at),
      `at most ${BOUNDS.depth} object types below one another`,
      'more',
      deep.type.name,
    ).problems;
  return checkTemplateModel(template, '')
    .filter((flaw) => !isHabit(flaw))
    .map(({ path, expected, found }) => ({
      place: path.replace('$', at),
      name: nameAt(path, template),
      expected,
      found: inert(found),
    }));
}

const takenKey = (place: string, key: string): ReadFile & { kind: 'refused' } =>
  refused(place, 'a key that no ready-made template has', shown(key));

/** Words about what works and is done otherwise as a rule. */
function warningsOf(template: Template): string[] {
  const habits = checkTemplateModel(template, '').filter(isHabit);
  const long = walkTypes(template).filter(({ type }) => type.purpose.length > MOST_DESCRIPTION);
  const first = long.slice(0, 3).map(({ type }) => type.name);
  return [
    ...habits.map(({ path, expected, found }) => {
      const name = nameAt(path, template);
      return `${name === '' ? template.key : name}: ${expected}; it has ${inert(found)}.`;
    }),
    ...(long.length === 0
      ? []
      : [
          `${long.length === 1 ? 'One description is' : `${long.length} descriptions are`} ` +
            `longer than the ${MOST_DESCRIPTION} characters that Assets takes: ` +
            `the beginning is sent (${first.join(', ')}${long.length > 3 ? ', …' : ''}).`,
        ]),
  ];
}

function nameAt(path: string, template: Template): string {
  const found = walkTypes(template)
    .flatMap(({ type, at, own }) => [
      { name: type.name, at },
      ...own.map(({ attribute, at: place }) => ({
        name: `${type.name} › ${attribute.name}`,
        at: place,
      })),
    ])
    .filter(({ at }) => path === at || path.startsWith(`${at}.`));
  return inert(found.sort((a, b) => b.at.length - a.at.length)[0]?.name ?? '', 120);
}
