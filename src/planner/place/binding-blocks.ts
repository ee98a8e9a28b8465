/** Why an object type that was named cannot be linked to, each with a sentence that a person can type. */
import type { SchemaSummary } from '../../assets/observation';
import { nearestNames } from '../../templates/nearest-names';
import { inert, quoted } from '../../text/inert';
import type { BindingRequest } from '../options';
import type { Block } from '../plan';
import { listed } from '../../text/lists';

const MOST = 10;

/** What was asked for, in the words of whoever asked. */
export const target = ({ schema, type }: Pick<BindingRequest, 'schema' | 'type'>): string =>
  `${type === '' ? 'an object type' : quoted(type, 60)} in ${quoted(schema, 60)}`;

export const noSchemaBlock = (
  name: string,
  { schema, type }: BindingRequest,
  schemas: readonly SchemaSummary[],
): Block => {
  const there = schemas.map(({ key }) => inert(key, 20));
  const near = nearestNames(schema, there);
  const list = near.length > 0 ? near : there.slice(0, 2 * MOST);
  // Where one word was said for both, it is more likely the object type.
  const example = `link ${name} to ${inert(type === '' ? schema : type, 60)} in ${list[0] ?? ''}`;
  return block(
    `${name} is to be linked to ${target({ schema, type })}, but there is no ` +
      'object schema of that key or name that you can see.',
    list.length === 0
      ? `There is no object schema yet: ask again without linking ${name}.`
      : `${near.length > 0 ? 'Did you mean' : 'Schemas you can see:'} ` +
          `${list.join(', ')}${near.length > 0 ? '?' : '.'} Say${near.length > 0 ? '' : ' for example'}: ` +
          `${example}. If it exists, ask one of its managers to let you see it.`,
  );
};

export const noCommonDataModelBlock = (): Block =>
  block(
    "This site shows you no object schema of Atlassian's common data model.",
    'Ask again without it; or name the object schema and the object type to link ' +
      'to, for example: link people to Employee in our HR schema.',
  );

/** Only the object schema was named, and nothing in it is called as what is sought, here or elsewhere. */
export const noLikelyBlock = (
  name: string,
  schema: SchemaSummary,
  types: readonly string[],
): Block => {
  const shown = listed(
    types.map((one) => quoted(one, 60)),
    MOST,
  );
  return block(
    `${name} is to be linked to something in ${quoted(schema.name, 60)} (${schema.key}), ` +
      'and it is not clear to which of its object types.',
    types.length === 0
      ? `It has no object type that you can see: ask one of its managers, or ask again without linking ${name}.`
      : `It has ${shown}. ` +
          `Say for example: link ${name} to ${inert(types[0] ?? '', 60)} in ${schema.key}.`,
    'binding-ambiguous',
  );
};

export const noTypeBlock = (
  name: string,
  { type }: BindingRequest,
  schema: SchemaSummary,
  types: readonly string[],
): Block => {
  const near = nearestNames(type, types);
  const names = (near.length > 0 ? near : types).map((one) => quoted(one, 60));
  return block(
    `${name} is to be linked to ${quoted(type, 60)}, but ${quoted(schema.name, 60)} ` +
      `(${schema.key}) has no object type of that name.`,
    names.length === 0
      ? `It has no object type that you can see: ask one of its managers, or ask again without linking ${name}.`
      : (near.length > 0
          ? `Did you mean ${names.join(', ')}? `
          : `It has ${listed(names, MOST)}. `) +
          `Say for example: link ${name} to ${inert(near[0] ?? types[0] ?? '', 60)} in ` +
          `${schema.key}.`,
  );
};

/** @param choices each as "Object Type in KEY" */
export const severalBlock = (
  name: string,
  { type }: BindingRequest,
  choices: readonly string[],
): Block => {
  const shown = choices.slice(0, MOST).map((one) => inert(one, 120));
  return block(
    type === ''
      ? `${name} is to be linked to what you have, and ${choices.length} could be meant: ${shown.join('; ')}.`
      : `${name} is to be linked to ${quoted(type, 60)}, and there are ` +
          `${choices.length} of that name: ${shown.join('; ')}.`,
    `Say which, for example: link ${name} to ${shown[0] ?? ''}.`,
    'binding-ambiguous',
  );
};

export const goneBlock = (name: string, { schema, type }: BindingRequest): Block =>
  block(
    `${name} was linked to ${target({ schema, type })}, which was deleted or is no longer visible to you.`,
    `Look for it in Assets, then ask again and say what ${name} is to be linked to.`,
    'binding-gone',
  );

/** @param reference the one to be created */
export const keptGoneBlock = (
  { name, asked }: { name: string; asked: Pick<BindingRequest, 'schema' | 'type'> },
  reference: string,
): Block =>
  block(
    `${reference} would refer to what ${name} was linked to (${target(asked)}), ` +
      'which was deleted or is no longer visible to you.',
    `Say what ${name} is to be linked to now, for example: link ${name} to ` +
      `${asked.type === '' ? 'an object type' : inert(asked.type, 60)} in ` +
      `${inert(asked.schema, 60)}.`,
    'binding-gone',
  );

const block = (
  sentence: string,
  remedy: string,
  code: Block['code'] = 'binding-unknown',
): Block => ({ kind: 'block', code, sentence, remedy });
