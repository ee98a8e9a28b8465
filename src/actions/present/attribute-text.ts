/** One attribute as people read it. */
import type { StructureAttribute, StructureReference } from '../../structure/structure';
import { firstFew } from '../../text/lists';

/** How a name is shown: as it is in a template of ours, quoted and inert where other people wrote it. */
export type Shown = (name: string, max?: number) => string;

/** Most characters of a description. */
export const MOST_SENTENCE = 140;

/** Values of a select or a status that are named. */
const MOST_VALUES = 12;

/** `- Serial Number: text, required, unique`. */
export function attributeLine(
  attribute: StructureAttribute,
  shown: Shown,
  withDescription = false,
): string {
  const { name, description, required, unique, maximum, regex, suffix, filter } = attribute;
  const words = [
    kindWords(attribute, shown),
    ...(required ? ['required'] : []),
    ...(unique ? ['unique'] : []),
    ...manyWords(maximum),
    ...(suffix === '' ? [] : [`in ${shown(suffix)}`]),
    ...(filter === undefined ? [] : [`only where ${shown(filter, MOST_SENTENCE)}`]),
    ...(regex === '' ? [] : [`of the form ${shown(regex)}`]),
  ];
  const what =
    withDescription && description !== '' ? `. ${shown(description, MOST_SENTENCE)}` : '';
  return `- ${shown(name)}: ${words.join(', ')}${what}`;
}

function kindWords(attribute: StructureAttribute, shown: Shown): string {
  const { kind, options, statuses, reference } = attribute;
  if (reference !== null) return referenceWords(reference, shown);
  if (kind === 'select') return `select (${valuesOf(options, shown)})`;
  if (kind === 'status')
    return statuses.length === 0
      ? 'status (any of the schema)'
      : `status (${valuesOf(statuses, shown)})`;
  return kind === 'other' ? 'a kind that LaunchPad does not make' : kind;
}

export function referenceWords(reference: StructureReference, shown: Shown): string {
  const { type, schema, as, subtypes } = reference;
  const target =
    type === null
      ? 'an object type that is gone or that you cannot see'
      : `${shown(type)}${schema === null ? '' : ` in ${shown(schema)}`}`;
  const below = subtypes ? ' and the types below it' : '';
  const kind = as === '' ? '' : ` (reference type ${shown(as)})`;
  return `reference to ${target}${below}${kind}`;
}

const valuesOf = (values: readonly string[], shown: Shown): string =>
  firstFew(
    values.map((value) => shown(value)),
    MOST_VALUES,
    ', ',
  );

const manyWords = (maximum: number): string[] =>
  maximum === 1 ? [] : [maximum < 0 ? 'any number of values' : `up to ${maximum}`];
